import type { Pen } from './pen.ts'
import { circle, crescent, ellipse, poly, rect, round, steps } from './shapes.ts'

/** A creator's emblem, 400 units square and read at 40 pixels: one thing, two or three inks. */
export const emblems: Record<string, (pen: Pen) => void> = {
  'bus-stop': (pen) => {
    const { c } = pen
    pen.ground(c.dusk)
    pen.fill(round(70, 120, 260, 170, 26), c.warm)
    pen.fill(round(96, 146, 208, 68, 8), c.ink)
    pen.fill(rect(70, 228, 260, 20), c.spice)
    for (const x of [134, 266]) pen.fill(circle(x, 290, 34), c.ink)
    for (const x of [134, 266]) pen.fill(circle(x, 290, 13), c.paper)
  },
  map: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.line('M-20 270L150 190L250 240L420 120M150 190L120 -20M250 240L300 420', c.paper, 34)
    pen.fill('M200 330C170 260 106 226 106 158A94 94 0 1 1 294 158C294 226 230 260 200 330Z', c.spice)
    pen.fill(circle(200, 156, 38), c.paper)
  },
  harbour: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.fill(rect(-10, 290, 420, 120), c.mid)
    pen.fill('M60 230H340L300 312H100Z', c.ink)
    pen.fill(rect(110, 176, 70, 54), c.paper)
    pen.fill(rect(196, 190, 60, 40), c.spice)
    pen.fill(rect(262, 190, 50, 40), c.warm)
    pen.line('M145 176V96', c.ink, 10)
    pen.line('M40 340h120M220 356h130', c.paper, 10)
  },
  workshop: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.turned('rotate(45 200 200)', () => {
      pen.line('M200 120V330', c.deep, 44)
      pen.fill('M120 30l44 20v54l36 20l36 -20v-54l44 -20q40 108 -54 148h-52q-94 -40 -54 -148Z', c.deep)
      pen.fill(circle(200, 330, 14), c.pale)
    })
  },
  kitchen: (pen) => {
    const { c } = pen
    pen.ground(c.warm)
    pen.fill('M60 200H340Q330 320 240 336V352H160V336Q70 320 60 200Z', c.deep)
    pen.fill(ellipse(200, 200, 140, 30), c.paper)
    pen.line('M230 190L356 92M252 204L370 122', c.ink, 13)
    pen.steam(176, 160, 100, c.paper, 12)
  },
  stars: (pen) => {
    const { c, r } = pen
    pen.ground(c.night)
    for (let i = 0; i < 22; i += 1) pen.fill(circle(r.between(10, 390), r.between(10, 250), r.between(2, 6)), c.paper)
    pen.fill('M90 330A110 110 0 0 1 310 330Z', c.paper)
    pen.fill('M178 222h44V330h-44Z', c.ink)
    pen.line('M200 300L256 160', c.spice, 26)
    pen.fill(rect(60, 326, 280, 80), c.mid)
  },
  circuit: (pen) => {
    const { c } = pen
    pen.ground(c.deep)
    for (const at of steps(130, 270, 4)) pen.line(`M${at} 50V350M50 ${at}H350`, c.warm, 13)
    pen.fill(round(94, 94, 212, 212, 18), c.ink)
    pen.fill(circle(136, 136, 13), c.paper)
    pen.line('M150 236h100M150 206h100', c.soft, 15)
  },
  stadium: (pen) => {
    const { c } = pen
    pen.ground(c.spice)
    for (const x of [40, 130, 220, 310]) pen.line(`M${x} 420C${x + 10} 260 ${x + 40} 120 ${x + 130} -20`, c.paper, 13)
    pen.fill(circle(196, 220, 46), c.ink)
  },
  tea: (pen) => {
    const { c } = pen
    pen.ground(c.leaf)
    pen.fill('M84 180H316Q306 308 236 320V336H164V320Q94 308 84 180Z', c.paper)
    pen.fill(ellipse(200, 180, 116, 24), c.ink)
    pen.fill(ellipse(200, 183, 94, 16), c.warm)
    pen.steam(200, 146, 96, c.paper, 12)
  },
  bars: (pen) => {
    const { c } = pen
    pen.ground(c.paper)
    for (const [x, tall, tone] of [
      [76, 110, c.mid],
      [148, 170, c.deep],
      [220, 130, c.mid],
      [292, 230, c.spice],
    ] as const)
      pen.fill(rect(x - 14, 320 - tall, 56, tall), tone)
    pen.line('M44 326H356', c.ink, 13)
  },
  train: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.fill('M100 300V160Q100 78 200 78T300 160V300Z', c.spice)
    pen.fill(round(128, 130, 144, 80, 14), c.ink)
    pen.fill(circle(150, 256, 18) + circle(250, 256, 18), c.warm)
    pen.line('M130 300L84 372M270 300L316 372M116 340H284', c.ink, 14)
  },
  lines: (pen) => {
    const { c } = pen
    pen.ground(c.paper)
    pen.line('M70 60V330H350', c.ink, 14)
    pen.line('M90 270L160 200L220 236L330 100', c.spice, 20)
    pen.fill(circle(330, 100, 24), c.deep)
  },
  plane: (pen) => {
    const { c } = pen
    pen.ground(c.mid)
    pen.turned('rotate(45 200 200)', () =>
      pen.fill(
        'M200 40q26 30 26 80v36l134 84v36l-134 -40v70l44 36v28l-70 -22l-70 22v-28l44 -36v-70l-134 40v-36l134 -84v-36q0 -50 26 -80Z',
        c.paper,
      ),
    )
  },
  bookshelf: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.fill('M60 120Q130 90 200 124V320Q130 288 60 316Z', c.deep)
    pen.fill('M340 120Q270 90 200 124V320Q270 288 340 316Z', c.spice)
    pen.line('M200 124V320', c.ink, 10)
    pen.line('M90 170q44 -12 84 2M90 212q44 -12 84 2', c.paper, 10)
  },
  car: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.fill('M50 270Q46 206 92 198L120 192Q146 124 200 124H240Q290 128 306 192Q352 196 350 236V270Z', c.spice)
    pen.fill('M144 192Q162 150 196 148V192ZM216 148H238Q268 152 282 192H216Z', c.ink)
    for (const x of [124, 284]) pen.fill(circle(x, 274, 38), c.ink)
    for (const x of [124, 284]) pen.fill(circle(x, 274, 14), c.paper)
  },
  sea: (pen) => {
    const { c } = pen
    pen.ground(c.pale)
    pen.fill(poly([206, 60], [206, 250], [320, 250]), c.spice)
    pen.fill(poly([190, 90], [190, 250], [90, 250]), c.paper)
    pen.fill('M60 268H340L296 336H110Z', c.ink)
  },
  'city-night': (pen) => {
    const { c } = pen
    pen.ground(c.night)
    pen.fill(crescent(240, 180, 110), c.warm)
  },
}
