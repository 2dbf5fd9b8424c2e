import type { Pen } from '../pen.ts'
import { circle, rect, round, steps } from '../shapes.ts'

/** Traces of a circuit board around a chip. */
export const circuit = (pen: Pen): void => {
  const { c, r } = pen
  const isLight = pen.seed % 3 === 1
  pen.ground(isLight ? c.pale : c.deep)
  const trace = isLight ? c.deep : c.soft
  const [x, y] = [r.between(500, 700), r.between(360, 440)]
  pen.hatch(rect(0, 0, 1200, 800), isLight ? c.paper : c.ink, { angle: 45, gap: 26, width: 10, opacity: 0.2 })
  const half = 150
  for (const [i, at] of steps(-half + 24, half - 24, 9).entries()) {
    for (const side of [0, 90, 180, 270])
      pen.turned(`translate(${x} ${y}) rotate(${side})`, () => lead(pen, at, half, i, trace))
  }
  for (const spot of steps(90, 1110, 6))
    part(pen, spot + r.between(-34, 34), r.pick([r.between(90, 140), r.between(650, 710)]))
  chip(pen, x, y, half)
}

/** From a pin straight out, then at 45°, then straight again to a hole. */
const lead = (pen: Pen, at: number, half: number, i: number, tone: string): void => {
  const { c, r } = pen
  const fan = (i - 4) * r.between(14, 30)
  const out = half + 26 + Math.abs(i - 4) * 15
  const end = out + Math.abs(fan) + r.between(50, 330)
  const color = r.chance(0.1) ? c.spice : r.chance(0.16) ? c.warm : tone
  pen.line(`M${at} ${half}V${out}L${at + fan} ${out + Math.abs(fan)}V${end}`, color, r.pick([5, 5, 8]))
  pen.fill(circle(at + fan, end, 13), color)
  pen.fill(circle(at + fan, end, 5.5), c.ink)
  pen.fill(rect(at - 8, half - 6, 16, 30), c.warm)
}

const chip = (pen: Pen, x: number, y: number, half: number): void => {
  const { c } = pen
  const d = round(x - half, y - half, half * 2, half * 2, 10)
  pen.fill(d, c.ink)
  pen.stipple(d, c.soft, [x - half, y - half], [x + half, y + half], { wide: half * 1.4, count: 1000, opacity: 0.35 })
  pen.line(round(x - half + 26, y - half + 26, half * 2 - 52, half * 2 - 52, 6), c.mid, 3)
  pen.fill(circle(x - half + 54, y - half + 54, 12), c.paper)
  pen.line(`M${x - 60} ${y + 4}h120M${x - 60} ${y + 30}h76`, c.soft, 7)
}

const part = (pen: Pen, x: number, y: number): void => {
  const { c, r } = pen
  if (r.chance(0.5)) {
    pen.fill(rect(x - 44, y - 15, 88, 30), c.warm)
    pen.fill(rect(x - 26, y - 18, 52, 36), r.pick([c.ink, c.spice]))
  } else {
    pen.fill(circle(x, y, 36), c.ink)
    pen.fill(circle(x, y, 25), c.mid)
    pen.line(`M${x - 14} ${y}h28M${x} ${y - 14}v28`, c.ink, 4)
  }
}
