import type { Pen } from '../pen.ts'
import { below, circle, type Point, poly, steps } from '../shapes.ts'

/** Waves under a wide horizon, with one sail. */
export const sea = (pen: Pen): void => {
  const { c, r } = pen
  const horizon = r.between(300, 360)
  pen.ground(c.paper)
  pen.fill(below([[-10, 150], [500, 120], [900, 160], [1210, 140]], horizon), c.pale)
  const x = r.between(760, 940)
  pen.fill(circle(x, horizon - r.between(10, 70), r.between(70, 96)), r.pick([c.warm, c.spice]))
  for (let i = 0; i < 3; i += 1) pen.cloud(r.between(40, 800), r.between(130, horizon - 60), r.between(220, 420), c.paper, 0.9)
  pen.fill(below([[-10, horizon], [1210, horizon]]), c.soft)
  glitter(pen, x, horizon)
  boat(pen, r.between(290, 430), horizon + 78, r.between(1, 1.35))
  const tones = [c.soft, c.mid, c.mid, c.deep, c.deep, c.ink]
  tones.forEach((tone, i) => wave(pen, horizon + 90 + i * i * 9 + i * 38, 16 + i * 9, tone, i))
}

const glitter = (pen: Pen, x: number, horizon: number): void => {
  for (const y of steps(horizon + 10, horizon + 130, 9)) {
    const half = pen.r.between(20, 60) + (y - horizon) * 0.35
    pen.line(`M${x - half} ${y}h${half * pen.r.between(0.9, 1.9)}`, pen.c.paper, 5, 0.9)
  }
}

const wave = (pen: Pen, y: number, tall: number, tone: string, i: number): void => {
  const long = 120 + i * 46
  const shift = pen.r.between(0, long)
  const crests = Array.from({ length: Math.ceil(1400 / long) + 1 }, (_, k) => -shift + k * long)
  const d = `M-40 820V${y}${crests.map((x) => `Q${x + long * 0.3} ${y + tall} ${x + long * 0.66} ${y - tall * 0.55}Q${x + long * 0.8} ${y - tall * 0.2} ${x + long} ${y}`).join('')}V820Z`
  pen.fill(d, tone)
  pen.stipple(d, pen.c.paper, [600, y - tall], [600, y + 70 + tall], { wide: 640, count: 520, opacity: 0.5, size: 2.6 + i * 0.3 })
  pen.line(crests.map((x) => `M${x + long * 0.2} ${y + tall * 1.3}q${long * 0.25} ${tall * 0.5} ${long * 0.5} ${-tall * 0.3}`).join(''), pen.c.paper, 3, 0.55)
}

const boat = (pen: Pen, x: number, y: number, s: number): void => {
  const p = (dx: number, dy: number): Point => [x + dx * s, y + dy * s]
  pen.fill(poly(p(6, -176), p(6, -26), p(100, -26)), pen.c.spice)
  pen.hatch(poly(p(6, -176), p(6, -26), p(100, -26)), pen.c.ink, { angle: 90, gap: 16, opacity: 0.16 })
  pen.fill(poly(p(-6, -160), p(-6, -26), p(-74, -26)), pen.c.paper)
  pen.outline(poly(p(-6, -160), p(-6, -26), p(-74, -26)), 2.5)
  pen.line(`M${x} ${y - 190 * s}V${y - 10 * s}`, pen.c.ink, 5)
  pen.fill(`M${x - 90 * s} ${y - 18 * s}H${x + 112 * s}Q${x + 90 * s} ${y + 26 * s} ${x + 40 * s} ${y + 26 * s}H${x - 46 * s}Q${x - 76 * s} ${y + 22 * s} ${x - 90 * s} ${y - 18 * s}Z`, pen.c.ink)
}
