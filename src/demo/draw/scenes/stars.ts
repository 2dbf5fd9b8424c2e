import type { Pen } from '../pen.ts'
import { below, circle, type Point, path, rect } from '../shapes.ts'

/** A starry sky over an observatory dome. */
export const stars = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.night)
  pen.stipple(rect(0, 0, 1200, 700), c.mid, [600, 700], [600, 200], { wide: 640, count: 1600, opacity: 0.5 })
  if (pen.seed % 3 === 0) trails(pen, r.between(620, 760), r.between(210, 290))
  else {
    milkyWay(pen)
    constellation(pen, r.between(180, 300), r.between(150, 210))
  }
  pen.fill(
    below([
      [-20, 640],
      [240, 560],
      [520, 620],
      [860, 540],
      [1220, 610],
    ]),
    c.dusk,
  )
  pen.turned(`translate(${r.between(800, 880)} 628) scale(1.35)`, () => dome(pen, 0, -96))
  const near = below([
    [-20, 660],
    [300, 690],
    [640, 640],
    [900, 612],
    [1220, 650],
  ])
  pen.fill(near, c.ink)
  pen.stipple(near, c.mid, [900, 600], [600, 820], { wide: 640, count: 400, opacity: 0.35 })
  pen.figure(r.between(330, 420), 694, 66, c.soft)
}

const star = (pen: Pen, x: number, y: number, size: number, color: string): void => {
  pen.fill(
    `M${x} ${y - size}Q${x} ${y} ${x + size} ${y}Q${x} ${y} ${x} ${y + size}Q${x} ${y} ${x - size} ${y}Q${x} ${y} ${x} ${y - size}Z`,
    color,
  )
}

const milkyWay = (pen: Pen): void => {
  const { c, r } = pen
  for (let i = 0; i < 900; i += 1) {
    const t = r.next()
    const spread = (r.next() + r.next() + r.next() - 1.5) * 190
    const [x, y] = [-60 + t * 1300, 560 - t * 560 + spread]
    pen.fill(circle(x, y, r.between(0.8, 2.4)), r.pick([c.paper, c.soft, c.soft, c.warm]), r.between(0.4, 0.95))
  }
  for (let i = 0; i < 130; i += 1) pen.fill(circle(r.between(0, 1200), r.between(10, 560), r.between(1, 2.6)), c.paper)
  for (let i = 0; i < 7; i += 1)
    star(pen, r.between(60, 1140), r.between(50, 420), r.between(12, 24), r.pick([c.paper, c.warm]))
}

const trails = (pen: Pen, x: number, y: number): void => {
  const { c, r } = pen
  for (let i = 0; i < 70; i += 1) {
    const size = 14 + i * 14
    const from = r.between(0, Math.PI * 2)
    const to = from + r.between(0.5, 1.1)
    const p = (a: number): Point => [x + Math.cos(a) * size, y + Math.sin(a) * size]
    for (const turn of [0, 2.2, 4.1]) {
      const [a, b] = [p(from + turn), p(to + turn)]
      pen.line(
        `M${a[0]} ${a[1]}A${size} ${size} 0 0 1 ${b[0]} ${b[1]}`,
        r.pick([c.paper, c.soft, c.mid, c.warm]),
        r.between(1.6, 3.6),
        0.85,
      )
    }
  }
  star(pen, x, y, 20, c.warm)
}

const constellation = (pen: Pen, x: number, y: number): void => {
  const { c, r } = pen
  const points: Point[] = [
    [0, 0],
    [90, -36],
    [176, 10],
    [256, -8],
    [330, 70],
    [250, 118],
  ].map(([dx = 0, dy = 0]) => [x + dx + r.between(-16, 16), y + dy + r.between(-16, 16)])
  pen.line(path(...points), c.paper, 2, 0.65)
  for (const [px, py] of points) star(pen, px, py, 15, c.paper)
}

const dome = (pen: Pen, x: number, y: number): void => {
  const { c } = pen
  const cap = `M${x - 130} ${y}A130 126 0 0 1 ${x + 130} ${y}Z`
  pen.fill(cap, c.paper)
  pen.stipple(cap, c.deep, [x + 130, y], [x - 70, y - 60], { wide: 160, count: 700, opacity: 0.7 })
  pen.fill(`M${x - 58} ${y - 113}L${x - 26} ${y - 122}L${x - 10} ${y}H${x - 60}Z`, c.ink)
  pen.line(`M${x - 36} ${y - 40}L${x - 82} ${y - 138}`, c.spice, 17)
  pen.fill(rect(x - 142, y - 4, 284, 20), c.ink)
  pen.fill(rect(x - 126, y + 14, 252, 90), c.soft)
  pen.hatch(rect(x - 126, y + 14, 252, 90), c.night, { angle: 90, gap: 22, width: 3, opacity: 0.4 })
  pen.fill(rect(x + 50, y + 40, 28, 70), c.warm)
}
