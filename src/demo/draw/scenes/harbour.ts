import type { Pen } from '../pen.ts'
import { circle, poly, rect, round, steps } from '../shapes.ts'

/** Gantry cranes, stacked containers and a ship at the quay. */
export const harbour = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(r.pick([c.pale, c.paper]))
  pen.fill(circle(r.between(180, 420), r.between(200, 260), 84), r.pick([c.warm, c.spice]))
  for (let i = 0; i < 3; i += 1) pen.cloud(r.between(0, 800), r.between(180, 330), r.between(260, 480), c.paper, 0.8)
  town(pen)
  for (const x of [740, 980]) crane(pen, x + r.between(-30, 30), r.between(0.92, 1.06), c.mid)
  crane(pen, r.between(420, 520), 1.22, c.spice)
  stacks(pen)
  pen.fill(rect(-10, 588, 1220, 26), c.ink)
  water(pen)
  ship(pen, r.between(120, 190))
}

const town = (pen: Pen): void => {
  for (const x of steps(-20, 1180, 22)) pen.fill(rect(x, 590 - pen.r.between(40, 130), 62, 160), pen.c.soft, 0.75)
}

const crane = (pen: Pen, x: number, s: number, color: string): void => {
  pen.turned(`translate(${x} 590) scale(${s})`, () => {
    pen.fill(poly([-78, 0], [-62, -300], [-48, -300], [-60, 0]), color)
    pen.fill(poly([78, 0], [62, -300], [48, -300], [60, 0]), color)
    pen.fill(rect(-74, -200, 148, 12), color)
    pen.line('M-66 -16L62 -190M66 -16L-62 -190', color, 6)
    pen.fill(rect(-190, -312, 470, 18), color)
    pen.fill(poly([-12, -312], [2, -420], [14, -420], [40, -312]), color)
    pen.line('M6 -416L-180 -312M8 -416L270 -312', color, 5)
    pen.fill(rect(96, -294, 44, 34), pen.c.ink)
    pen.line('M118 -262V-190', pen.c.ink, 3)
    pen.fill(rect(88, -190, 62, 26), pen.c.warm)
    pen.fill(rect(-150, -344, 66, 34), pen.c.ink)
  })
}

const stacks = (pen: Pen): void => {
  const { c, r } = pen
  for (const x of steps(560, 1130, 7)) {
    const high = r.whole(1, 4)
    for (let i = 0; i < high; i += 1) {
      const d = rect(x + r.between(-2, 2), 588 - (i + 1) * 40, 86, 38)
      pen.fill(d, r.pick([c.spice, c.deep, c.warm, c.mid, c.leaf, c.paper]))
      pen.hatch(d, c.ink, { angle: 90, gap: 9, width: 2, opacity: 0.28 })
    }
  }
}

const water = (pen: Pen): void => {
  pen.fill(rect(-10, 612, 1220, 200), pen.c.mid)
  for (let i = 0; i < 46; i += 1) {
    const y = pen.r.between(626, 796)
    pen.line(
      `M${pen.r.between(-20, 1180)} ${y}h${pen.r.between(20, 110)}`,
      pen.r.pick([pen.c.pale, pen.c.deep, pen.c.deep]),
      4,
      0.7,
    )
  }
}

const ship = (pen: Pen, x: number): void => {
  const { c, r } = pen
  const hull = `M${x - 150} 590H${x + 560}L${x + 520} 706H${x - 90}Q${x - 132} 670 ${x - 150} 590Z`
  for (const dx of steps(0, 420, 6)) {
    for (let i = 0; i < r.whole(1, 3); i += 1) {
      const d = rect(x + dx, 592 - (i + 1) * 42, 80, 40)
      pen.fill(d, r.pick([c.paper, c.warm, c.spice, c.leaf, c.soft]))
      pen.hatch(d, c.ink, { angle: 90, gap: 10, width: 2, opacity: 0.25 })
    }
  }
  pen.fill(round(x - 118, 420, 92, 172, 6), c.paper)
  for (const y of [446, 482, 518]) pen.fill(rect(x - 106, y, 68, 14), c.deep)
  pen.fill(rect(x - 96, 372, 34, 50), c.spice)
  pen.fill(hull, c.ink)
  pen.clipped(hull, () => pen.fill(rect(x - 200, 672, 900, 60), c.spice))
  pen.stipple(hull, c.mid, [x + 200, 590], [x + 200, 690], { wide: 400, count: 500, opacity: 0.4 })
  pen.line(`M${x - 170} 716h300M${x + 250} 724h320`, c.paper, 5, 0.8)
}
