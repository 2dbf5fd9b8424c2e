type Child = Node | string | undefined | false
type Attributes = Record<string, string | number | boolean | undefined | ((event: never) => void)>

/** Makes an element. A function under `onclick`, `oninput` … becomes a listener; `true` an empty attribute. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child) element.append(child)
  return element
}

const svg = 'http://www.w3.org/2000/svg'
let sprite = ''

/** Says where the site's icons lie; without an address, where the page itself takes them from. */
export const useSprite = (address: string | undefined): void => {
  sprite = address ?? document.querySelector('svg.ic use')?.getAttribute('href')?.split('#')[0] ?? ''
}

export const icon = (name: string): SVGElement => {
  const drawing = document.createElementNS(svg, 'svg')
  drawing.setAttribute('class', 'ic')
  drawing.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS(svg, 'use')
  use.setAttribute('href', `${sprite}#i-${name}`)
  drawing.append(use)
  return drawing
}

/** Puts values into the {places} of a sentence. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{([a-z]+)\}/g, (place, name: string) => String(values[name] ?? place))

let count = 0

/** An id for an element of this page. A counter, because `randomUUID` is missing where the site is served without TLS. */
export const freshId = (prefix: string): string => `${prefix}-${++count}`
