import type { Pen } from '../pen.ts'
import { below, circle, rect } from '../shapes.ts'

/** A car on a winding road. */
export const car = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.paper)
  pen.fill(circle(r.between(260, 460), 210, 78), r.pick([c.spice, c.warm]))
  pen.cloud(r.between(650, 820), 170, 330, c.pale)
  pen.fill(
    below([
      [-20, 330],
      [200, 230],
      [420, 320],
      [680, 210],
      [930, 310],
      [1220, 220],
    ]),
    c.pale,
  )
  const far = below([
    [-20, 390],
    [280, 310],
    [600, 390],
    [900, 300],
    [1220, 380],
  ])
  pen.fill(far, c.soft)
  pen.stipple(far, c.paper, [600, 460], [600, 300], { wide: 640, count: 800, opacity: 0.5 })
  hill(pen, 420, c.mid, 0)
  hill(pen, 500, c.leaf, 1)
  road(pen)
  poles(pen)
  vehicle(pen, 470, 660, r.pick([c.spice, c.spice, c.warm]))
}

const hill = (pen: Pen, y: number, tone: string, i: number): void => {
  const d = below([
    [-20, y + 30],
    [320, y - 40],
    [700, y + 40],
    [1220, y - 30],
  ])
  pen.fill(d, tone)
  if (i) pen.hatch(d, pen.c.ink, { angle: 99, gap: 21, width: 2, opacity: 0.16 })
  pen.stipple(d, pen.c.ink, [600, y + 260], [600, y], { wide: 640, count: 900, opacity: 0.3 })
}

const road = (pen: Pen): void => {
  const { c } = pen
  const d =
    'M770 424C900 440 1010 470 880 510S330 540 300 610S560 720 700 820H-10V700C60 690 130 640 150 596C190 500 640 520 760 480C830 456 770 440 744 424Z'
  pen.fill(d, c.deep)
  pen.line(
    'M770 424C900 440 1010 470 880 510S330 540 300 610S560 720 700 820M-10 700C60 690 130 640 150 596C190 500 640 520 760 480C830 456 770 440 744 424',
    c.paper,
    5,
  )
  pen.dashed('M757 426C850 446 900 470 800 500S270 520 226 606S330 720 420 820', c.paper, 6, '22 24')
  pen.stipple(d, c.ink, [300, 820], [600, 480], { wide: 640, count: 700, opacity: 0.45 })
}

const poles = (pen: Pen): void => {
  const { c } = pen
  for (const [x, y, s] of [
    [330, 566, 0.6],
    [420, 546, 0.52],
    [520, 532, 0.46],
    [620, 522, 0.4],
    [710, 662, 1],
    [790, 716, 1.2],
    [880, 778, 1.4],
  ] as const) {
    pen.fill(rect(x, y - 50 * s, 11 * s, 54 * s), c.paper)
    pen.fill(rect(x, y - 44 * s, 11 * s, 14 * s), c.spice)
  }
  for (const [x, y, size] of [
    [1040, 640, 92],
    [1140, 690, 110],
    [960, 560, 46],
    [80, 530, 50],
  ] as const) {
    pen.line(`M${x} ${y}v${size * 1.2}`, c.ink, size * 0.15)
    pen.fill(circle(x, y, size), c.ink)
    pen.stipple(circle(x, y, size), c.leaf, [x - size, y - size], [x + size * 0.6, y + size * 0.6], {
      wide: size,
      count: 260,
      opacity: 0.8,
    })
  }
}

const vehicle = (pen: Pen, x: number, y: number, tone: string): void => {
  const { c } = pen
  pen.turned(`translate(${x - 140} ${y + 4}) rotate(9) scale(.92)`, () => {
    pen.fill('M-150 14H160L130 34H-130Z', c.ink, 0.5)
    const body = 'M-150 0Q-156 -50 -120 -56L-84 -62Q-54 -122 0 -122H60Q104 -118 126 -62Q160 -56 158 -30V2Z'
    pen.fill(body, tone)
    pen.stipple(body, c.ink, [0, 14], [0, -70], { wide: 170, count: 300, opacity: 0.45 })
    pen.fill('M-64 -64Q-44 -106 -4 -106H10V-64ZM24 -106H56Q88 -102 104 -64H24Z', c.ink)
    pen.line('M-46 -72L-22 -100', c.pale, 5)
    for (const wx of [-88, 92]) {
      pen.fill(circle(wx, 4, 32), c.ink)
      pen.fill(circle(wx, 4, 13), c.pale)
    }
    pen.fill(circle(150, -36, 9), c.warm)
    pen.line('M-40 -128H70M-30 -142H60', c.ink, 7)
  })
}
