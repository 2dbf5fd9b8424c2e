import type { EditorTexts } from '../editor-data.ts'
import { fill, make } from '../make.ts'
import type { ClaimCounts } from './claim-items.ts'

const svg = 'http://www.w3.org/2000/svg'
const mostTicks = 48

const shape = (name: string, attributes: Record<string, string | number>): SVGElement => {
  const element = document.createElementNS(svg, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** One tick for each answered claim, as far as there is room: solid with a source, hollow first-hand, a disc for a question mark. */
export const makeTicks = ({ sourced, firstHand, question }: ClaimCounts): SVGElement => {
  const bars = [
    ...Array(Math.min(sourced, mostTicks)).fill('k-s'),
    ...Array(Math.min(firstHand, mostTicks)).fill('k-f'),
  ]
  const kinds = [...bars, ...Array(Math.min(question, mostTicks)).fill('k-q')].slice(0, mostTicks)
  const drawing = shape('svg', { 'aria-hidden': 'true' })
  let x = 0
  for (const kind of kinds) {
    if (kind === 'k-q') drawing.append(shape('circle', { class: kind, cx: x + 3.2, cy: 6, r: 3.2 }))
    else if (kind === 'k-f') drawing.append(shape('rect', { class: kind, x: x + 0.5, y: 0.5, width: 2.5, height: 11 }))
    else drawing.append(shape('path', { class: kind, d: `M${x} 0h3v12h-3z` }))
    x += kind === 'k-q' ? 8 : 5
  }
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${x} 12`, width: x, height: 12 }))
    drawing.setAttribute(name, String(value))
  return drawing
}

export const makeStrip = (counts: ClaimCounts, texts: EditorTexts['asking']): HTMLElement => {
  const { sourced, firstHand, question, open } = counts
  const words = [
    sourced > 0 && make('span', {}, fill(texts.sourced, { n: sourced })),
    firstHand > 0 && make('span', {}, fill(texts.firstHand, { n: firstHand })),
    question > 0 && make('b', {}, fill(texts.question, { n: question })),
    open > 0 && make('span', {}, fill(texts.rest, { n: open })),
  ]
  const hasTicks = sourced + firstHand + question > 0
  return make('span', { class: 'strip' }, hasTicks && makeTicks(counts), ...words)
}
