import { attribute, closest, elementsIn, type HtmlElement, type HtmlParent, isElement, textOf } from './html-tree.ts'

export type HtmlFootnotes = {
  /** Links in the text that refer to a note, with the note's id in the document. */
  references: Map<HtmlElement, string>
  /** The elements that hold the notes, in the order in which the text refers to them. */
  notes: Map<HtmlElement, string>
  /** Links from a note back to the text. */
  backLinks: Set<HtmlElement>
}

const noteBlocks = new Set(['li', 'p', 'div', 'dd', 'aside'])
const longestMark = 12
const mostBackLinks = 50

/**
 * Finds footnotes by what every generator makes of them: a short link to a later block, in which a link leads back to
 * where the first one stands. Names and classes differ from tool to tool, this does not.
 */
export function findFootnotes(root: HtmlParent): HtmlFootnotes {
  const found: HtmlFootnotes = { references: new Map(), notes: new Map(), backLinks: new Set() }
  if (!hasLinkWithin(root)) return found
  const places = placesIn(root)
  for (const [link, order] of places.links) {
    const block = noteOf(link, order, places)
    if (!block || found.backLinks.has(link)) continue
    const back = backLinksIn(block, link, places)
    if (back.length === 0 && !found.notes.has(block)) continue
    const id = found.notes.get(block) ?? `n${found.notes.size + 1}`
    found.notes.set(block, id)
    found.references.set(link, id)
    for (const one of back) found.backLinks.add(one)
  }
  return found
}

// Most texts have none, and need no map of all their elements.
function hasLinkWithin(root: HtmlParent): boolean {
  for (const element of elementsIn(root)) if (isLinkWithin(element)) return true
  return false
}

function isLinkWithin(element: HtmlElement): boolean {
  return element.tagName === 'a' && attribute(element, 'href').startsWith('#')
}

type Places = {
  order: Map<HtmlElement, number>
  named: Map<string, HtmlElement>
  links: Map<HtmlElement, number>
  linksOf: Map<HtmlElement, HtmlElement[]>
}

function placesIn(root: HtmlParent): Places {
  const places: Places = { order: new Map(), named: new Map(), links: new Map(), linksOf: new Map() }
  for (const element of elementsIn(root)) {
    const order = places.order.size
    places.order.set(element, order)
    for (const name of [attribute(element, 'id'), attribute(element, 'name')]) {
      if (name !== '' && !places.named.has(name)) places.named.set(name, element)
    }
    if (isLinkWithin(element)) places.links.set(element, order)
  }
  return places
}

function noteOf(link: HtmlElement, order: number, places: Places): HtmlElement | undefined {
  const target = targetOf(link, places)
  const text = textOf(link).trim()
  if (!target || text.length > longestMark || text === '') return undefined
  const block = closest(target, noteBlocks)
  return block && (places.order.get(block) ?? 0) > order && !isInside(link, block) ? block : undefined
}

function targetOf(link: HtmlElement, { named }: Places): HtmlElement | undefined {
  const name = attribute(link, 'href').slice(1)
  return named.get(name) ?? named.get(decoded(name))
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name // Not every stray percent sign is an escape.
  }
}

function backLinksIn(block: HtmlElement, from: HtmlElement, places: Places): HtmlElement[] {
  const links = linksIn(block, places)
  if (links.length > mostBackLinks) return []
  return links.filter((link) => {
    const target = targetOf(link, places)
    return target !== undefined && isNear(target, from)
  })
}

function linksIn(block: HtmlElement, places: Places): HtmlElement[] {
  const known = places.linksOf.get(block)
  if (known) return known
  const links = [...elementsIn(block)].filter((element) => places.links.has(element))
  places.linksOf.set(block, links)
  return links
}

// The link itself, something just around it, or something inside it.
function isNear(target: HtmlElement, link: HtmlElement): boolean {
  let at: HtmlParent | null = link
  for (let steps = 0; steps < 3 && isElement(at); steps++) {
    if (at === target) return true
    at = at.parentNode
  }
  return isInside(target, link) || (target.parentNode === link.parentNode && textOf(target).trim() === '')
}

function isInside(element: HtmlElement, holder: HtmlElement): boolean {
  for (let at: HtmlParent | null = element; isElement(at); at = at.parentNode) if (at === holder) return true
  return false
}
