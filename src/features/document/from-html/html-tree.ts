import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

// Far above what real pages hold (browsers themselves flatten below 512 levels), low enough to end quickly.
const maxNodes = 200_000
const maxDepth = 400

class TooComplex extends Error {}

/** Parses HTML as browsers do; undefined for a page so deep or so large that only an attack would send it. */
export function parseHtml(html: string): HtmlParent | undefined {
  try {
    return parseFragment(html, { treeAdapter: guardedAdapter(), scriptingEnabled: false })
  } catch (fault) {
    if (fault instanceof TooComplex) return undefined
    throw fault
  }
}

function guardedAdapter(): typeof defaultTreeAdapter {
  let nodes = 0
  const depths = new WeakMap<object, number>()
  const count = () => {
    if (++nodes > maxNodes) throw new TooComplex()
  }
  const place = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > maxDepth) throw new TooComplex()
    depths.set(child, depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement(...given) {
      count()
      return defaultTreeAdapter.createElement(...given)
    },
    createTextNode(value) {
      count()
      return defaultTreeAdapter.createTextNode(value)
    },
    appendChild(parent, child) {
      place(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore(parent, child, reference) {
      place(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, reference)
    },
  }
}

export function isElement(node: HtmlNode | HtmlParent | null | undefined): node is HtmlElement {
  return node !== null && node !== undefined && 'tagName' in node
}

export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((held) => held.name === name)?.value ?? ''
}

export function hasAttribute(element: HtmlElement, name: string): boolean {
  return element.attrs.some((held) => held.name === name)
}

export function classesOf(element: HtmlElement): string[] {
  return attribute(element, 'class').split(/\s+/).filter(Boolean)
}

export function hasClass(element: HtmlElement, ...names: string[]): boolean {
  if (element.attrs.length === 0) return false
  const classes = classesOf(element)
  return names.some((name) => classes.includes(name))
}

export function childElements(parent: HtmlParent): HtmlElement[] {
  return parent.childNodes.filter(isElement)
}

/** All elements below one, in order. */
export function* elementsIn(parent: HtmlParent): Generator<HtmlElement> {
  const waiting: HtmlNode[] = [...parent.childNodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue
    yield node
    for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index] as HtmlNode)
  }
}

export function find(parent: HtmlParent, ...names: string[]): HtmlElement | undefined {
  for (const element of elementsIn(parent)) if (names.includes(element.tagName)) return element
  return undefined
}

export function textOf(node: HtmlNode | HtmlParent): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** The nearest element of one of these names: the element itself or one around it. */
export function closest(element: HtmlElement, names: ReadonlySet<string>): HtmlElement | undefined {
  for (let at: HtmlParent | null = element; isElement(at); at = at.parentNode) if (names.has(at.tagName)) return at
  return undefined
}
