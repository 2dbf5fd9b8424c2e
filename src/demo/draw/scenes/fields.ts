import type { Pen } from '../pen.ts'
import { below, circle, curve, type Point, poly, rect, steps } from '../shapes.ts'

/** Curved terraces down a slope, and a hut. */
export const fields = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.paper)
  pen.fill(circle(r.between(240, 420), 170, 62), r.pick([c.spice, c.warm]))
  pen.fill(
    below(
      [
        [-20, 270],
        [220, 170],
        [420, 260],
        [660, 150],
        [900, 250],
        [1220, 190],
      ],
      420,
    ),
    c.pale,
  )
  pen.fill(
    below(
      [
        [-20, 310],
        [260, 250],
        [560, 310],
        [860, 230],
        [1220, 300],
      ],
      440,
    ),
    c.soft,
  )
  const tones = [c.leaf, c.warm, c.mid, c.leaf, c.pale, c.deep, c.leaf, c.ink]
  const phase = r.between(0, 6)
  tones.forEach((tone, i) => terrace(pen, 290 + i * 48 + i * i * 3.2, i, phase, tone))
  hut(pen, r.between(760, 860), 452)
  pen.figure(r.between(330, 430), 640, 96, c.ink, c.spice)
  pen.birds(700, 140, 4, c.deep)
}

const terrace = (pen: Pen, y: number, i: number, phase: number, tone: string): void => {
  const line: Point[] = steps(-40, 1240, 9).map((x, k) => [
    x,
    y + Math.sin(k * 0.95 + phase + i * 0.42) * (24 + i * 6) + (k - 4) * 7,
  ])
  const d = below(line)
  pen.fill(d, tone)
  if (i % 3 === 1) pen.hatch(d, pen.c.ink, { angle: 96 + i * 4, gap: 13, width: 2, opacity: 0.28 })
  else if (i % 3 === 0)
    pen.stipple(d, pen.c.paper, [600, y - 10], [600, y + 90], { wide: 640, count: 700, opacity: 0.5 })
  else
    for (const dy of [14, 28, 44]) pen.line(curve(line.map(([x, ly]) => [x, ly + dy + i * 2])), pen.c.paper, 2.5, 0.55)
  pen.line(curve(line), pen.c.ink, 3 + i * 0.5)
}

const hut = (pen: Pen, x: number, y: number): void => {
  const { c } = pen
  pen.fill(rect(x, y - 62, 124, 66), c.paper)
  pen.fill(rect(x + 48, y - 40, 28, 44), c.ink)
  pen.fill(rect(x + 14, y - 40, 22, 20), c.deep)
  pen.fill(poly([x - 24, y - 56], [x + 26, y - 118], [x + 98, y - 118], [x + 148, y - 56]), c.spice)
  pen.hatch(poly([x - 24, y - 56], [x + 26, y - 118], [x + 98, y - 118], [x + 148, y - 56]), c.ink, {
    angle: 90,
    gap: 10,
    opacity: 0.35,
  })
  pen.fill(circle(x + 190, y - 70, 48), c.ink)
  pen.line(`M${x + 190} ${y - 60}v70`, c.ink, 9)
}
