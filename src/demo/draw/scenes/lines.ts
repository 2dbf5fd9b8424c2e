import type { Pen } from '../pen.ts'
import { below, circle, curve, type Point, steps } from '../shapes.ts'

/** An abstract line chart without numbers, on squared paper. */
export const lines = (pen: Pen): void => {
  const { c, r } = pen
  pen.isMirrored = false
  pen.ground(c.paper)
  pen.line(
    steps(60, 1140, 28)
      .map((x) => `M${x} -10V810`)
      .join('') +
      steps(40, 760, 19)
        .map((y) => `M-10 ${y}H1210`)
        .join(''),
    c.pale,
    2.5,
  )
  const foot = 660
  const first = walk(pen, 520, 240)
  const area = below(first, foot)
  pen.fill(area, c.soft, 0.75)
  pen.stipple(area, c.deep, [600, foot], [600, 260], { wide: 560, count: 1600, opacity: 0.5 })
  pen.line(curve(first), c.deep, 8)
  const second = walk(pen, r.between(300, 420), r.between(380, 500))
  pen.dashed(curve(second), c.mid, 6, '2 15')
  const third = walk(pen, r.between(560, 600), r.between(170, 230))
  pen.line(curve(third), c.spice, 9)
  for (const [i, [x, y]] of third.entries()) if (i % 2 === 0) pen.fill(circle(x, y, 12), c.spice)
  const [x, y] = third.at(-3) as Point
  pen.line(circle(x, y, 34), c.ink, 5)
  pen.line(`M${x} ${y + 38}V${foot}`, c.ink, 3)
  pen.line(`M110 130V${foot}H1110`, c.ink, 7)
}

const walk = (pen: Pen, from: number, to: number): Point[] =>
  steps(112, 1088, 9).map((x, i) => [x, from + ((to - from) * i) / 8 + pen.r.between(-52, 52)])
