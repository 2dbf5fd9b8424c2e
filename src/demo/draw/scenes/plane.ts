import type { Pen } from '../pen.ts'
import { below, circle, curve, rect, steps } from '../shapes.ts'

/** An aircraft above clouds. */
export const plane = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.mid)
  pen.fill(
    below([
      [-20, 170],
      [300, 200],
      [700, 160],
      [1220, 200],
    ]),
    c.soft,
  )
  pen.fill(
    below([
      [-20, 330],
      [400, 300],
      [800, 340],
      [1220, 310],
    ]),
    c.pale,
  )
  pen.stipple(rect(0, 0, 1200, 400), c.deep, [600, -20], [600, 380], { wide: 640, count: 1600, opacity: 0.4 })
  const sun = circle(r.between(220, 360), r.between(350, 420), 92)
  pen.fill(sun, r.pick([c.spice, c.warm]))
  bank(pen, 500, c.paper, 34, 0.85)
  craft(pen, r.between(600, 680), r.between(300, 340), r.between(-14, -7), r.between(0.95, 1.12))
  bank(pen, 590, c.paper, 52, 1)
  bank(pen, 680, c.pale, 64, 1)
  bank(pen, 760, c.soft, 76, 1)
}

/** A sea of cloud: bumps along a level, shaded from below. */
const bank = (pen: Pen, level: number, tone: string, size: number, opacity: number): void => {
  const { c, r } = pen
  let d = `M-60 820V${level}`
  for (let x = -60; x < 1260; ) {
    const wide = size * r.between(0.9, 2.2)
    d += `a${wide / 2} ${wide * r.between(0.34, 0.56)} 0 0 1 ${wide} 0`
    x += wide
  }
  const whole = `${d}V820Z`
  pen.fill(whole, tone, opacity)
  pen.stipple(whole, tone === c.soft ? c.deep : c.mid, [600, level + 130], [600, level - 24], {
    wide: 640,
    count: 1300,
    opacity: 0.42,
  })
}

const craft = (pen: Pen, x: number, y: number, turn: number, s: number): void => {
  const { c } = pen
  pen.turned(`translate(${x} ${y}) rotate(${turn}) scale(${s})`, () => {
    pen.line(
      curve([
        [-330, 10],
        [-520, 14],
        [-760, 30],
      ]),
      c.paper,
      9,
      0.85,
    )
    pen.line(
      curve([
        [-330, -6],
        [-540, -6],
        [-780, -2],
      ]),
      c.paper,
      7,
      0.6,
    )
    pen.fill('M-70 -14L-190 -150H-150L60 -14Z', c.deep)
    pen.fill('M-262 -20L-330 -150H-280L-190 -22Z', c.spice)
    const body = 'M-300 -26Q-330 0 -290 12Q-60 52 220 40Q300 34 318 8Q300 -26 210 -34Q-60 -40 -300 -26Z'
    pen.fill(body, c.paper)
    pen.stipple(body, c.deep, [0, 56], [0, -20], { wide: 330, count: 700, opacity: 0.6 })
    pen.fill('M262 -16Q292 -8 300 6H258Z', c.ink)
    for (const dx of steps(-210, 220, 17)) pen.fill(rect(dx, -14, 11, 13), c.deep)
    pen.line('M-292 12Q-60 34 300 18', c.spice, 6)
    pen.outline(body, 3)
    pen.fill('M-40 16L-170 172H-118L120 22Z', c.ink)
    pen.fill('M-270 0L-356 56H-318L-216 6Z', c.ink)
    pen.fill('M-44 66h76q16 12 0 26h-84q-8 -14 8 -26Z', c.spice)
  })
}
