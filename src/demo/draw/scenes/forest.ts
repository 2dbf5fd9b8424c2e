import type { Pen } from '../pen.ts'
import { below, type Point, poly, steps } from '../shapes.ts'

/** Tree trunks and slanting light. */
export const forest = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  pen.fill('M300 -10H900L820 560H380Z', c.paper, 0.7)
  trunks(pen, 16, [10, 20], 560, c.soft)
  pen.fill(
    below([
      [-20, 560],
      [300, 540],
      [700, 566],
      [1220, 540],
    ]),
    c.mid,
  )
  trunks(pen, 10, [22, 36], 610, c.mid)
  pen.fill(
    below([
      [-20, 620],
      [400, 590],
      [800, 630],
      [1220, 596],
    ]),
    c.leaf,
  )
  for (const x of steps(40, 860, 5)) {
    const wide = r.between(34, 110)
    pen.fill(poly([x + 260, -10], [x + 260 + wide, -10], [x - 60 + wide * 1.5, 720], [x - 60, 720]), c.paper, 0.34)
  }
  trail(pen)
  trunks(pen, 5, [44, 74], 760, c.deep)
  trunks(pen, 3, [80, 120], 830, c.ink)
  ferns(pen)
}

const trunks = (pen: Pen, count: number, [slim, wide]: [number, number], foot: number, color: string): void => {
  for (const spot of steps(20, 1180, count)) {
    const x = spot + pen.r.between(-50, 50)
    if (count < 8 && Math.abs(x - 600) < 130) continue
    const w = pen.r.between(slim, wide) / 2
    const lean = pen.r.between(-14, 14)
    const d = `M${x - w * 1.7} ${foot + 8}Q${x - w} ${foot - 50} ${x - w + lean} -10H${x + w * 0.8 + lean}Q${x + w} ${foot - 60} ${x + w * 1.8} ${foot + 8}Z`
    pen.fill(d, color)
    if (count < 11) {
      pen.stipple(d, pen.c.paper, [x + w * 1.2, foot / 2], [x - w, foot / 2], {
        wide: foot / 2,
        count: 160,
        opacity: 0.42,
        size: 2.6,
      })
      for (let i = 0; i < 3; i += 1) branch(pen, x + lean, pen.r.between(40, foot * 0.45), w, color)
    }
  }
}

const branch = (pen: Pen, x: number, y: number, w: number, color: string): void => {
  const to = pen.r.pick([-1, 1]) * pen.r.between(50, 130)
  pen.line(`M${x} ${y + 40}Q${x + to * 0.4} ${y + 20} ${x + to} ${y - 20}`, color, Math.max(4, w * 0.32))
}

const trail = (pen: Pen): void => {
  const d = 'M560 616C640 660 520 690 560 740S720 790 700 820H380C420 760 500 720 500 690S520 640 530 616Z'
  pen.fill(d, pen.c.warm)
  pen.stipple(d, pen.c.ink, [520, 820], [560, 620], { wide: 160, count: 200, opacity: 0.3 })
}

const ferns = (pen: Pen): void => {
  for (let i = 0; i < 22; i += 1) {
    const x = pen.r.chance(0.5) ? pen.r.between(-20, 360) : pen.r.between(760, 1220)
    const tall = pen.r.between(40, 110)
    for (const lean of [-1, -0.4, 0.3, 0.9]) {
      const tip: Point = [x + lean * tall * 0.8, 806 - tall * (1 - Math.abs(lean) * 0.3)]
      pen.line(`M${x} 810Q${x + lean * 10} ${tip[1]} ${tip[0]} ${tip[1]}`, pen.r.pick([pen.c.ink, pen.c.deep]), 6)
    }
  }
}
