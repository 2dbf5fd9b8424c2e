import type { Pen } from '../pen.ts'
import { circle, curve, type Point, path, rect } from '../shapes.ts'

/** A street map with a route. */
export const map = (pen: Pen): void => {
  const { c, r } = pen
  pen.isMirrored = false
  pen.ground(c.paper)
  pen.turned(`rotate(${r.between(-14, 14)} 600 400)`, () => {
    const columns = cuts(pen, -260, 1460)
    const rows = cuts(pen, -260, 1060)
    blocks(pen, columns, rows)
    river(pen)
    avenue(pen)
    route(pen, columns, rows)
  })
}

const cuts = (pen: Pen, from: number, to: number): number[] => {
  const list = [from]
  while ((list.at(-1) as number) < to) list.push((list.at(-1) as number) + pen.r.between(96, 178))
  return list
}

const blocks = (pen: Pen, columns: number[], rows: number[]): void => {
  const { c, r } = pen
  columns.slice(0, -1).forEach((x, i) => {
    rows.slice(0, -1).forEach((y, k) => {
      const d = rect(x + 9, y + 9, (columns[i + 1] as number) - x - 18, (rows[k + 1] as number) - y - 18)
      const isPark = r.chance(0.1)
      pen.fill(d, isPark ? c.leaf : r.pick([c.pale, c.pale, c.pale, c.soft, c.warm]))
      if (isPark) pen.stipple(d, c.ink, [x, y], [x + 160, y + 160], { wide: 160, count: 120, opacity: 0.6, size: 5 })
      else if (r.chance(0.3)) pen.hatch(d, c.mid, { angle: 45, gap: 11, opacity: 0.45 })
      else if (r.chance(0.4)) pen.fill(rect(x + 28, y + 28, r.between(24, 50), r.between(24, 50)), c.mid, 0.7)
    })
  })
}

const river = (pen: Pen): void => {
  const y = pen.r.between(120, 260)
  const line: Point[] = [
    [-300, y + 260],
    [40, y + 130],
    [380, y + 190],
    [700, y + 20],
    [1040, y + 70],
    [1500, y - 160],
  ]
  pen.line(curve(line), pen.c.paper, 122)
  pen.line(curve(line), pen.c.mid, 98)
  for (const dy of [-22, 6, 28]) pen.dashed(curve(line.map(([x, ly]) => [x, ly + dy])), pen.c.pale, 3, '60 90')
}

const avenue = (pen: Pen): void => {
  const x = pen.r.between(720, 900)
  pen.line(path([x - 260, -300], [x + 120, 1100]), pen.c.ink, 34)
  pen.line(path([x - 260, -300], [x + 120, 1100]), pen.c.paper, 25)
}

const route = (pen: Pen, columns: number[], rows: number[]): void => {
  const { c } = pen
  const [xs, ys] = [columns.filter((x) => x > 120 && x < 1090), rows.filter((y) => y > 130 && y < 690)]
  const points: Point[] = []
  xs.forEach((x, i) => {
    const y = ys[Math.max(0, ys.length - 1 - Math.floor((i * ys.length) / xs.length))] as number
    const before = points.at(-1)
    if (before && before[1] !== y) points.push([x, before[1]])
    points.push([x, y])
  })
  pen.line(path(...points), c.paper, 26)
  pen.line(path(...points), c.spice, 14)
  const [start, end] = [points[0] as Point, points.at(-1) as Point]
  pen.fill(circle(start[0], start[1], 25), c.ink)
  pen.fill(circle(start[0], start[1], 11), c.paper)
  pen.fill(
    `M${end[0]} ${end[1]}C${end[0] - 16} ${end[1] - 40} ${end[0] - 52} ${end[1] - 62} ${end[0] - 52} ${end[1] - 102}A52 52 0 1 1 ${end[0] + 52} ${end[1] - 102}C${end[0] + 52} ${end[1] - 62} ${end[0] + 16} ${end[1] - 40} ${end[0]} ${end[1]}Z`,
    c.ink,
  )
  pen.fill(circle(end[0], end[1] - 102, 22), c.warm)
}
