import type { Pen } from '../pen.ts'
import { circle, ellipse, rect, round, steps } from '../shapes.ts'

/** Glassware on a bench. */
export const lab = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  pen.fill(rect(-10, -10, 1220, 300), c.paper, 0.6)
  shelf(pen)
  pen.fill(rect(-10, 640, 1220, 180), c.deep)
  pen.stipple(rect(0, 640, 1200, 160), c.soft, [600, 640], [600, 800], { wide: 640, count: 600, opacity: 0.4 })
  pen.line('M-10 640H1210', c.ink, 7)
  const tones = r.pick([
    [c.spice, c.warm, c.mid],
    [c.warm, c.leaf, c.spice],
    [c.mid, c.spice, c.leaf],
  ])
  conical(pen, r.between(240, 290), tones[0] as string)
  stand(pen, 520, tones[1] as string)
  rack(pen, 720, tones)
  beaker(pen, 1030, tones[2] as string)
}

const glass = (pen: Pen, d: string, level: number, tone: string): void => {
  const { c } = pen
  pen.fill(d, c.paper, 0.75)
  pen.clipped(d, () => {
    pen.fill(rect(0, level, 1200, 500), tone)
    for (let i = 0; i < 9; i += 1)
      pen.line(circle(pen.r.between(100, 1140), pen.r.between(level + 14, 640), pen.r.between(4, 10)), c.paper, 3, 0.8)
  })
  pen.stipple(d, c.ink, [1200, 600], [0, 500], { wide: 300, count: 900, opacity: 0.3 })
  pen.line(d, c.ink, 5)
}

const conical = (pen: Pen, x: number, tone: string): void => {
  const d = `M${x - 40} 330H${x + 40}V440L${x + 150} 610Q${x + 156} 636 ${x + 126} 638H${x - 126}Q${x - 156} 636 ${x - 150} 610L${x - 40} 440Z`
  glass(pen, d, pen.r.between(510, 560), tone)
  pen.fill(round(x - 50, 318, 100, 18, 8), pen.c.ink)
  pen.line(`M${x - 26} 470L${x - 104} 596`, pen.c.paper, 8, 0.9)
  pen.steam(x, 300, 100, pen.c.soft)
}

const stand = (pen: Pen, x: number, tone: string): void => {
  const { c } = pen
  pen.line(`M${x} 640V120`, c.ink, 10)
  pen.fill(round(x - 90, 624, 180, 18, 4), c.ink)
  pen.line(`M${x} 200h84`, c.ink, 9)
  const d = `M${x + 66} 120h36V430l-12 22v40h-12v-40l-12 -22Z`
  glass(pen, d, pen.r.between(200, 300), tone)
  for (const y of steps(150, 400, 11)) pen.line(`M${x + 68} ${y}h14`, c.ink, 2.5)
  pen.fill(`M${x + 84} 506q13 22 0 30q-13 -8 0 -30Z`, tone)
  glass(pen, `M${x + 36} 560H${x + 132}L${x + 122} 638H${x + 46}Z`, 600, tone)
}

const rack = (pen: Pen, x: number, tones: string[]): void => {
  const { c, r } = pen
  for (const [i, dx] of [24, 80, 136, 192].entries()) {
    const d = `M${x + dx - 19} 400H${x + dx + 19}V590a19 19 0 0 1 -38 0Z`
    glass(pen, d, r.between(470, 570), tones[i % 3] as string)
  }
  pen.fill(rect(x - 14, 452, 244, 20), c.warm)
  pen.fill(rect(x - 14, 608, 244, 32), c.warm)
  pen.line(`M${x - 4} 452V640M${x + 220} 452V640`, c.warm, 16)
  pen.hatch(rect(x - 14, 608, 244, 32), c.ink, { angle: 0, gap: 9, opacity: 0.35 })
}

const beaker = (pen: Pen, x: number, tone: string): void => {
  glass(
    pen,
    `M${x - 84} 450H${x + 96}L${x + 80} 466V620Q${x + 78} 638 ${x + 60} 638H${x - 60}Q${x - 80} 638 ${x - 80} 620V466Z`,
    540,
    tone,
  )
  pen.line(`M${x + 10} 620L${x + 66} 360`, pen.c.paper, 8)
  for (const y of [500, 530, 560, 590]) pen.line(`M${x - 78} ${y}h24`, pen.c.ink, 3)
}

const shelf = (pen: Pen): void => {
  const { c, r } = pen
  pen.fill(rect(620, 262, 600, 16), c.ink)
  for (const x of steps(650, 1130, 6)) {
    const h = r.between(70, 120)
    pen.fill(round(x, 262 - h, 62, h, 10), r.pick([c.mid, c.spice, c.deep, c.leaf]))
    pen.fill(rect(x + 20, 242 - h, 22, 22), c.ink)
    pen.fill(rect(x + 8, 262 - h * 0.62, 46, h * 0.36), c.paper)
  }
  pen.fill(ellipse(160, 160, 0.1, 0.1), c.paper)
}
