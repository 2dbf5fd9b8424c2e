/** What XML 1.0 can hold at all: a feed with another character in it is no feed. */
const allowed = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in an element or an attribute. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(allowed, '')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? '')

type Attributes = Record<string, string | number | undefined>

/** An element around what is XML already; `undefined` among the children stands for one that is not there. */
export const element = (
  name: string,
  attributes: Attributes,
  ...children: (string | undefined | (string | undefined)[])[]
): string => {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const open = [name, ...given.map(([key, value]) => `${key}="${xmlText(String(value))}"`)].join(' ')
  const inside = children.flat().filter(Boolean).join('')
  return inside ? `<${open}>${inside}</${name}>` : `<${open}/>`
}

/** An element with nothing but text in it; none at all when the text is empty. */
export const textElement = (name: string, text: string | undefined, attributes: Attributes = {}): string | undefined =>
  text ? element(name, attributes, xmlText(text)) : undefined

export const xmlDocument = (root: string): string => `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`
