import type { Pen } from '../pen.ts'
import { circle, poly, rect, steps } from '../shapes.ts'

/** Market stalls with awnings and fruit. */
export const market = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  for (const x of steps(-40, 1120, 8)) {
    pen.fill(rect(x, r.between(110, 230), 150, 500), r.pick([c.paper, c.soft]), 0.9)
    for (const y of [270, 340]) pen.fill(rect(x + 40, y, 30, 40), c.mid, 0.5)
  }
  pen.line('M-10 130Q300 200 600 140T1210 130', c.ink, 3)
  for (const [i, x] of steps(80, 1120, 9).entries()) {
    const y = 152 + Math.sin(i) * 12
    pen.line(`M${x} ${y}v26`, c.ink, 3)
    pen.fill(circle(x, y + 40, 17), c.warm)
  }
  pen.fill(rect(-10, 690, 1220, 130), c.deep)
  pen.stipple(rect(-10, 690, 1220, 120), c.soft, [600, 690], [600, 810], { wide: 640, count: 500, opacity: 0.4 })
  const width = r.pick([520, 560, 420])
  let i = r.whole(0, 3)
  for (let x = -120 + r.between(0, 60); x < 1200; x += width + 24) stall(pen, x, width, i++)
  pen.figure(r.between(540, 620), 786, 250, c.ink, r.pick([c.spice, c.deep]))
  basket(pen, r.between(700, 900))
}

const stall = (pen: Pen, x: number, w: number, i: number): void => {
  const { c, r } = pen
  const tone = [c.spice, c.leaf, c.deep, c.mid][i % 4] as string
  pen.line(`M${x + 16} 300V700M${x + w - 16} 300V700`, c.ink, 10)
  pen.fill(rect(x + 20, 372, w - 40, 150), c.ink, 0.75)
  pen.figure(x + w * r.between(0.3, 0.7), 680, 250, c.ink, r.pick([c.paper, c.warm, c.soft]))
  for (const [k, foot] of [560, 626].entries()) crates(pen, x + 20, w - 40, foot, k)
  pen.fill(rect(x + 8, 640, w - 16, 70), c.ink)
  for (const dx of steps(30, w - 110, 4)) {
    pen.fill(rect(x + dx, 650, 76, 44), c.paper)
    pen.line(`M${x + dx + 14} 666h46M${x + dx + 14} 680h28`, c.ink, 4)
  }
  const n = 9
  for (let k = 0; k < n; k += 1) {
    const s = (w + 40) / n
    const left = x - 20 + k * s
    const color = k % 2 ? c.paper : tone
    pen.fill(`M${left + (n / 2 - k) * 5} 262h${s - 4}L${left + s} 350V376a${s / 2} ${s / 2} 0 0 1 ${-s} 0V350Z`, color)
  }
  const shade = poly([x - 20, 350], [x + w + 20, 350], [x + w + 20, 400], [x - 20, 400])
  pen.stipple(shade, c.ink, [x + w / 2, 400], [x + w / 2, 330], { wide: w / 2, count: 300, opacity: 0.45 })
}

const crates = (pen: Pen, x: number, w: number, foot: number, row: number): void => {
  const { c, r } = pen
  const count = Math.max(2, Math.round(w / 130))
  const each = w / count
  for (let k = 0; k < count; k += 1) {
    const tone = r.pick([c.spice, c.warm, c.leaf, c.paper, c.spice])
    const size = r.pick([15, 19, 24])
    const left = x + k * each
    for (const lift of [0, 1])
      for (let fx = left + 14 + lift * size; fx < left + each - 14 - lift * size * 0.6; fx += size * 1.75) {
        const d = circle(fx, foot - 26 - lift * size * 1.2, size)
        pen.fill(d, tone)
        pen.stipple(d, c.ink, [fx + size, foot - 10], [fx - size, foot - 50], {
          wide: size,
          count: 24,
          opacity: 0.45,
          size: 2.4,
        })
      }
    pen.fill(
      poly([left + 3, foot - 24], [left + each - 3, foot - 24], [left + each - 10, foot + 22], [left + 10, foot + 22]),
      row ? c.mid : c.soft,
    )
    pen.line(`M${left + 8} ${foot - 4}h${each - 16}`, c.ink, 3)
  }
}

const basket = (pen: Pen, x: number): void => {
  const { c } = pen
  pen.line(`M${x - 60} 730Q${x} 610 ${x + 60} 730`, c.ink, 8)
  for (const dx of [-36, -6, 26]) pen.fill(circle(x + dx, 724, 26), dx === -6 ? c.spice : c.warm)
  const d = `M${x - 84} 730H${x + 84}L${x + 62} 800H${x - 62}Z`
  pen.fill(d, c.soft)
  pen.hatch(d, c.ink, { angle: 45, gap: 14, width: 3, opacity: 0.55 })
  pen.hatch(d, c.ink, { angle: -45, gap: 14, width: 3, opacity: 0.55 })
}
