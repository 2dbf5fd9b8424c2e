import type { Pen } from '../pen.ts'
import { below, circle, type Point, poly, steps } from '../shapes.ts'

/** Layered ridges in mist under a sun. */
export const mountains = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  pen.fill(
    below([
      [-10, 240],
      [400, 215],
      [800, 260],
      [1210, 225],
    ]),
    c.paper,
    0.6,
  )
  const sun = circle(r.between(300, 520), r.between(200, 250), r.between(72, 104))
  pen.fill(sun, pen.seed % 3 === 0 ? c.paper : c.spice)
  pen.stipple(sun, c.warm, [400, 380], [400, 170], { wide: 200, count: 240 })
  const tones = [c.soft, c.mid, c.deep, c.ink]
  tones.forEach((tone, i) => {
    const line = ridge(pen, 330 + i * 100, 150 - i * 22, 5 + i)
    const d = `${poly(...line).slice(0, -1)}L1220 820L-20 820Z`
    pen.fill(d, tone)
    pen.stipple(d, i === 0 ? c.paper : (tones[i - 1] as string), [600, 470 + i * 95], [600, 250 + i * 95], {
      wide: 640,
      count: 1100,
      opacity: 0.45,
    })
    if (i < 3) mist(pen, 440 + i * 100)
  })
  pines(pen)
  pen.birds(r.between(700, 900), 210, 5, c.deep)
}

/** Peaks with a steep and a long side. */
const ridge = (pen: Pen, level: number, tall: number, peaks: number): Point[] =>
  steps(-60, 1260, peaks).flatMap((x, i) => {
    const top = level - tall * pen.r.between(0.35, 1) * (i % 2 ? 1 : 0.7)
    const wide = 1320 / peaks
    return [
      [x, top],
      [x + wide * 0.18, top + tall * 0.22],
      [x + wide * 0.3, top + tall * 0.2],
      [x + wide * pen.r.between(0.5, 0.62), level + tall * 0.2],
    ] as Point[]
  })

const mist = (pen: Pen, y: number): void => {
  const x = pen.r.between(-300, 200)
  pen.mist(x, y + 40, pen.r.between(700, 1000), pen.c.paper, 0.7)
  pen.mist(x + 620, y + 10, pen.r.between(500, 800), pen.c.paper, 0.5)
}

const pines = (pen: Pen): void => {
  for (const x of steps(820, 1200, 9)) {
    const tall = pen.r.between(110, 250) * (0.45 + (x - 700) / 800)
    const foot = 800
    for (const t of [0, 0.28, 0.54]) {
      const wide = tall * (0.22 - t * 0.12)
      pen.fill(
        poly([x, foot - tall * 1.3 + 0], [x - wide, foot - tall * (0.25 + t)], [x + wide, foot - tall * (0.25 + t)]),
        pen.c.ink,
      )
    }
    pen.line(`M${x} 810V${foot - tall * 0.3}`, pen.c.ink, 7)
  }
}
