export type Point = readonly [x: number, y: number]

const n = (value: number): string => String(Math.round(value * 10) / 10)
const at = ([x, y]: Point): string => `${n(x)} ${n(y)}`

export const poly = (...points: Point[]): string => `M${points.map(at).join('L')}Z`
export const path = (...points: Point[]): string => `M${points.map(at).join('L')}`
export const circle = (x: number, y: number, r: number): string => ellipse(x, y, r, r)

export const ellipse = (x: number, y: number, rx: number, ry: number): string =>
  `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 1 ${n(rx * 2)} 0a${n(rx)} ${n(ry)} 0 1 1 ${n(-rx * 2)} 0Z`

export const rect = (x: number, y: number, w: number, h: number): string =>
  poly([x, y], [x + w, y], [x + w, y + h], [x, y + h])

export const round = (x: number, y: number, w: number, h: number, r: number): string =>
  `M${n(x + r)} ${n(y)}h${n(w - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(h - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(r)}` +
  `h${n(2 * r - w)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(-r)}v${n(2 * r - h)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(-r)}Z`

/** A smooth line through the points (Catmull-Rom as Béziers). */
export const curve = (points: Point[]): string => {
  const get = (i: number) => points[Math.max(0, Math.min(points.length - 1, i))] as Point
  const pieces = points.slice(1).map((to, i) => {
    const [before, from, after] = [get(i - 1), get(i), get(i + 2)]
    const a: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const b: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return `C${at(a)} ${at(b)} ${at(to)}`
  })
  return `M${at(get(0))}${pieces.join('')}`
}

/** What lies below a smooth line, down to a level. */
export const below = (points: Point[], level = 820): string => {
  const [first, last] = [points[0] as Point, points.at(-1) as Point]
  return `${curve(points)}L${at([last[0], level])}L${at([first[0], level])}Z`
}

/** A crescent: the left part of a disc that another disc does not cover. */
export const crescent = (x: number, y: number, r: number): string =>
  `M${n(x + r * 0.35)} ${n(y - r * 0.94)}A${n(r)} ${n(r)} 0 1 0 ${n(x + r * 0.35)} ${n(y + r * 0.94)}` +
  `A${n(r * 1.02)} ${n(r * 1.02)} 0 0 1 ${n(x + r * 0.35)} ${n(y - r * 0.94)}Z`

export const steps = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / Math.max(1, count - 1))
