import type { Pen } from '../pen.ts'
import { below, circle, type Point, poly, steps } from '../shapes.ts'

/** Waves under a wide horizon, with one sail. */
export const sea = (pen: Pen): void => {
  const { c, r } = pen
  const horizon = r.between(300, 360)
  pen.ground(c.pale)
  pen.fill(
    below(
      [
        [-10, 210],
        [400, 170],
        [860, 220],
        [1210, 180],
      ],
      horizon,
    ),
    c.paper,
    0.65,
  )
  const x = r.between(760, 940)
  pen.fill(circle(x, horizon - r.between(10, 70), r.between(70, 96)), r.pick([c.warm, c.spice]))
  pen.cloud(r.between(60, 220), r.between(150, 200), r.between(220, 320), c.paper)
  pen.cloud(r.between(480, 600), r.between(120, 160), r.between(150, 220), c.paper, 0.9)
  pen.fill(
    below([
      [-10, horizon],
      [1210, horizon],
    ]),
    c.soft,
  )
  glitter(pen, x, horizon)
  boat(pen, r.between(290, 430), horizon + 78, r.between(1, 1.35))
  if (pen.seed % 3 === 0) headland(pen, horizon)
  const tones = [c.mid, c.soft, c.mid, c.deep, c.ink]
  tones.forEach((tone, i) => wave(pen, horizon + 90 + i * i * 9 + i * 38, 16 + i * 9, tone, i))
}

/** A rock with a lighthouse. */
const headland = (pen: Pen, horizon: number): void => {
  const { c } = pen
  pen.fill(
    below(
      [
        [-30, horizon - 40],
        [60, horizon - 66],
        [150, horizon - 20],
        [250, horizon + 40],
        [300, horizon + 96],
      ],
      horizon + 120,
    ),
    c.deep,
  )
  pen.fill(poly([66, horizon - 60], [76, horizon - 196], [112, horizon - 196], [122, horizon - 50]), c.paper)
  pen.fill(poly([72, horizon - 140], [74, horizon - 166], [114, horizon - 166], [117, horizon - 140]), c.spice)
  pen.fill(poly([69, horizon - 88], [71, horizon - 114], [117, horizon - 114], [119, horizon - 88]), c.spice)
  pen.fill(
    poly([72, horizon - 196], [78, horizon - 226], [94, horizon - 240], [110, horizon - 226], [116, horizon - 196]),
    c.ink,
  )
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
  pen.stipple(d, pen.c.paper, [600, y - tall], [600, y + 70 + tall], {
    wide: 640,
    count: 520,
    opacity: 0.5,
    size: 2.6 + i * 0.3,
  })
  pen.line(
    crests
      .map((x) => `M${x + long * 0.2} ${y + tall * 1.3}q${long * 0.25} ${tall * 0.5} ${long * 0.5} ${-tall * 0.3}`)
      .join(''),
    pen.c.paper,
    3,
    0.55,
  )
}

const boat = (pen: Pen, x: number, y: number, s: number): void => {
  const p = (dx: number, dy: number): Point => [x + dx * s, y + dy * s]
  pen.fill(poly(p(6, -176), p(6, -26), p(100, -26)), pen.c.spice)
  pen.hatch(poly(p(6, -176), p(6, -26), p(100, -26)), pen.c.ink, { angle: 90, gap: 16, opacity: 0.16 })
  pen.fill(poly(p(-6, -160), p(-6, -26), p(-74, -26)), pen.c.paper)
  pen.outline(poly(p(-6, -160), p(-6, -26), p(-74, -26)), 2.5)
  pen.line(`M${x} ${y - 190 * s}V${y - 10 * s}`, pen.c.ink, 5)
  pen.fill(
    `M${x - 90 * s} ${y - 18 * s}H${x + 112 * s}Q${x + 90 * s} ${y + 26 * s} ${x + 40 * s} ${y + 26 * s}H${x - 46 * s}Q${x - 76 * s} ${y + 22 * s} ${x - 90 * s} ${y - 18 * s}Z`,
    pen.c.ink,
  )
}
