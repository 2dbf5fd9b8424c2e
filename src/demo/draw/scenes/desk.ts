import type { Pen } from '../pen.ts'
import { circle, crescent, ellipse, poly, rect, round } from '../shapes.ts'

/** A lamp, an open notebook and a cup on a desk. */
export const desk = (pen: Pen): void => {
  const { c, r } = pen
  const isNight = pen.seed % 2 === 1
  pen.ground(isNight ? c.dusk : c.pale)
  view(pen, isNight, r.between(650, 740))
  const lamp = r.between(280, 350)
  if (isNight) pen.fill(poly([lamp + 20, 300], [lamp + 140, 270], [lamp + 620, 600], [lamp - 160, 600]), c.warm, 0.26)
  pen.fill(rect(-10, 560, 1220, 260), isNight ? c.mid : c.soft)
  const top = rect(-10, 560, 1220, 260)
  if (isNight) pen.fill(ellipse(lamp + 250, 650, 430, 84), c.warm, 0.45)
  pen.hatch(top, c.ink, { angle: 1.5, gap: 22, width: 2, opacity: 0.16 })
  pen.line('M-10 560H1210', c.ink, 6)
  lampOf(pen, lamp)
  notebook(pen, 470, 690)
  cup(pen, r.between(960, 1010), 632)
  books(pen, 60)
}

const view = (pen: Pen, isNight: boolean, x: number): void => {
  const { c } = pen
  pen.fill(rect(x, 90, 400, 400), isNight ? c.night : c.paper)
  if (isNight) {
    pen.fill(crescent(x + 290, 190, 44), c.warm)
    for (let i = 0; i < 30; i += 1) pen.fill(circle(x + pen.r.between(8, 392), pen.r.between(100, 360), 2), c.paper)
  } else pen.fill(circle(x + 290, 200, 52), c.spice)
  pen.clipped(rect(x, 90, 400, 400), () => {
    for (let i = 0; i < 7; i += 1)
      pen.fill(rect(x + i * 62, 400 - pen.r.between(0, 120), 66, 300), i % 2 ? c.mid : c.soft, isNight ? 0.5 : 1)
  })
  pen.line(rect(x, 90, 400, 400), c.ink, 12)
  pen.line(`M${x + 200} 90v400M${x} 270h400`, c.ink, 7)
}

const lampOf = (pen: Pen, x: number): void => {
  const { c } = pen
  pen.line(`M${x - 120} 590L${x - 150} 400L${x + 40} 262`, c.ink, 11)
  pen.fill(circle(x - 150, 400, 14), c.spice)
  pen.fill(ellipse(x - 120, 596, 86, 20), c.ink)
  const shade = poly([x + 14, 236], [x + 70, 212], [x + 150, 268], [x + 4, 326])
  pen.fill(shade, c.spice)
  pen.stipple(shade, c.ink, [x, 240], [x + 120, 300], { wide: 100, count: 200, opacity: 0.4 })
  pen.fill(ellipse(x + 84, 300, 26, 16), c.warm)
}

const notebook = (pen: Pen, x: number, y: number): void => {
  const { c, r } = pen
  pen.fill(poly([x - 30, y + 50], [x + 6, y - 92], [x + 420, y - 92], [x + 470, y + 50]), c.ink)
  const left = `M${x - 16} ${y + 40}L${x + 14} ${y - 92}Q${x + 120} ${y - 116} ${x + 214} ${y - 86}V${y + 46}Q${x + 100} ${y + 14} ${x - 16} ${y + 40}Z`
  const right = `M${x + 214} ${y - 86}Q${x + 310} ${y - 116} ${x + 414} ${y - 92}L${x + 452} ${y + 40}Q${x + 330} ${y + 14} ${x + 214} ${y + 46}Z`
  pen.fill(left + right, c.paper)
  pen.stipple(right, c.mid, [x + 214, y], [x + 320, y], { wide: 90, count: 160, opacity: 0.5 })
  for (let i = 0; i < 5; i += 1)
    pen.line(`M${x + 26 - i * 5} ${y - 66 + i * 22}q80 -18 ${r.between(110, 168)} -2`, c.deep, 4)
  pen.line(`M${x + 250} ${y - 66}q60 -16 130 -2M${x + 254} ${y - 40}q50 -12 80 -4`, c.deep, 4)
  pen.line(`M${x + 300} ${y + 14}L${x + 396} ${y - 60}`, c.warm, 10)
  pen.line(`M${x + 300} ${y + 14}l12 -9`, c.ink, 7)
}

const cup = (pen: Pen, x: number, y: number): void => {
  const { c } = pen
  const body = `M${x - 62} ${y - 84}H${x + 62}L${x + 46} ${y + 16}Q${x} ${y + 34} ${x - 46} ${y + 16}Z`
  pen.line(`M${x + 56} ${y - 62}q54 0 44 38t-58 22`, c.paper, 12)
  pen.fill(body, c.paper)
  pen.stipple(body, c.deep, [x + 70, y], [x - 20, y - 20], { wide: 80, count: 200 })
  pen.fill(ellipse(x, y - 84, 62, 16), c.deep)
  pen.steam(x, y - 116, 120, pen.c.paper)
}

const books = (pen: Pen, x: number): void => {
  const { c } = pen
  ;[
    [c.deep, 0, 230],
    [c.warm, 14, 200],
    [c.leaf, -6, 214],
  ].forEach(([tone, dx, w], i) => {
    pen.fill(round(x + Number(dx), 740 - i * 40, Number(w), 38, 4), String(tone))
    pen.line(`M${x + Number(dx) + 30} ${759 - i * 40}h70`, c.paper, 4)
  })
}
