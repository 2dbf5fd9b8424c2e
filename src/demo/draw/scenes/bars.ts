import type { Pen } from '../pen.ts'
import { rect, steps } from '../shapes.ts'

/** An abstract bar chart without numbers. */
export const bars = (pen: Pen): void => {
  const { c, r } = pen
  pen.isMirrored = false
  pen.ground(c.paper)
  const foot = 640
  for (const y of steps(180, foot - 60, 6)) pen.dashed(`M110 ${y}H1090`, c.soft, 3, '2 14')
  const count = r.whole(7, 11)
  const each = 960 / count
  const marked = r.whole(2, count - 2)
  let tall = r.between(150, 300)
  for (let i = 0; i < count; i += 1) {
    tall += r.between(-100, 130)
    if (tall > 455 || tall < 70) tall = r.between(240, 400)
    const d = rect(120 + i * each, foot - tall, each * 0.7, tall)
    const tone = i === marked ? c.spice : ([c.deep, c.mid, c.soft, c.mid][i % 4] as string)
    pen.fill(d, tone)
    if (i % 3 === 1) pen.hatch(d, c.paper, { angle: 45, gap: 15, width: 4, opacity: 0.55 })
    pen.stipple(d, i === marked ? c.warm : c.ink, [0, foot], [0, foot - tall], {
      wide: 1300,
      count: 2600,
      opacity: 0.45,
    })
    pen.outline(d, 2.5)
  }
  pen.line(`M92 ${foot + 4}H1110`, c.ink, 7)
  for (const x of steps(120 + each * 0.35, 120 + (count - 0.65) * each, count))
    pen.line(`M${x} ${foot + 8}v14`, c.ink, 4)
}
