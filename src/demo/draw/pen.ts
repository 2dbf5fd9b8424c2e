import type { Palette } from './palettes.ts'
import type { Random } from './random.ts'
import { circle, curve, type Point, round } from './shapes.ts'

type Size = { width: number; height: number }

export const sheet: Size = { width: 1200, height: 800 } // units; the middle 675 in height are what 16:9 shows

/** Draws one print: flat inks, stippled and hatched shades, ink lines a little out of register. */
export class Pen {
  readonly c: Palette
  readonly r: Random
  readonly seed: number
  /** Charts and maps are read from left to right and stay as they are. */
  isMirrored: boolean
  private readonly marks: string[] = []
  private readonly defs: string[] = []

  constructor(c: Palette, r: Random, seed: number) {
    this.c = c
    this.r = r
    this.seed = seed
    this.isMirrored = seed % 2 === 0
  }

  ground(color: string): void {
    this.fill(`M-10 -10H1210V810H-10Z`, color)
  }

  fill(d: string, color: string, opacity = 1): void {
    this.marks.push(`<path d="${d}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`)
  }

  line(d: string, color: string, width = 4, opacity = 1): void {
    const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : ''
    this.marks.push(
      `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${faint}/>`,
    )
  }

  dashed(d: string, color: string, width: number, dash: string): void {
    this.marks.push(
      `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-dasharray="${dash}"/>`,
    )
  }

  /** The ink line of a second plate that did not meet the first exactly. */
  outline(d: string, width = 3, color = this.c.ink): void {
    this.marks.push(
      `<path d="${d}" transform="translate(4 -3)" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round"/>`,
    )
  }

  /** Parallel lines inside a shape. */
  hatch(d: string, color: string, { angle = 45, gap = 10, width = 2, opacity = 0.5 } = {}): void {
    const id = this.define(
      (name) =>
        `<pattern id="${name}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})">` +
        `<path d="M0 ${gap / 2}H${gap}" stroke="${color}" stroke-width="${width}"/></pattern>`,
    )
    this.marks.push(`<path d="${d}" fill="url(#${id})" fill-opacity="${opacity}"/>`)
  }

  /** Dots inside a shape, dense at `from` and thinning towards `to`. */
  stipple(
    d: string,
    color: string,
    from: Point,
    to: Point,
    { wide = 400, count = 500, size = 3, opacity = 0.55 } = {},
  ): void {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const long = Math.hypot(dx, dy) || 1
    const dots = Array.from({ length: count }, () => {
      const along = this.r.next() ** 1.8
      const across = this.r.between(-wide, wide)
      return `M${Math.round(from[0] + dx * along - (dy / long) * across)} ${Math.round(from[1] + dy * along + (dx / long) * across)}h.1`
    }).join('')
    this.clipped(d, () => this.line(dots, color, size, opacity))
  }

  /** What is drawn inside shows only within the shape. */
  clipped(d: string, draw: () => void): void {
    const id = this.define((name) => `<clipPath id="${name}"><path d="${d}"/></clipPath>`)
    this.group(`clip-path="url(#${id})"`, draw)
  }

  turned(transform: string, draw: () => void): void {
    this.group(`transform="${transform}"`, draw)
  }

  faded(opacity: number, draw: () => void): void {
    this.group(`opacity="${opacity}"`, draw)
  }

  birds(x: number, y: number, count: number, color: string): void {
    for (let i = 0; i < count; i += 1) {
      const [bx, by, s] = [x + this.r.between(-110, 110), y + this.r.between(-40, 40), this.r.between(9, 17)]
      this.line(
        `M${bx - s} ${by - s * 0.5}Q${bx - s * 0.4} ${by - s * 0.9} ${bx} ${by}Q${bx + s * 0.4} ${by - s * 0.9} ${bx + s} ${by - s * 0.5}`,
        color,
        3,
      )
    }
  }

