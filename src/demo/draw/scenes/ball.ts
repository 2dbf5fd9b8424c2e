import type { Pen } from '../pen.ts'
import { circle, ellipse, rect } from '../shapes.ts'

/** Court lines and a ball. */
export const ball = (pen: Pen): void => {
  const { c, r } = pen
  const court = [c.spice, c.leaf, c.mid, c.deep][pen.seed % 4] as string
  pen.ground(court)
  pen.turned(`rotate(${r.between(-26, -10)} 600 400)`, () => {
    pen.fill(rect(-300, r.between(470, 560), 1900, 900), court === c.leaf ? c.mid : c.leaf, 0.9)
    pen.line('M-300 300H1600M360 -400V1300M840 300V1300', c.paper, 17)
    pen.line(ellipse(360, 300, 210, 210), c.paper, 13)
    pen.stipple(rect(-300, -300, 1900, 1500), c.ink, [1400, 1000], [-100, -100], {
      wide: 1100,
      count: 3200,
      opacity: 0.3,
      size: 4,
    })
    pen.stipple(rect(-300, -300, 1900, 1500), c.paper, [-200, -200], [1300, 900], {
      wide: 1100,
      count: 1300,
      opacity: 0.35,
    })
  })
  const [x, y, size] = [r.between(690, 780), r.between(370, 430), r.between(150, 190)]
  pen.fill(ellipse(x - size * 0.9, y + size * 0.95, size * 1.05, size * 0.62), c.ink, 0.5)
  const kinds = [basket, tennis, foot]
  ;(kinds[pen.seed % 3] as (pen: Pen, x: number, y: number, s: number) => void)(pen, x, y, size)
  pen.stipple(circle(x, y, size), c.ink, [x - size * 0.2, y + size * 1.1], [x + size * 0.4, y - size * 0.6], {
    wide: size * 1.2,
    count: 1300,
    opacity: 0.5,
  })
  pen.stipple(circle(x, y, size), c.paper, [x + size, y - size], [x, y], { wide: size, count: 200, opacity: 0.7 })
}

const basket = (pen: Pen, x: number, y: number, s: number): void => {
  const { c } = pen
  pen.fill(circle(x, y, s), pen.seed % 4 === 0 ? c.warm : c.warm)
  pen.clipped(circle(x, y, s), () => {
    pen.line(
      `M${x - s} ${y + 20}Q${x} ${y - 60} ${x + s} ${y + 10}M${x - 20} ${y - s}Q${x + 40} ${y} ${x - 10} ${y + s}`,
      c.ink,
      7,
    )
    pen.line(
      `M${x - s * 0.7} ${y - s}Q${x - s * 0.1} ${y} ${x - s * 0.8} ${y + s}M${x + s * 0.7} ${y - s}Q${x + s * 0.2} ${y} ${x + s * 0.8} ${y + s}`,
      c.ink,
      7,
    )
  })
}

const tennis = (pen: Pen, x: number, y: number, s: number): void => {
  const { c } = pen
  pen.fill(circle(x, y, s), c.warm)
  pen.clipped(circle(x, y, s), () =>
    pen.line(
      `M${x - s} ${y - s * 0.4}Q${x + s * 0.2} ${y - s * 0.1} ${x + s * 0.1} ${y - s}M${x + s} ${y + s * 0.3}Q${x - s * 0.3} ${y + s * 0.1} ${x - s * 0.2} ${y + s}`,
      c.paper,
      13,
    ),
  )
}

const foot = (pen: Pen, x: number, y: number, s: number): void => {
  const { c } = pen
  const corner = (turn: number, far: number) =>
    [x + Math.cos(turn) * far, y + Math.sin(turn) * far].map(Math.round).join(' ')
  const five = (turn: number) => turn * 1.2566 - 1.57
  pen.fill(circle(x, y, s), c.paper)
  pen.clipped(circle(x, y, s), () => {
    const patch = [0, 1, 2, 3, 4].map((i) => corner(five(i), s * 0.36)).join('L')
    pen.fill(`M${patch}Z`, c.ink)
    for (const i of [0, 1, 2, 3, 4]) {
      pen.line(`M${corner(five(i), s * 0.36)}L${corner(five(i), s * 0.7)}`, c.ink, 6)
      pen.fill(
        `M${corner(five(i) - 0.28, s * 0.78)}L${corner(five(i), s * 0.68)}L${corner(five(i) + 0.28, s * 0.78)}L${corner(five(i) + 0.3, s * 1.2)}L${corner(five(i) - 0.3, s * 1.2)}Z`,
        c.ink,
      )
      pen.line(`M${corner(five(i) + 0.28, s * 0.78)}L${corner(five(i + 1) - 0.28, s * 0.78)}`, c.ink, 6)
    }
  })
}
