import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node

const childrenOf = (node: Node): Node[] => {
  if (isElement(node) && 'content' in node) return [(node as unknown as { content: Node }).content]
  return 'childNodes' in node ? node.childNodes : []
}

function* elementsIn(node: Node): Generator<Element> {
  if (isElement(node)) yield node
  for (const child of childrenOf(node)) yield* elementsIn(child)
}

export const textIn = (node: Node): string =>
  'value' in node ? (node as { value: string }).value : childrenOf(node).map(textIn).join('')

export const read = (html: string): Node => parse(html)

const attributeOf = (element: Element, name: string) =>
  element.attrs.find((attribute) => attribute.name === name)?.value

// Elements that no page of ours has, wherever they came from.
const never = new Set(
  'iframe object embed base applet frame frameset portal marquee style noscript plaintext xmp'.split(' '),
)
const addresses = new Set('href src action formaction data poster cite background ping xlink:href srcset'.split(' '))
const loads = new Set('src action formaction data poster background srcset'.split(' '))

const isOurs = (address: string): boolean => /^\/(?![/\\])/.test(address) || /^[?#]/.test(address) || address === ''
const isOutside = (address: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(address)

const faultOfAttribute = (tag: string, name: string, value: string): string | undefined => {
  if (name.startsWith('on')) return `${tag} has ${name}`
  if (name === 'style' || name === 'srcdoc') return `${tag} has ${name}`
  if (!addresses.has(name)) return undefined
  if (/[\t\n\r]/.test(value)) return `${tag} ${name} holds a line break`
  if (isOurs(value)) return undefined
  if (loads.has(name) || (tag === 'link' && name !== 'href')) return `${tag} loads ${value.slice(0, 80)}`
  return isOutside(value) ? undefined : `${tag} leads to ${value.slice(0, 80)}`
}

const isData = (type: string | undefined) => type === 'application/json' || type === 'application/ld+json'

/** Of ours are two, for script to show: the menu of who has signed in, and the link to the draft of who writes the article. */
const isOurTemplate = (element: Element): boolean =>
  attributeOf(element, 'data-person') !== undefined || (element.parentNode as Partial<Element>)?.tagName === 'edit-link'

const faultOfElement = (element: Element): string | undefined => {
  const { tagName: tag } = element
  if (never.has(tag)) return `there is a ${tag}`
  if (tag === 'template' && !isOurTemplate(element)) return 'there is a template'
  if (tag === 'meta' && attributeOf(element, 'http-equiv')) return 'there is a meta http-equiv'
  if (tag === 'link' && /stylesheet|import|preload|modulepreload/.test(attributeOf(element, 'rel') ?? ''))
    return isOurs(attributeOf(element, 'href') ?? '') ? undefined : 'a link loads from elsewhere'
  if (tag !== 'script') return undefined
  if (isData(attributeOf(element, 'type'))) return isJson(textIn(element)) ? undefined : 'data that are no JSON'
  return textIn(element) === '' && (attributeOf(element, 'src') ?? '').startsWith('/assets/')
    ? undefined
    : 'a script of its own'
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Everything in a page that could run, load, lead elsewhere by script or look different: none is ever ours. */
export const faultsIn = (html: string): string[] => {
  const faults: (string | undefined)[] = []
  for (const element of elementsIn(read(html))) {
    faults.push(faultOfElement(element))
    for (const { name, value, prefix } of element.attrs)
      faults.push(faultOfAttribute(element.tagName, prefix ? `${prefix}:${name}` : name, value))
  }
  return faults.filter((fault) => fault !== undefined)
}

/** Every kind of element and attribute that stands in a page: `a`, `a[href]`. */
export const kindsIn = (html: string): Set<string> => {
  const kinds = new Set<string>()
  for (const { tagName, attrs } of elementsIn(read(html))) {
    kinds.add(tagName)
    for (const { name } of attrs) kinds.add(`${tagName}[${name}]`)
  }
  return kinds
}

const skeletonOf = (node: Node): string => {
  const inner = childrenOf(node).map(skeletonOf).join('')
  if (!isElement(node) || node.tagName === 'wbr') return inner
  return `<${[node.tagName, ...node.attrs.map(({ name }) => name)].join(' ')}>${inner}</>`
}

/** The elements of a part of a page (data-part), without its words: the same for every text that is only text. */
export const skeletonOfPart = (html: string, part: string): string | undefined => {
  const found = partOf(html, part)
  return found && skeletonOf(found)
}

export const partOf = (html: string, part: string): Element | undefined => {
  for (const element of elementsIn(read(html))) if (attributeOf(element, 'data-part') === part) return element
  return undefined
}

/** The kinds of things in the head, each once: how many tags an article has is its author's affair. */
export const headOf = (html: string): string[] => {
  for (const element of elementsIn(read(html)))
    if (element.tagName === 'head') return [...new Set(childrenOf(element).map(skeletonOf))].sort()
  return []
}
