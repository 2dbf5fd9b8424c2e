import type { Pen } from '../pen.ts'
import { circle, crescent, path, rect, steps } from '../shapes.ts'

/** A skyline with lit windows, a moon and its light on the river. */
export const cityNight = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.night)
  const x = r.between(800, 960)
  pen.stipple(rect(0, 0, 1200, 640), c.mid, [600, 640], [600, 60], { wide: 640, count: 1500, opacity: 0.5 })
  if (pen.seed % 2) pen.fill(circle(x, 190, 64), c.warm)
  else pen.fill(crescent(x, 190, 64), c.warm)
  for (let i = 0; i < 60; i += 1)
    pen.fill(circle(r.between(0, 1200), r.between(20, 330), r.between(1, 2.6)), c.paper, 0.8)
  row(pen, 600, [150, 330], [60, 110], c.dusk, 0.14)
  tower(pen, r.between(250, 420))
  row(pen, 610, [90, 250], [80, 130], c.deep, 0.3)
  row(pen, 620, [40, 150], [90, 160], c.ink, 0.46)
  river(pen, x)
}

const row = (
  pen: Pen,
  foot: number,
  [low, high]: [number, number],
  [slim, wide]: [number, number],
  color: string,
  lit: number,
): void => {
  const { r } = pen
  for (let x = -30; x < 1220; ) {
    const w = r.between(slim, wide)
    const h = r.between(low, high)
    pen.fill(rect(x, foot - h, w - 5, h + 10), color)
    if (r.chance(0.3)) pen.line(path([x + w / 2, foot - h], [x + w / 2, foot - h - r.between(20, 60)]), color, 4)
    if (r.chance(0.35)) pen.fill(rect(x + w * 0.2, foot - h - 16, w * 0.4, 18), color)
    windows(pen, x, foot - h, w, h, lit)
    x += w
  }
}

const windows = (pen: Pen, x: number, top: number, w: number, h: number, lit: number): void => {
  const { c, r } = pen
  const tone = r.pick([c.warm, c.warm, c.paper])
  for (let wy = top + 16; wy < top + h - 8; wy += 24)
    for (let wx = x + 12; wx < x + w - 18; wx += 19)
      if (r.chance(lit)) pen.fill(rect(wx, wy, 9, 13), tone, r.between(0.75, 1))
}

const tower = (pen: Pen, x: number): void => {
  pen.fill(`M${x - 50} 610L${x - 22} 190H${x + 22}L${x + 50} 610Z`, pen.c.mid)
  pen.hatch(`M${x - 50} 610L${x - 22} 190H${x + 22}L${x + 50} 610Z`, pen.c.night, {
    angle: 0,
    gap: 18,
    width: 5,
    opacity: 0.55,
  })
  pen.line(path([x, 190], [x, 100]), pen.c.mid, 5)
  pen.fill(circle(x, 98, 6), pen.c.spice)
}

const river = (pen: Pen, moon: number): void => {
  const { c, r } = pen
  pen.fill(rect(-10, 622, 1220, 200), c.dusk)
  pen.fill(rect(-10, 618, 1220, 8), c.ink)
  for (const x of steps(10, 1190, 34)) {
    if (r.chance(0.35)) continue
    pen.dashed(path([x, 640], [x, 640 + r.between(40, 140)]), r.pick([c.warm, c.mid, c.mid, c.soft]), 6, '3 13')
  }
  for (const y of steps(640, 770, 8))
    pen.line(`M${moon - r.between(20, 70)} ${y}h${r.between(50, 120)}`, c.warm, 5, 0.9)
}
