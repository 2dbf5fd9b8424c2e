import type { Pen } from '../pen.ts'
import { circle, poly, rect, round } from '../shapes.ts'

/** A row of houses with shop fronts, and a tree before them. */
export const street = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  pen.cloud(r.between(60, 300), 150, 320, c.paper)
  pen.cloud(r.between(600, 800), 110, 260, c.paper, 0.8)
  let x = -r.between(20, 90)
  const walls = [c.soft, c.paper, c.warm, c.mid, c.spice, c.soft, c.paper]
  for (let i = r.whole(0, 2); x < 1200; i += 1) {
    const w = r.between(196, 262)
    house(pen, x, w, r.between(330, 460), walls[i % walls.length] as string)
    x += w
  }
  pen.fill(rect(-10, 660, 1220, 24), c.paper)
  pen.fill(rect(-10, 684, 1220, 130), c.deep)
  pen.line('M-10 686H1210', c.ink, 6)
  pen.stipple(rect(0, 690, 1200, 110), c.soft, [600, 690], [600, 800], { wide: 640, count: 420, opacity: 0.4 })
  tree(pen, r.between(330, 440))
  bicycle(pen, r.between(720, 840), 664)
  pen.figure(r.between(560, 640), 674, 118, c.ink, r.pick([c.spice, c.deep]))
}

const house = (pen: Pen, x: number, w: number, h: number, wall: string): void => {
  const { c, r } = pen
  const top = 662 - h
  const roof = r.pick([c.deep, c.ink, c.deep])
  pen.fill(rect(x, top, w, h), wall)
  if (r.chance(0.6)) {
    pen.fill(poly([x - 10, top + 4], [x + w * 0.2, top - 70], [x + w * 0.8, top - 70], [x + w + 10, top + 4]), roof)
    pen.hatch(
      poly([x - 10, top + 4], [x + w * 0.2, top - 70], [x + w * 0.8, top - 70], [x + w + 10, top + 4]),
      c.soft,
      { angle: 0, gap: 12, width: 2, opacity: 0.3 },
    )
    pen.fill(rect(x + w * 0.68, top - 104, 26, 60), wall === c.spice ? c.ink : c.spice)
  } else pen.fill(rect(x - 8, top - 14, w + 16, 24), roof)
  pen.stipple(rect(x, top, w, h), c.ink, [x, top + h / 2], [x + w * 0.7, top + h / 2], {
    wide: h,
    count: 320,
    opacity: 0.16,
  })
  const columns = w > 225 ? 3 : 2
  for (let y = top + 34; y < 662 - 240; y += 98)
    for (let i = 0; i < columns; i += 1) window(pen, x + (w * (i + 0.5)) / columns - 24, y)
  shop(pen, x + 14, w - 28)
}

const window = (pen: Pen, x: number, y: number): void => {
  const { c, r } = pen
  pen.fill(rect(x - 4, y - 4, 56, 74), c.paper)
  pen.fill(rect(x, y, 48, 66), r.chance(0.22) ? c.warm : c.deep)
  pen.line(`M${x + 24} ${y}v66M${x} ${y + 30}h48`, c.paper, 4)
  if (r.chance(0.3)) pen.fill(rect(x - 6, y + 66, 60, 14), c.leaf)
}

const shop = (pen: Pen, x: number, w: number): void => {
  const { c, r } = pen
  pen.fill(rect(x, 512, w, 150), c.ink)
  pen.fill(rect(x + 12, 548, w * 0.56, 86), r.pick([c.warm, c.pale, c.warm]))
  for (let i = 0; i < 5; i += 1) pen.fill(circle(x + 28 + i * w * 0.11, 622, 12), r.pick([c.spice, c.leaf, c.deep]))
  pen.fill(rect(x + w * 0.66, 548, w * 0.26, 114), r.pick([c.spice, c.mid, c.leaf]))
  pen.fill(rect(x + w * 0.7, 558, w * 0.18, 46), c.pale)
  const tone = r.pick([c.spice, c.leaf, c.mid, c.deep])
  for (let i = 0; i < 8; i += 1) {
    const s = (w + 12) / 8
    pen.fill(`M${x - 6 + i * s} 506h${s}v36a${s / 2} ${s / 2} 0 0 1 ${-s} 0Z`, i % 2 ? c.paper : tone)
  }
  pen.fill(round(x + w * 0.14, 472, w * 0.72, 28, 3), c.ink)
  pen.line(`M${x + w * 0.24} 486h${w * 0.52}`, c.paper, 5, 0.9)
}

const tree = (pen: Pen, x: number): void => {
  const { c, r } = pen
  pen.fill(poly([x - 15, 690], [x - 9, 380], [x + 9, 380], [x + 15, 690]), c.ink)
  pen.line(`M${x} 500L${x - 62} 410M${x} 460L${x + 56} 390`, c.ink, 8)
  const crown = [
    [0, 300, 112],
    [-86, 358, 84],
    [84, 352, 88],
    [-30, 400, 76],
    [40, 396, 70],
  ] as const
  const tone = r.pick([c.leaf, c.leaf, c.warm])
  for (const [dx, y, size] of crown) pen.fill(circle(x + dx, y, size), tone)
  for (const [dx, y, size] of crown)
    pen.stipple(circle(x + dx, y, size), c.ink, [x + dx + size, y + size], [x + dx - 20, y - 30], {
      wide: size,
      count: 260,
      opacity: 0.5,
    })
}

const bicycle = (pen: Pen, x: number, y: number): void => {
  const { ink, spice } = pen.c
  pen.line(circle(x, y - 34, 34) + circle(x + 116, y - 34, 34), ink, 5)
  pen.line(
    `M${x} ${y - 34}L${x + 30} ${y - 88}H${x + 90}L${x + 52} ${y - 34}ZM${x + 52} ${y - 34}L${x + 26} ${y - 100}M${x + 116} ${y - 34}L${x + 84} ${y - 108}h22`,
    spice,
    6,
  )
  pen.line(`M${x + 12} ${y - 102}h28`, ink, 8)
}
