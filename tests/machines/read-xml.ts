import { SaxesParser } from 'saxes'

/** An element of a feed: names with their usual prefixes, whatever prefixes the file uses itself. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

const prefixes: Record<string, string> = {
  '': '',
  'http://www.w3.org/2005/Atom': '',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
}

/** The root of a document; throws when it is not well-formed. */
export const readXml = (xml: string): Element => {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [top]
  const parser = new SaxesParser({ xmlns: true })
  let isRss = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    isRss ||= tag.local === 'rss'
    const known = prefixes[tag.uri]
    // Atom's elements in an RSS feed are strangers there.
    const prefix = isRss && tag.uri.endsWith('Atom') ? 'atom:' : (known ?? 'other:')
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]))
    const element: Element = { name: prefix + tag.local, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  const take = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(xml).close()
  const root = top.children[0]
  if (!root) throw new Error('no element at all')
  return root
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name)
