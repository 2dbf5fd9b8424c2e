import type { Pen } from '../pen.ts'
import { below, circle, rect, steps } from '../shapes.ts'

/** An arch bridge and its reflection. */
export const riverBridge = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(r.pick([c.paper, c.pale]))
  pen.fill(circle(r.between(700, 900), 210, 78), r.pick([c.spice, c.warm]))
  pen.cloud(r.between(80, 300), 200, 380, c.pale)
  const hills = below(
    [
      [-20, 400],
      [200, 300],
      [430, 380],
      [700, 290],
      [960, 370],
      [1220, 310],
    ],
    480,
  )
  pen.fill(hills, c.soft)
  pen.stipple(hills, c.paper, [600, 480], [600, 300], { wide: 640, count: 900, opacity: 0.6 })
  poplars(pen)
  pen.fill(rect(-10, 470, 1220, 350), c.mid)
  const arches = r.pick([1, 3, 3])
  bridge(pen, arches, c.deep, c.ink)
  pen.turned('matrix(1 0 0 -.8 0 860)', () => pen.faded(0.62, () => bridge(pen, arches, c.ink, c.ink)))
  for (let i = 0; i < 60; i += 1) {
    const y = 500 + r.next() ** 1.4 * 290
    pen.line(
      `M${r.between(-40, 1160)} ${y}h${r.between(30, 60 + (y - 480) * 0.6)}`,
      r.pick([c.mid, c.soft, c.mid, c.pale]),
      3 + (y - 480) / 70,
      0.9,
    )
  }
  boat(pen, r.between(250, 420))
  reeds(pen)
}

const poplars = (pen: Pen): void => {
  for (const x of steps(30, 1180, 15)) {
    const tall = pen.r.between(40, 130)
    if (pen.r.chance(0.72))
      pen.fill(
        `M${x} ${474 - tall}C${x + 30} ${474 - tall * 0.5} ${x + 24} 474 ${x} 478C${x - 24} 474 ${x - 30} ${474 - tall * 0.5} ${x} ${474 - tall}Z`,
        pen.c.leaf,
      )
  }
}

const bridge = (pen: Pen, arches: number, stone: string, line: string): void => {
  const spans =
    arches === 1
      ? [[600, 240, 170]]
      : [
          [600, 140, 128],
          [300, 110, 84],
          [900, 110, 84],
        ]
  const holes = spans
    .map(([x = 0, half = 0, tall = 0]) => `M${x - half} 476A${half} ${tall} 0 0 1 ${x + half} 476Z`)
    .join('')
  const top =
    arches === 1
      ? 'M60 482C280 420 400 262 600 262S920 420 1140 482Z'
      : 'M60 482C200 372 400 296 600 296S1000 372 1140 482Z'
  pen.clipped(`M0 0H1200V476H0Z`, () => {
    pen.fill(`${top}${holes}`.replace(/^/, ''), stone)
    for (const [x = 0, half = 0, tall = 0] of spans) {
      pen.fill(`M${x - half} 480A${half} ${tall} 0 0 1 ${x + half} 480Z`, pen.c.pale)
      pen.line(`M${x - half} 480A${half} ${tall} 0 0 1 ${x + half} 480`, line, 9)
      pen.dashed(`M${x - half - 12} 480A${half + 12} ${tall + 12} 0 0 1 ${x + half + 12} 480`, pen.c.soft, 8, '2 16')
    }
    pen.line(top.slice(0, -1), line, 12)
    pen.stipple(top, pen.c.soft, [600, 280], [600, 480], { wide: 520, count: 300, opacity: 0.5 })
  })
  const rail =
    arches === 1
      ? 'M60 462C280 400 400 242 600 242S920 400 1140 462'
      : 'M60 462C200 352 400 276 600 276S1000 352 1140 462'
  pen.dashed(rail, line, 14, '1 26')
  pen.line(rail, line, 5)
}

const boat = (pen: Pen, x: number): void => {
  pen.fill(`M${x - 110} 640Q${x} 676 ${x + 110} 640Q${x + 84} 690 ${x} 690T${x - 110} 640Z`, pen.c.ink)
  pen.fill(`M${x - 52} 652Q${x - 40} 600 ${x + 6} 600T${x + 60} 652Z`, pen.c.spice)
  pen.figure(x - 76, 650, 78, pen.c.ink, pen.c.paper)
  pen.line(`M${x - 60} 600L${x - 130} 700`, pen.c.ink, 4)
}

const reeds = (pen: Pen): void => {
  for (let i = 0; i < 26; i += 1) {
    const x = 900 + pen.r.next() * 320
    const tall = pen.r.between(60, 190)
    pen.line(`M${x} 810Q${x - 6} ${800 - tall * 0.5} ${x + pen.r.between(-40, 30)} ${800 - tall}`, pen.c.ink, 5)
  }
}
