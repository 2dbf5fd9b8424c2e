import type { Pen } from '../pen.ts'
import { circle, ellipse, rect, round, steps } from '../shapes.ts'

/** A steaming pot and bowls on a table. */
export const kitchen = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  tiles(pen)
  rail(pen)
  pen.fill(rect(-10, 560, 1220, 260), c.warm)
  pen.hatch(rect(-10, 560, 1220, 260), c.ink, { angle: -1, gap: 26, width: 2, opacity: 0.18 })
  pen.fill(rect(-10, 548, 1220, 16), c.ink)
  pot(pen, r.between(430, 500))
  bowl(pen, r.between(790, 830), 600, 1, c.paper)
  bowl(pen, r.between(980, 1030), 668, 1.2, pen.seed % 3 ? c.spice : c.deep)
  board(pen)
}

const tiles = (pen: Pen): void => {
  for (const [row, y] of steps(60, 480, 6).entries())
    for (const x of steps(-60, 1140, 11)) {
      const d = round(x + (row % 2) * 60, y, 112, 76, 4)
      if (pen.r.chance(0.14)) pen.fill(d, pen.c.soft, 0.8)
      pen.line(d, pen.c.paper, 4, 0.9)
    }
}

const rail = (pen: Pen): void => {
  const { c } = pen
  pen.line('M560 150H1140', c.ink, 8)
  const hooks = [630, 740, 850, 960, 1070]
  for (const x of hooks) pen.line(`M${x} 150v34`, c.ink, 5)
  pen.line('M630 184v110', c.deep, 9)
  pen.fill('M594 292h72q0 60 -36 60t-36 -60Z', c.deep)
  pen.line('M740 184v96', c.deep, 9)
  pen.line(`${ellipse(740, 322, 26, 44)}M740 280v86`, c.deep, 5)
  pen.fill(round(822, 184, 56, 150, 6), c.spice)
  pen.line('M960 184v96', c.deep, 9)
  pen.fill(round(926, 276, 68, 80, 12), c.deep)
  for (const dx of [-18, 0, 18]) pen.line(`M${960 + dx} 294v44`, c.pale, 5)
  pen.fill('M1070 190c40 40 34 120 0 150c-34 -30 -40 -110 0 -150Z', c.paper)
  pen.line('M1070 200v130', c.leaf, 4)
}

const pot = (pen: Pen, x: number): void => {
  const { c } = pen
  const body = `M${x - 220} 400H${x + 220}V540Q${x + 214} 640 ${x + 120} 640H${x - 120}Q${x - 214} 640 ${x - 220} 540Z`
  pen.fill(ellipse(x + 30, 642, 260, 20), c.ink, 0.25)
  pen.line(`M${x - 216} 450h-46v46h46M${x + 216} 450h46v46h-46`, c.ink, 16)
  pen.fill(body, c.deep)
  pen.stipple(body, c.ink, [x + 230, 560], [x - 60, 500], { wide: 160, count: 900, opacity: 0.65 })
  pen.line(`M${x - 180} 440V560`, c.soft, 9, 0.8)
  pen.fill(ellipse(x, 400, 224, 40), c.ink)
  pen.fill(ellipse(x, 404, 200, 30), c.warm)
  for (const [dx, dy, tone] of [
    [-110, 2, c.leaf],
    [-40, 12, c.spice],
    [30, -4, c.paper],
    [100, 8, c.leaf],
    [150, -2, c.spice],
  ] as const)
    pen.fill(ellipse(x + dx, 402 + dy, 26, 9), tone)
  pen.line(`M${x + 60} 396L${x + 200} 250`, c.ink, 11)
  pen.steam(x - 60, 356, 250, c.paper, 11)
}

const bowl = (pen: Pen, x: number, y: number, s: number, tone: string): void => {
  const { c } = pen
  pen.turned(`translate(${x} ${y}) scale(${s})`, () => {
    const body = 'M-104 -40H104Q96 50 38 56V68H-38V56Q-96 50 -104 -40Z'
    pen.fill(ellipse(10, 70, 90, 10), c.ink, 0.25)
    pen.fill(body, tone)
    pen.stipple(body, c.ink, [110, 30], [-30, 0], { wide: 90, count: 260, opacity: 0.4 })
    pen.fill(ellipse(0, -40, 104, 20), c.ink)
    pen.fill('M-92 -42Q-60 -96 0 -92T92 -42Q0 -20 -92 -42Z', tone === c.paper ? c.warm : c.paper)
    pen.line('M20 -60L150 -150M34 -54L170 -136', c.ink, 6)
  })
}

const board = (pen: Pen): void => {
  const { c } = pen
  pen.fill(round(40, 660, 300, 60, 12), c.mid)
  pen.hatch(round(40, 660, 300, 60, 12), c.ink, { angle: 0, gap: 12, opacity: 0.3 })
  for (const x of [90, 120, 148, 176]) {
    pen.fill(circle(x, 668, 20), c.leaf)
    pen.fill(circle(x, 668, 11), c.paper)
  }
  pen.line('M210 664L330 644M210 674L336 656', c.leaf, 11)
}
