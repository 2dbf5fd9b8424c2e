import type { Pen } from '../pen.ts'
import { circle, poly, rect, round, steps } from '../shapes.ts'

/** Tools on a wall above a workbench. */
export const workshop = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(pen.seed % 2 ? c.soft : c.pale)
  board(pen)
  const tools = [saw, hammer, spanner, square, pliers, driver]
  const shift = r.whole(0, 5)
  for (const [i, x] of steps(150, 1050, 6).entries()) {
    const tool = tools[(i + shift) % tools.length] as Tool
    pen.turned(`translate(${x} ${170 + r.between(0, 30)}) rotate(${r.between(-4, 4)})`, () => tool(pen))
  }
  lamp(pen, r.between(500, 640))
  bench(pen)
}

type Tool = (pen: Pen) => void

const board = (pen: Pen): void => {
  const { c } = pen
  const d = rect(60, 84, 1080, 400)
  pen.fill(d, c.paper, 0.75)
  pen.fill(
    steps(96, 1104, 22)
      .flatMap((x) => steps(116, 452, 8).map((y) => circle(x, y, 3.4)))
      .join(''),
    c.deep,
    0.4,
  )
  pen.line(d, c.ink, 6)
}

const saw: Tool = (pen) => {
  const { c } = pen
  const teeth = steps(56, 262, 18)
    .map((y, i) => `L${-50 + (y - 56) * 0.16 + (i % 2 ? 9 : 0)} ${y}`)
    .join('')
  pen.fill(`M-50 50${teeth}L8 262L40 50Z`, c.soft)
  pen.outline(`M-50 50L-16 262H8L40 50Z`, 2.5)
  pen.fill('M-60 54Q-70 -20 -6 -26Q60 -24 52 54ZM-28 34H22Q26 -2 -4 -2T-28 34Z', c.spice)
}
const hammer: Tool = (pen) => {
  const { c } = pen
  pen.fill(poly([-10, 0], [10, 0], [15, 250], [-15, 250]), c.warm)
  pen.hatch(poly([-10, 0], [10, 0], [15, 250], [-15, 250]), c.ink, { angle: 90, gap: 7, opacity: 0.4 })
  pen.fill('M-64 -16H40q24 0 34 22v14H-64Z', c.ink)
  pen.fill(rect(-78, -22, 20, 48), c.deep)
}
const spanner: Tool = (pen) => {
  const { c } = pen
  pen.line('M0 40V230', c.deep, 26)
  pen.fill('M-48 -24l26 12v32l22 12l22 -12v-32l26 -12q26 62 -30 92h-36q-56 -30 -30 -92Z', c.deep)
  pen.fill(circle(0, 240, 36), c.deep)
  pen.fill(circle(0, 240, 17), c.paper)
}
const square: Tool = (pen) => {
  const { c } = pen
  pen.fill('M-60 0H-24V210H96V246H-60Z', c.leaf)
  for (const y of steps(16, 200, 12)) pen.line(`M-58 ${y}h${14}`, c.ink, 3)
  for (const x of steps(-10, 86, 7)) pen.line(`M${x} 244v-14`, c.ink, 3)
}
const pliers: Tool = (pen) => {
  const { c } = pen
  pen.line('M-6 70C-52 140 -40 190 -46 250M6 70C52 140 40 190 46 250', c.spice, 22)
  pen.fill('M-8 -26L-30 50Q-30 88 0 92T30 50L8 -26L2 44H-2Z', c.ink)
  pen.fill(circle(0, 66, 10), c.soft)
}
const driver: Tool = (pen) => {
  const { c } = pen
  pen.line('M0 110V250', c.ink, 10)
  pen.fill(poly([-10, 244], [10, 244], [6, 266], [-6, 266]), c.ink)
  pen.fill(round(-24, -14, 48, 124, 16), c.spice)
  pen.line('M-9 4v86M9 4v86', c.paper, 4, 0.8)
}

const lamp = (pen: Pen, x: number): void => {
  pen.fill(poly([x - 60, 116], [x + 60, 116], [x + 330, 560], [x - 330, 560]), pen.c.warm, 0.3)
  pen.line(`M${x} -10V60`, pen.c.ink, 5)
  pen.fill(`M${x - 76} 116Q${x - 60} 50 ${x} 50T${x + 76} 116Z`, pen.c.ink)
}

const bench = (pen: Pen): void => {
  const { c, r } = pen
  pen.fill(rect(-10, 560, 1220, 56), c.mid)
  pen.hatch(rect(-10, 560, 1220, 56), c.ink, { angle: 0.6, gap: 13, width: 2, opacity: 0.35 })
  pen.fill(rect(-10, 616, 1220, 200), c.ink)
  for (const x of [90, 470, 850]) {
    pen.line(rect(x, 646, 290, 96), c.mid, 4)
    pen.fill(round(x + 115, 684, 60, 16, 8), c.warm)
  }
  const vise = r.between(820, 900)
  pen.fill(`M${vise} 560V500h60v-50h46v50h40v-50h46v50h24v60Z`, c.deep)
  pen.line(`M${vise + 216} 528h54M${vise + 270} 490v76`, c.ink, 11)
  pen.fill(poly([160, 540], [580, 518], [584, 544], [164, 566]), c.warm)
  pen.line('M200 548L540 530', c.ink, 2.5)
  for (let i = 0; i < 7; i += 1)
    pen.line(`M${r.between(600, 780)} 552q${r.between(8, 16)} -26 ${r.between(20, 30)} -4`, c.warm, 4)
}
