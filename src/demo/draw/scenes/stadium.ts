import type { Pen } from '../pen.ts'
import { circle, ellipse, rect, steps } from '../shapes.ts'

/** A running track from above. */
export const stadium = (pen: Pen): void => {
  const { c, r } = pen
  pen.ground(pen.seed % 3 === 0 ? c.dusk : c.pale)
  const zoom = r.between(1, 1.5)
  const [x, y] = [r.between(430, 720), r.between(380, 460)]
  pen.turned(`translate(600 400) rotate(${r.between(-24, 24)}) scale(${zoom}) translate(${-x} ${-y})`, () => {
    stands(pen)
    const track = oval(0)
    pen.fill(oval(-14), c.paper)
    pen.fill(track, c.spice)
    pen.stipple(track, c.ink, [1150, 700], [300, 200], { wide: 600, count: 1800, opacity: 0.3 })
    for (let lane = 1; lane < 7; lane += 1) pen.line(oval(lane * 22), c.paper, 2.6, 0.9)
    infield(pen)
    pen.line('M760 0V0', c.paper, 1)
    pen.line(
      steps(0, 6, 7)
        .map((lane) => `M${560 + lane * 16} ${654 - lane * 22}v-22`)
        .join(''),
      c.paper,
      5,
    )
    pen.line('M780 654V500', c.paper, 9)
    runners(pen)
  })
}

/** A track's edge, so far in from the outermost. */
const oval = (inset: number): string => {
  const half = 254 - inset
  return `M350 ${400 - half}H850A${half} ${half} 0 0 1 850 ${400 + half}H350A${half} ${half} 0 0 1 350 ${400 - half}Z`
}

const infield = (pen: Pen): void => {
  const { c } = pen
  const field = oval(160)
  pen.fill(field, c.leaf)
  pen.clipped(field, () => {
    for (const x of steps(200, 1000, 11)) pen.fill(rect(x, 200, 40, 400), c.ink, 0.12)
  })
  pen.line(`${rect(330, 330, 540, 140)}M600 330v140${circle(600, 400, 42)}`, c.paper, 4)
  pen.line(oval(160), c.paper, 5)
  pen.fill(ellipse(300, 400, 22, 30), c.warm)
}

const stands = (pen: Pen): void => {
  const { c, r } = pen
  for (const inset of [-150, -120, -90, -60]) pen.line(oval(inset), inset % 60 ? c.soft : c.mid, 22)
  for (let i = 0; i < 420; i += 1) {
    const top = r.chance(0.5)
    const row = r.whole(0, 3) * 30
    pen.fill(circle(r.between(340, 860), top ? 86 - row : 714 + row, 5), r.pick([c.ink, c.paper, c.warm, c.spice]))
  }
}

const runners = (pen: Pen): void => {
  const { c, r } = pen
  for (let lane = 0; lane < 6; lane += 1) {
    const [x, y] = [600 + r.between(-60, 130), 643 - lane * 22]
    pen.line(`M${x} ${y}l34 -26`, c.ink, 8, 0.35)
    pen.fill(ellipse(x, y, 12, 7), lane === 2 ? c.warm : c.ink)
    pen.fill(circle(x + 3, y, 5), c.paper)
  }
}
