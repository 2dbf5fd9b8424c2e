import type { Pen } from '../pen.ts'
import { below, circle, path, rect, round, steps } from '../shapes.ts'

/** A train crossing a landscape on a viaduct. */
export const train = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  pen.fill(circle(r.between(820, 960), r.between(180, 230), 80), r.pick([c.spice, c.warm, c.paper]))
  pen.cloud(r.between(80, 360), 190, 360, c.paper)
  const far = below([
    [-20, 400],
    [180, r.between(240, 330)],
    [380, r.between(300, 380)],
    [620, r.between(220, 330)],
    [860, 370],
    [1220, r.between(240, 330)],
  ])
  pen.fill(far, c.soft)
  pen.stipple(far, c.paper, [600, 470], [600, 260], { wide: 640, count: 900, opacity: 0.6 })
  pen.fill(
    below([
      [-20, 470],
      [300, 410],
      [640, 470],
      [940, 410],
      [1220, 460],
    ]),
    c.leaf,
  )
  if (pen.seed % 3 === 1) bank(pen)
  else viaduct(pen)
  const livery = r.pick([c.spice, c.deep, c.leaf])
  const cars = r.whole(3, 4)
  for (let i = 0; i < cars; i += 1) carriage(pen, 1010 - (i + 1) * 262, i === 0, livery)
  pen.line(
    steps(60, 1140, 6)
      .map((x) => path([x, 440], [x, 316]) + path([x - 4, 326], [x + 44, 318]))
      .join(''),
    c.ink,
    4,
  )
  pen.line('M-10 322Q150 330 275 320T495 320T710 320T925 320T1210 320', c.ink, 2.5)
  bushes(pen)
}

const carriage = (pen: Pen, x: number, isFirst: boolean, livery: string): void => {
  const { c, r } = pen
  const body = isFirst ? `M${x} 346H${x + 190}Q${x + 262} 352 ${x + 290} 424V440H${x}Z` : round(x, 346, 252, 94, 12)
  pen.fill(body, c.paper)
  pen.clipped(body, () => {
    pen.fill(rect(x - 10, 408, 330, 40), livery)
    pen.line(`M${x - 10} 400H${x + 320}`, c.ink, 4)
  })
  for (let i = 0; i < (isFirst ? 4 : 6); i += 1) {
    pen.fill(round(x + 18 + i * 39, 362, 28, 30, 5), r.chance(0.25) ? c.warm : c.deep)
  }
  if (isFirst) pen.fill(`M${x + 196} 360Q${x + 240} 364 ${x + 262} 398H${x + 196}Z`, c.ink)
  pen.outline(body, 3)
  for (const dx of [46, 86, 166, 206]) pen.fill(circle(x + dx, 442, 12), c.ink)
}

const viaduct = (pen: Pen): void => {
  const { c } = pen
  const arches = steps(-60, 1260, 9)
  const wall = `M-20 452H1220V640H-20Z`
  pen.fill(wall, c.deep)
  pen.stipple(wall, c.soft, [600, 452], [600, 640], { wide: 640, count: 700, opacity: 0.4 })
  for (const x of arches) {
    const d = `M${x - 62} 700V566A62 70 0 0 1 ${x + 62} 566V700Z`
    pen.fill(d, c.leaf)
    pen.hatch(d, c.ink, { angle: 0, gap: 14, width: 2, opacity: 0.25 })
    pen.line(`M${x - 62} 644V566A62 70 0 0 1 ${x + 62} 566V644`, c.ink, 6)
  }
  pen.fill(rect(-20, 446, 1240, 18), c.ink)
}

/** An embankment with rows of a field below it, and a stream. */
const bank = (pen: Pen): void => {
  const { c } = pen
  const slope = below(
    [
      [-20, 454],
      [1220, 454],
    ],
    600,
  )
  pen.fill(slope, c.mid)
  pen.stipple(slope, c.ink, [600, 600], [600, 454], { wide: 640, count: 900, opacity: 0.4 })
  pen.fill(rect(-20, 446, 1240, 14), c.ink)
  const field = below([
    [-20, 560],
    [400, 530],
    [800, 570],
    [1220, 540],
  ])
  pen.fill(field, c.leaf)
  pen.hatch(field, c.ink, { angle: 3, gap: 17, width: 2.5, opacity: 0.3 })
  pen.fill(
    below([
      [-20, 610],
      [300, 590],
      [620, 640],
      [1220, 596],
    ]),
    c.soft,
  )
  for (let i = 0; i < 16; i += 1)
    pen.line(`M${pen.r.between(0, 1140)} ${pen.r.between(628, 662)}h${pen.r.between(30, 90)}`, c.paper, 4)
}

const bushes = (pen: Pen): void => {
  const { c, r } = pen
  const d = below([
    [-20, 650],
    [300, 640],
    [700, 672],
    [1220, 640],
  ])
  pen.fill(d, c.warm)
  pen.hatch(d, c.ink, { angle: 102, gap: 16, width: 2.5, opacity: 0.3 })
  for (let i = 0; i < 9; i += 1) {
    const x = i < 6 ? r.between(-20, 330) : r.between(960, 1220)
    const size = r.between(36, 84)
    pen.fill(circle(x, 800 - size * 0.3, size), c.ink)
    pen.stipple(circle(x, 800 - size * 0.3, size), c.leaf, [x - size, 740 - size], [x + size, 800], {
      wide: size,
      count: 130,
      opacity: 0.8,
    })
  }
}
