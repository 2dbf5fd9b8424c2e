import type { Pen } from '../pen.ts'
import { circle, ellipse, path, rect } from '../shapes.ts'

/** Rain on a window, with blurred lights of a city behind. */
export const rainWindow = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.dusk)
  pen.fill(rect(-10, 420, 1220, 400), c.night)
  pen.stipple(rect(0, 0, 1200, 640), c.mid, [600, -20], [600, 600], { wide: 640, count: 1500, opacity: 0.4 })
  lights(pen)
  drops(pen)
  const bar = r.between(700, 820)
  pen.fill(rect(bar, -10, 34, 700), c.ink)
  pen.line(path([bar + 38, -10], [bar + 38, 680]), c.mid, 3)
  pen.fill(rect(-10, 660, 1220, 160), c.ink)
  pen.fill(rect(-10, 660, 1220, 14), c.mid)
  sill(pen, r.between(960, 1030))
}

const lights = (pen: Pen): void => {
  const { c, r } = pen
  for (let i = 0; i < 46; i += 1) {
    const [x, y, size] = [r.between(-20, 1220), 300 + (r.next() + r.next()) * 160, r.between(18, 62)]
    const tone = r.pick([c.warm, c.warm, c.spice, c.soft, c.mid])
    pen.fill(circle(x, y, size), tone, 0.34)
    pen.fill(circle(x, y, size * 0.62), tone, 0.4)
  }
  for (let i = 0; i < 26; i += 1) {
    const x = r.between(0, 1200)
    pen.line(
      `M${x} ${r.between(560, 600)}v${r.between(20, 70)}`,
      r.pick([c.warm, c.spice, c.soft]),
      r.between(8, 22),
      0.3,
    )
  }
}

const drops = (pen: Pen): void => {
  const { c, r } = pen
  for (let i = 0; i < 34; i += 1) {
    const [x, y, long] = [r.between(0, 1200), r.between(-60, 420), r.between(60, 220)]
    const bend = r.between(-14, 14)
    pen.line(`M${x} ${y}q${bend} ${long * 0.4} 0 ${long * 0.7}t0 ${long * 0.3}`, c.paper, 3, 0.5)
    drop(pen, x, y + long, r.between(7, 13))
  }
  for (let i = 0; i < 260; i += 1) {
    const size = r.between(2, 6.5)
    pen.fill(ellipse(r.between(0, 1200), r.between(0, 650), size * 0.85, size), c.paper, r.between(0.25, 0.7))
  }
}

const drop = (pen: Pen, x: number, y: number, size: number): void => {
  pen.fill(
    `M${x} ${y - size * 1.9}Q${x + size * 1.3} ${y} ${x} ${y + size}Q${x - size * 1.3} ${y} ${x} ${y - size * 1.9}Z`,
    pen.c.paper,
    0.85,
  )
  pen.fill(circle(x + size * 0.15, y, size * 0.4), pen.c.mid)
}

const sill = (pen: Pen, x: number): void => {
  const { c } = pen
  pen.fill(`M${x - 70} 560H${x + 70}L${x + 50} 676H${x - 50}Z`, c.spice)
  pen.stipple(`M${x - 70} 560H${x + 70}L${x + 50} 676H${x - 50}Z`, c.ink, [x + 70, 620], [x - 50, 600], {
    wide: 80,
    count: 260,
    opacity: 0.5,
  })
  for (const [dx, dy] of [
    [-90, -90],
    [-40, -170],
    [10, -210],
    [60, -150],
    [96, -80],
  ] as const) {
    pen.line(`M${x} 562Q${x + dx * 0.2} ${562 + dy * 0.7} ${x + dx} ${562 + dy}`, c.leaf, 6)
    pen.turned(`translate(${x + dx} ${562 + dy}) rotate(${dx * 0.6})`, () => pen.fill(ellipse(0, 0, 20, 38), c.leaf))
  }
}
