import type { Pen } from '../pen.ts'
import { circle, ellipse, rect, round, steps } from '../shapes.ts'

/** A teapot and cups on a tray. */
export const tea = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(pen.seed % 3 === 2 ? c.dusk : c.pale)
  pen.fill(circle(r.between(330, 430), 300, 210), pen.seed % 3 === 2 ? c.mid : c.paper)
  blossom(pen)
  pen.fill(rect(-10, 590, 1220, 230), c.mid)
  pen.hatch(rect(-10, 590, 1220, 230), c.ink, { angle: 0.8, gap: 24, width: 2, opacity: 0.25 })
  pen.fill(round(120, 626, 960, 54, 12), c.ink)
  for (const x of steps(150, 1010, 18)) pen.fill(round(x, 640, 34, 9, 4), c.mid)
  const pot = r.pick([c.spice, c.deep, c.spice])
  teapot(pen, r.between(440, 500), 632, pot)
  cup(pen, 800, 632, 1)
  cup(pen, 960, 636, r.between(0.84, 0.96))
}

const teapot = (pen: Pen, x: number, y: number, tone: string): void => {
  const { c } = pen
  pen.line(`M${x - 150} ${y - 200}C${x - 280} ${y - 230} ${x - 290} ${y - 60} ${x - 140} ${y - 60}`, tone, 27)
  pen.fill(
    `M${x + 140} ${y - 70}C${x + 220} ${y - 80} ${x + 210} ${y - 200} ${x + 290} ${y - 226}L${x + 300} ${y - 208}C${x + 262} ${y - 180} ${x + 260} ${y - 40} ${x + 120} ${y - 20}Z`,
    tone,
  )
  const body = `M${x - 96} ${y - 230}H${x + 96}C${x + 210} ${y - 190} ${x + 210} ${y - 30} ${x + 110} ${y}H${x - 110}C${x - 210} ${y - 30} ${x - 210} ${y - 190} ${x - 96} ${y - 230}Z`
  pen.fill(body, tone)
  pen.stipple(body, c.ink, [x + 200, y - 30], [x - 80, y - 150], { wide: 200, count: 1500, opacity: 0.55 })
  pen.stipple(body, c.paper, [x - 190, y - 190], [x - 40, y - 120], { wide: 90, count: 170, opacity: 0.6 })
  pen.fill(ellipse(x, y - 232, 104, 22), c.ink)
  pen.fill(`M${x - 88} ${y - 236}Q${x} ${y - 300} ${x + 88} ${y - 236}Z`, tone)
  pen.fill(circle(x, y - 284, 18), c.ink)
  pen.line(`M${x - 170} ${y - 108}Q${x} ${y - 84} ${x + 170} ${y - 108}`, c.warm, 6, 0.9)
}

const cup = (pen: Pen, x: number, y: number, s: number): void => {
  const { c } = pen
  pen.turned(`translate(${x} ${y}) scale(${s})`, () => {
    const body = 'M-68 -92H68Q62 -14 26 -8V2H-26V-8Q-62 -14 -68 -92Z'
    pen.fill(body, c.paper)
    pen.stipple(body, c.deep, [74, -30], [-30, -50], { wide: 70, count: 240, opacity: 0.5 })
    pen.line('M-64 -62Q0 -48 64 -62', c.spice, 5)
    pen.fill(ellipse(0, -92, 68, 15), c.ink)
    pen.fill(ellipse(0, -90, 56, 10), c.warm)
    pen.steam(0, -120, 120, c.paper, 6)
  })
}

const blossom = (pen: Pen): void => {
  const { c, r } = pen
  pen.line(
    'M1220 60C1080 110 960 100 860 190S700 260 640 250M960 128C940 190 960 230 920 290M1090 98C1060 40 1020 20 980 10',
    c.ink,
    11,
  )
  for (const [x, y] of [
    [640, 250],
    [720, 240],
    [790, 216],
    [860, 178],
    [920, 290],
    [944, 210],
    [1010, 104],
    [1100, 84],
    [1000, 30],
    [1160, 96],
  ] as const) {
    if (r.chance(0.14)) continue
    const size = r.between(10, 16)
    for (let i = 0; i < 5; i += 1)
      pen.fill(circle(x + Math.cos(i * 1.257) * size, y + Math.sin(i * 1.257) * size, size * 0.78), c.spice)
    pen.fill(circle(x, y, size * 0.45), c.warm)
  }
}
