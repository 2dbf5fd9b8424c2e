import type { Pen } from '../pen.ts'
import { circle, poly, rect, round, steps } from '../shapes.ts'

/** A night bus at a lit stop. */
export const busStop = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(c.night)
  pen.stipple(rect(0, 0, 1200, 600), c.mid, [600, 600], [600, 100], { wide: 640, count: 1300, opacity: 0.45 })
  for (const x of steps(-20, 1150, 9)) {
    const top = r.between(180, 380)
    pen.fill(rect(x, top, r.between(110, 150), 500), c.dusk)
    for (let i = 0; i < 7; i += 1)
      if (r.chance(0.5)) pen.fill(rect(x + 16 + r.whole(0, 3) * 24, top + 26 + i * 34, 12, 17), c.warm, 0.85)
  }
  pen.fill(rect(-10, 610, 1220, 210), c.ink)
  pen.fill(rect(-10, 610, 1220, 14), c.mid)
  shelter(pen)
  bus(pen, 560)
  puddles(pen)
}

const shelter = (pen: Pen): void => {
  const { c, r } = pen
  pen.fill(poly([110, 330], [440, 330], [520, 622], [40, 622]), c.warm, 0.3)
  pen.fill(poly([150, 330], [400, 330], [440, 622], [110, 622]), c.warm, 0.32)
  pen.fill(rect(80, 306, 400, 26), c.spice)
  pen.fill(rect(96, 330, 12, 290), c.mid)
  pen.fill(rect(452, 330, 12, 290), c.mid)
  pen.fill(rect(124, 356, 104, 150), c.paper)
  pen.line('M140 384h70M140 408h54M140 432h64M140 456h40', c.deep, 5)
  pen.fill(rect(250, 540, 190, 12), c.ink)
  pen.line('M266 552v66M424 552v66', c.ink, 7)
  pen.figure(r.between(280, 320), 618, 176, c.ink, c.deep)
  pen.figure(r.between(366, 400), 618, r.between(128, 170), c.ink, c.spice)
  pen.line('M520 620V250', c.mid, 8)
  pen.fill(circle(520, 240, 38), c.paper)
  pen.fill(circle(520, 240, 28), c.spice)
}

const bus = (pen: Pen, x: number): void => {
  const { c, r } = pen
  const body = round(x, 318, 590, 300, 26)
  pen.fill(body, r.pick([c.mid, c.leaf, c.soft]))
  pen.clipped(body, () => pen.fill(rect(x, 520, 600, 30), c.paper))
  pen.stipple(body, c.ink, [x + 600, 620], [x + 100, 420], { wide: 300, count: 700, opacity: 0.35 })
  pen.fill(round(x + 24, 352, 440, 124, 8), c.warm)
  for (const wx of [134, 244, 354]) pen.line(`M${x + wx} 352v124`, c.ink, 7)
  for (const wx of [80, 196, 300, 410]) {
    if (r.chance(0.3)) continue
    pen.fill(circle(x + wx, 424, 20), c.ink)
    pen.fill(`M${x + wx - 34} 476Q${x + wx} 416 ${x + wx + 34} 476Z`, c.ink)
  }
  pen.fill(round(x + 484, 352, 84, 190, 8), c.warm)
  pen.line(`M${x + 526} 352v190`, c.ink, 6)
  pen.fill(round(x + 60, 326, 180, 20, 4), c.ink)
  pen.line(`M${x + 74} 336h90`, c.warm, 6)
  for (const wx of [130, 440]) {
    pen.fill(circle(x + wx, 616, 48), c.ink)
    pen.fill(circle(x + wx, 616, 20), c.soft)
  }
  pen.fill(circle(x + 8, 566, 14), c.paper)
}

const puddles = (pen: Pen): void => {
  const { c, r } = pen
  for (let i = 0; i < 34; i += 1) {
    const y = r.between(672, 790)
    pen.line(`M${r.between(0, 1150)} ${y}h${r.between(30, 130)}`, r.pick([c.warm, c.mid, c.dusk, c.spice]), 5, 0.75)
  }
}
