import type { Pen } from '../pen.ts'
import { circle, ellipse, poly, rect } from '../shapes.ts'

/** Books on shelves. */
export const bookshelf = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(pen.seed % 3 === 0 ? c.dusk : c.pale)
  pen.stipple(rect(0, 0, 1200, 800), c.ink, [-20, 400], [800, 400], { wide: 420, count: 1200, opacity: 0.2 })
  for (const [i, foot] of [262, 520, 778].entries()) {
    shelf(pen, foot, i === r.whole(0, 2) ? -1 : i)
    pen.fill(rect(-10, foot, 1220, 22), c.ink)
    pen.fill(rect(-10, foot + 22, 1220, 10), c.ink, 0.2)
  }
}

const shelf = (pen: Pen, foot: number, i: number): void => {
  const { r } = pen
  let x = r.between(-30, 10)
  const pause = r.between(240, 820)
  let isPaused = false
  while (x < 1200) {
    if (!isPaused && x > pause) {
      x += thing(pen, x + 24, foot, i)
      isPaused = true
    } else x += r.chance(0.06) ? leaning(pen, x, foot) : book(pen, x, foot)
  }
}

const book = (pen: Pen, x: number, foot: number): number => {
  const { c, r } = pen
  const [w, h] = [r.between(22, 58), r.between(138, 206)]
  const tone = r.pick([c.spice, c.deep, c.mid, c.warm, c.leaf, c.paper, c.soft, c.ink, c.deep])
  const line = tone === c.paper || tone === c.warm || tone === c.soft ? c.ink : c.paper
  const d = rect(x, foot - h, w - 3, h)
  pen.fill(d, tone)
  pen.stipple(d, c.ink, [x + w, foot - h / 2], [x, foot - h / 2], { wide: h / 2, count: 70, opacity: 0.3, size: 2.4 })
  const style = r.whole(0, 3)
  if (style === 0)
    pen.line(
      `M${x + 3} ${foot - h + 20}h${w - 9}M${x + 3} ${foot - h + 30}h${w - 9}M${x + 3} ${foot - 26}h${w - 9}`,
      line,
      3,
      0.8,
    )
  if (style === 1) pen.fill(rect(x + w * 0.22, foot - h + 26, w * 0.5, h * 0.36), line, 0.85)
  if (style === 2) pen.line(`M${x + w / 2 - 1} ${foot - h + 24}v${h * 0.5}`, line, 5, 0.85)
  return w
}

const leaning = (pen: Pen, x: number, foot: number): number => {
  const d = poly([x + 4, foot], [x + 40, foot], [x + 92, foot - 160], [x + 56, foot - 172])
  pen.fill(d, pen.r.pick([pen.c.spice, pen.c.leaf, pen.c.mid]))
  pen.line(`M${x + 44} ${foot - 92}l34 10`, pen.c.paper, 4)
  return 96
}

const thing = (pen: Pen, x: number, foot: number, i: number): number => {
  const { c } = pen
  if (i === 0) {
    pen.fill(
      `M${x + 40} ${foot}C${x - 10} ${foot - 30} ${x} ${foot - 90} ${x + 46} ${foot - 104}V${foot - 130}h28v26C${x + 120} ${foot - 90} ${x + 130} ${foot - 30} ${x + 80} ${foot}Z`,
      c.paper,
    )
    pen.stipple(rect(x, foot - 130, 130, 130), c.deep, [x + 130, foot - 50], [x + 20, foot - 60], {
      wide: 70,
      count: 90,
      opacity: 0.4,
    })
    for (const [dx, dy] of [
      [-40, -96],
      [6, -120],
      [44, -84],
    ] as const) {
      pen.line(`M${x + 60} ${foot - 120}q${dx * 0.2} ${dy * 0.6} ${dx} ${dy}`, c.leaf, 5)
      pen.fill(circle(x + 60 + dx, foot - 120 + dy, 17), c.spice)
    }
    return 170
  }
  if (i === 1) {
    pen.fill(circle(x + 76, foot - 98, 66), c.mid)
    pen.fill(ellipse(x + 60, foot - 116, 30, 20), c.warm)
    pen.fill(ellipse(x + 100, foot - 76, 22, 26), c.warm)
    pen.line(`M${x + 12} ${foot - 140}A78 78 0 1 0 ${x + 140} ${foot - 60}`, c.ink, 6)
    pen.fill(poly([x + 40, foot], [x + 66, foot - 26], [x + 86, foot - 26], [x + 112, foot]), c.ink)
    return 190
  }
  cat(pen, x, foot)
  return 210
}

const cat = (pen: Pen, x: number, foot: number): void => {
  const { c } = pen
  pen.fill(
    `M${x + 30} ${foot}C${x + 10} ${foot - 90} ${x + 60} ${foot - 120} ${x + 90} ${foot - 110}L${x + 88} ${foot - 170}l26 22h28l26 -22l4 62C${x + 178} ${foot - 70} ${x + 160} ${foot} ${x + 150} ${foot}Z`,
    c.ink,
  )
  pen.line(`M${x + 40} ${foot - 8}C${x - 24} ${foot - 10} ${x - 10} ${foot - 70} ${x + 10} ${foot - 80}`, c.ink, 15)
  pen.fill(circle(x + 116, foot - 122, 5) + circle(x + 142, foot - 122, 5), c.warm)
}
