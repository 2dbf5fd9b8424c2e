import type { Pen } from '../pen.ts'
import { below, circle, poly, rect } from '../shapes.ts'

/** A snowy field, a house with one lit window. */
export const snow = (pen: Pen): void => {
  const { c, r } = pen
  const isDusk = pen.seed % 2 === 0
  pen.ground(isDusk ? c.deep : c.soft)
  pen.stipple(rect(0, 0, 1200, 480), c.pale, [600, 480], [600, 60], { wide: 640, count: 2200, opacity: 0.45 })
  pen.fill(circle(r.between(240, 400), 190, 58), isDusk ? c.paper : c.warm)
  const far = below([
    [-20, 400],
    [260, 330],
    [520, 400],
    [820, 310],
    [1220, 390],
  ])
  pen.fill(far, isDusk ? c.mid : c.pale)
  wood(pen, 420)
  const field = below([
    [-20, 470],
    [300, 430],
    [700, 480],
    [1220, 430],
  ])
  pen.fill(field, c.paper)
  pen.stipple(field, c.mid, [1220, 700], [300, 480], { wide: 500, count: 1300, opacity: 0.35 })
  house(pen, r.between(690, 780), 560)
  const near = below([
    [-20, 640],
    [320, 600],
    [640, 690],
    [1220, 640],
  ])
  pen.fill(near, c.pale)
  pen.fill(
    below([
      [-20, 700],
      [420, 690],
      [800, 740],
      [1220, 700],
    ]),
    c.paper,
  )
  steps(pen)
  bare(pen, r.between(170, 260), 720, 330)
  for (let i = 0; i < 190; i += 1)
    pen.fill(circle(r.between(0, 1200), r.between(0, 800), r.between(1.6, 5)), c.paper, 0.92)
}

const house = (pen: Pen, x: number, y: number): void => {
  const { c } = pen
  pen.fill(rect(x, y - 130, 250, 134), c.spice)
  pen.hatch(rect(x, y - 130, 250, 134), c.ink, { angle: 90, gap: 17, width: 3, opacity: 0.3 })
  pen.fill(rect(x + 186, y - 270, 36, 90), c.ink)
  pen.fill(poly([x - 30, y - 122], [x + 60, y - 236], [x + 190, y - 236], [x + 280, y - 122]), c.ink)
  pen.fill(
    `M${x - 30} ${y - 122}L${x + 60} ${y - 236}H${x + 190}L${x + 280} ${y - 122}Q${x + 230} ${y - 150} ${x + 190} ${y - 140}T${x + 90} ${y - 150}T${x - 30} ${y - 122}Z`,
    c.paper,
  )
  pen.fill(rect(x + 40, y - 96, 56, 56), c.warm)
  pen.line(`M${x + 68} ${y - 96}v56M${x + 40} ${y - 68}h56`, c.ink, 4)
  pen.fill(rect(x + 150, y - 98, 48, 102), c.ink)
  pen.fill(poly([x + 40, y], [x + 96, y], [x + 130, y + 60], [x, y + 60]), c.warm, 0.35)
  pen.line(`M${x + 204} ${y - 280}q-30 -40 10 -70t0 -80`, c.paper, 15, 0.7)
}

const wood = (pen: Pen, foot: number): void => {
  for (let x = 0; x < 1220; x += pen.r.between(16, 34)) {
    const tall = pen.r.between(40, 110)
    pen.fill(poly([x, foot - tall + 20], [x - tall * 0.2, foot + 30], [x + tall * 0.2, foot + 30]), pen.c.deep, 0.85)
  }
}

const bare = (pen: Pen, x: number, y: number, tall: number): void => {
  const grow = (bx: number, by: number, angle: number, long: number, width: number): void => {
    const [ex, ey] = [bx + Math.cos(angle) * long, by + Math.sin(angle) * long]
    pen.line(`M${bx} ${by}L${ex} ${ey}`, pen.c.ink, width)
    if (width < 3) return
    for (const turn of [-0.5, 0.42])
      grow(ex, ey, angle + turn + pen.r.between(-0.16, 0.16), long * pen.r.between(0.66, 0.8), width * 0.68)
  }
  grow(x, y, -Math.PI / 2, tall * 0.34, 20)
}

const steps = (pen: Pen): void => {
  for (let i = 0; i < 15; i += 1) {
    const t = i / 14
    pen.fill(circle(520 + t * 330 + (i % 2 ? 10 : -10) * (1.2 - t), 790 - t * 205, 8 - t * 5), pen.c.mid)
  }
}