  /** A cloud on a flat base: one path, so that a faint one shows no seams. */
  cloud(x: number, y: number, w: number, color: string, opacity = 1): void {
    const h = w * 0.1
    const bumps = [
      [0.3, 0.11],
      [0.52, 0.16],
      [0.74, 0.1],
    ].map(([at = 0, size = 0]) => circle(x + w * at, y - h * 0.9, w * size))
    const d = `${round(x, y - h, w, h, h / 2)}${bumps.join('')}`
    this.clipped(`M-20 -20H1220V${Math.round(y)}H-20Z`, () => this.fill(d, color, opacity))
  }

  /** A long bank of mist. */
  mist(x: number, y: number, w: number, color: string, opacity: number): void {
    const h = w * 0.045
    this.fill(
      `M${x} ${y}q${w * 0.12} ${-h * 1.3} ${w * 0.34} ${-h * 0.7}t${w * 0.3} ${-h * 0.2}t${w * 0.36} ${h * 0.9}q${-w * 0.2} ${h * 1.1} ${-w * 0.46} ${h * 0.8}t${-w * 0.54} ${-h * 0.8}Z`,
      color,
      opacity,
    )
  }

  steam(x: number, y: number, tall: number, color: string, width = 7): void {
    for (const dx of [-34, 0, 34]) {
      const up = tall * this.r.between(0.7, 1)
      const bend = this.r.between(12, 22)
      const points: Point[] = [0, 0.25, 0.5, 0.75, 1].map((t, i) => [
        x + dx + (i % 2 ? bend : -bend) * (1 - t / 2),
        y - up * t,
      ])
      this.line(curve(points), color, width, 0.85)
    }
  }

  figure(x: number, foot: number, tall: number, color: string, coat = color): void {
    const head = tall * 0.1
    this.fill(circle(x, foot - tall + head, head), color)
    this.fill(
      `M${x - tall * 0.13} ${foot - tall * 0.32}C${x - tall * 0.16} ${foot - tall * 0.9} ${x + tall * 0.16} ${foot - tall * 0.9} ${x + tall * 0.13} ${foot - tall * 0.32}Z`,
      coat,
    )
    this.line(
      `M${x - tall * 0.055} ${foot - tall * 0.34}V${foot}M${x + tall * 0.06} ${foot - tall * 0.34}V${foot}`,
      color,
      tall * 0.07,
    )
  }

  /** The whole picture, most of them mirrored for even seeds, under a grain of paper. */
  picture(width: number, box: Size = sheet): string {
    const mirror = this.isMirrored ? ` transform="matrix(-1 0 0 1 ${box.width} 0)"` : ''
    const height = Math.round((width * box.height) / box.width)
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${box.width} ${box.height}">` +
      `<defs>${this.defs.join('')}${this.grain()}</defs><g${mirror}>${this.marks.join('')}</g>` +
      `<path d="M0 0H1200V800H0Z" fill="url(#grain)"/></svg>`
    )
  }

  private grain(): string {
    const specks = (count: number) =>
      Array.from({ length: count }, () => `M${this.r.whole(0, 399)} ${this.r.whole(0, 399)}h.1`).join('')
    const layer = (count: number, color: string, width: number, opacity: number) =>
      `<path d="${specks(count)}" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-opacity="${opacity}"/>`
    return (
      '<pattern id="grain" width="400" height="400" patternUnits="userSpaceOnUse">' +
      layer(500, this.c.paper, 2.2, 0.22) +
      layer(420, this.c.ink, 1.8, 0.12) +
      layer(26, this.c.paper, 4, 0.3) +
      '</pattern>'
    )
  }

  private group(attribute: string, draw: () => void): void {
    this.marks.push(`<g ${attribute}>`)
    draw()
    this.marks.push('</g>')
  }

  private define(write: (id: string) => string): string {
    const id = `d${this.defs.length}`
    this.defs.push(write(id))
    return id
  }
}
