import type { Pen } from '../pen.ts'
import { circle, poly, rect } from '../shapes.ts'

/** A satellite above a planet's curve. */
export const satellite = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.night)
  for (let i = 0; i < 210; i += 1)
    pen.fill(
      circle(r.between(0, 1200), r.between(0, 700), r.between(0.8, 2.8)),
      r.pick([c.paper, c.soft, c.warm]),
      r.between(0.5, 1),
    )
  pen.fill(circle(r.between(150, 300), r.between(150, 210), 46), c.warm)
  planet(pen, r.between(560, 760))
  pen.dashed('M-60 520Q520 60 1260 330', c.soft, 3, '3 16')
  pen.turned(
    `translate(${r.between(560, 640)} ${r.between(290, 330)}) rotate(${r.between(-34, -14)}) scale(1.15)`,
    () => craft(pen),
  )
}

const planet = (pen: Pen, x: number): void => {
  const { c, r } = pen
  pen.fill(circle(x, 1500, 1016), c.mid, 0.35)
  pen.fill(circle(x, 1500, 986), c.mid, 0.55)
  const globe = circle(x, 1500, 960)
  pen.fill(globe, c.deep)
  pen.clipped(globe, () => {
    for (let i = 0; i < 9; i += 1) {
      const [lx, ly] = [r.between(-40, 1200), r.between(590, 800)]
      pen.fill(`M${lx} ${ly}q60 -50 130 -20t120 20q40 40 -40 50t-120 10t-90 -60Z`, r.pick([c.leaf, c.leaf, c.warm]))
    }
    for (let i = 0; i < 12; i += 1)
      pen.line(
        `M${r.between(-60, 1100)} ${r.between(580, 800)}q90 -30 ${r.between(140, 300)} 4`,
        c.paper,
        r.between(5, 13),
        0.8,
      )
  })
  pen.stipple(globe, c.night, [1260, 860], [300, 560], { wide: 500, count: 2600, opacity: 0.8 })
}

const craft = (pen: Pen): void => {
  const { c } = pen
  pen.line('M-300 0H300', c.soft, 8)
  for (const x of [-316, 96]) {
    const panel = rect(x, -62, 220, 124)
    pen.fill(panel, c.mid)
    pen.hatch(panel, c.paper, { angle: 0, gap: 31, width: 3, opacity: 0.8 })
    pen.hatch(panel, c.paper, { angle: 90, gap: 44, width: 3, opacity: 0.8 })
    pen.line(panel, c.paper, 5)
  }
  pen.fill(poly([-66, -78], [66, -78], [66, 78], [-66, 78]), c.warm)
  pen.stipple(rect(-66, -78, 132, 156), c.ink, [70, 60], [-50, -50], { wide: 100, count: 320, opacity: 0.5 })
  pen.fill(rect(-66, -14, 132, 28), c.spice)
  pen.line('M0 78V124', c.soft, 7)
  pen.fill('M-64 116Q0 190 64 116Z', c.paper)
  pen.line('M0 150V196', c.soft, 5)
  pen.fill(circle(0, 200, 9), c.spice)
  pen.line('M-30 -78L-54 -140M30 -78L44 -126', c.soft, 5)
}
