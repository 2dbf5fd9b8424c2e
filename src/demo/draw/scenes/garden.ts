import type { Pen } from '../pen.ts'
import { below, circle, ellipse, poly, rect, steps } from '../shapes.ts'

/** Plants and flowers in beds. */
export const garden = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.pale)
  pen.fill(circle(r.between(850, 980), 170, 60), r.pick([c.warm, c.spice]))
  pen.fill(
    below(
      [
        [-20, 330],
        [260, 270],
        [620, 320],
        [1220, 260],
      ],
      470,
    ),
    c.soft,
  )
  fence(pen)
  pen.fill(rect(-10, 420, 1220, 400), c.leaf)
  pen.stipple(rect(0, 420, 1200, 380), c.ink, [600, 820], [600, 420], { wide: 640, count: 900, opacity: 0.28 })
  const kinds = [tulip, cabbage, stalk, daisy]
  const shift = r.whole(0, 3)
  for (const [row, foot] of [488, 580, 690, 800].entries()) {
    pen.fill(
      `M-20 ${foot + 16}Q300 ${foot - 30} 600 ${foot - 14}T1220 ${foot - 4}V${foot + 30}Q600 ${foot + 20} -20 ${foot + 44}Z`,
      c.ink,
      0.85,
    )
    const grow = 0.62 + row * 0.24
    const plant = kinds[(row + shift) % 4] as (pen: Pen) => void
    for (const x of steps(20, 1180, 15 - row * 2))
      pen.turned(`translate(${x + r.between(-10, 10)} ${foot - 4}) scale(${grow * r.between(0.9, 1.1)})`, () =>
        plant(pen),
      )
  }
  can(pen, r.between(880, 980), 690)
}

const fence = (pen: Pen): void => {
  const { c } = pen
  for (const x of steps(-10, 1190, 21))
    pen.fill(poly([x, 440], [x, 318], [x + 17, 298], [x + 34, 318], [x + 34, 440]), c.paper)
  pen.line('M-10 346H1210M-10 404H1210', c.deep, 6)
}

const leaf = (pen: Pen, to: number, up: number, color: string): void =>
  pen.fill(`M0 0Q${to * 0.2} ${-up} ${to} ${-up}Q${to * 0.9} ${-up * 0.2} 0 0Z`, color)

const tulip = (pen: Pen): void => {
  const { c, r } = pen
  pen.line('M0 0V-76', c.ink, 6)
  leaf(pen, -34, 46, c.deep)
  leaf(pen, 32, 54, c.deep)
  pen.fill('M-23 -126L-10 -106L0 -128L10 -106L23 -126Q32 -72 0 -70T-23 -126Z', r.pick([c.spice, c.spice, c.warm]))
}

const cabbage = (pen: Pen): void => {
  const { c } = pen
  for (const [x, y, s] of [
    [-32, -20, 30],
    [32, -20, 30],
    [0, -30, 38],
  ] as const)
    pen.fill(ellipse(x, y, s, s * 0.8), c.mid)
  pen.fill(ellipse(0, -34, 28, 24), c.pale)
  pen.line('M0 -12Q-4 -36 0 -56M-2 -30Q-20 -36 -26 -46M2 -30Q18 -36 24 -46', c.deep, 3)
}

const stalk = (pen: Pen): void => {
  const { c, r } = pen
  const tall = r.between(110, 150)
  pen.line(`M0 0V${-tall}`, c.deep, 6)
  for (const y of [24, 52, 80]) {
    pen.turned(`translate(0 ${-y})`, () => {
      leaf(pen, -36, 22, c.deep)
      leaf(pen, 36, 26, c.deep)
    })
  }
  if (r.chance(0.75)) pen.fill(circle(8, -tall * 0.66, 12) + circle(-9, -tall * 0.45, 11), r.pick([c.spice, c.warm]))
}

const daisy = (pen: Pen): void => {
  const { c, r } = pen
  const tall = r.between(70, 104)
  pen.line(`M0 0Q6 ${-tall / 2} 0 ${-tall}`, c.ink, 5)
  leaf(pen, 28, 40, c.deep)
  for (let i = 0; i < 8; i += 1)
    pen.turned(`translate(0 ${-tall}) rotate(${i * 45})`, () => pen.fill(ellipse(0, -18, 8, 14), c.paper))
  pen.fill(circle(0, -tall, 10), c.warm)
}

const can = (pen: Pen, x: number, y: number): void => {
  const { c } = pen
  pen.line(`M${x - 10} ${y - 112}Q${x + 60} ${y - 176} ${x + 106} ${y - 60}`, c.ink, 9)
  const body = poly([x - 60, y], [x - 50, y - 112], [x + 50, y - 112], [x + 60, y])
  pen.fill(poly([x - 50, y - 34], [x - 136, y - 116], [x - 118, y - 128], [x - 46, y - 74]), c.mid)
  pen.fill(poly([x - 156, y - 104], [x - 112, y - 148], [x - 104, y - 130], [x - 138, y - 98]), c.ink)
  pen.fill(body, c.mid)
  pen.stipple(body, c.ink, [x + 70, y - 40], [x - 30, y - 60], { wide: 80, count: 260, opacity: 0.5 })
}
