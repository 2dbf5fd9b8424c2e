import { isLinkTarget } from '../links.ts'
import type { DocumentMark, DocumentNode } from '../schema.ts'
import { resolveAddress } from './addresses.ts'
import { asBoldParagraph, asLine, asParagraphs, withoutMark } from './blocks.ts'
import { codeBlockOf, codeOfTable } from './code.ts'
import { Composer } from './composer.ts'
import type { HtmlFootnotes } from './footnotes.ts'
import { formulaNode, formulaOf } from './formulas.ts'
import { asGalleries, isGallery } from './galleries.ts'
import type { HeadingNames } from './headings.ts'
import {
  attribute,
  childElements,
  elementsIn,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  hasAttribute,
  hasClass,
  isElement,
  textOf,
} from './html-tree.ts'
import {
  altOf,
  type FoundPicture,
  figureOf,
  inlineMeaning,
  isUnseen,
  largerVersion,
  pictureAddress,
} from './pictures.ts'
import { cellsOf, isLayout, partsOf, tableNode } from './tables.ts'

/** What a conversion can lose; everything else is kept in some form. */
export type LostKind =
  | 'embed'
  | 'form'
  | 'drawing'
  | 'formula'
  | 'picture-inside'
  | 'link'
  | 'hidden'
  | 'layout-table'
  | 'deep-nesting'
  | 'structure'
  | 'embedded-article'
  | 'cut'

export class Walk {
  readonly composer = new Composer()
  /** By the attributes of the figure that stands for the picture. */
  readonly pictures = new Map<object, FoundPicture>()
  #lastSource = ''
  readonly lost = new Map<LostKind, number>()
  readonly headingNames: HeadingNames = new Map()
  readonly #footnotes: HtmlFootnotes
  readonly #base: string | undefined
  readonly #here: (address: string) => string | undefined

  constructor(footnotes: HtmlFootnotes, base: string | undefined, here?: (address: string) => string | undefined) {
    this.#footnotes = footnotes
    this.#base = base
    this.#here = (address) => [here?.(address)].find((target) => target && isLinkTarget(target))
  }

  lose(what: LostKind, count = 1): void {
    this.lost.set(what, (this.lost.get(what) ?? 0) + count)
  }

  children(parent: HtmlParent): void {
    for (const child of parent.childNodes) this.node(child)
  }

  node(node: HtmlNode): void {
    if (node.nodeName === '#text') this.composer.addText(textOf(node))
    else if (isElement(node) && !this.#footnotes.notes.has(node)) this.#element(node)
  }

  /** The footnotes as nodes, in the order in which the text refers to them. */
  notes(): DocumentNode[] {
    return [...this.#footnotes.notes].flatMap(([element, id]) => {
      const content = asParagraphs(this.composer.within(2, () => this.children(element)))
      return content.length > 0 ? [{ type: 'footnote', attrs: { id }, content } as DocumentNode] : []
    })
  }

  #element(element: HtmlElement): void {
    if (isHidden(element)) return this.#dropHidden(element)
    const formula = formulaOf(element)
    if (formula) return this.#formula(formula)
    if (isDouble(element)) return
    const handler = Object.hasOwn(handlers, element.tagName) ? handlers[element.tagName] : undefined
    const marks = marksOf(element)
    if (marks.length === 0) this.#handle(element, handler)
    else this.composer.marked(marks, () => this.#handle(element, handler))
  }

  #handle(element: HtmlElement, handler: Handler | undefined): void {
    if (isGallery(element)) this.figure(element)
    else if (handler) handler(this, element)
    else if (blockNames.has(element.tagName)) this.composer.apart(() => this.children(element))
    else this.children(element)
  }

  #dropHidden(element: HtmlElement): void {
    if (textOf(element).trim() !== '') this.lose('hidden')
  }

  #formula(found: { tex: string; display: boolean }): void {
    const node = formulaNode(found)
    if (found.display) this.composer.addBlock(node)
    else this.composer.addAtom(node)
  }

  line(parent: HtmlElement): { line: DocumentNode[]; rest: DocumentNode[] } {
    return asLine(this.composer.within(1, () => this.children(parent)))
  }

  heading(element: HtmlElement): void {
    const { line, rest } = this.line(element)
    const content = withoutMark(line, 'bold')
    if (content.length > 0) {
      const node = { type: 'heading', attrs: { level: Number(element.tagName[1]) }, content } as DocumentNode
      this.headingNames.set(node, namesIn(element))
      this.composer.addBlock(node)
    }
    for (const node of rest) this.composer.addBlock(node)
  }

  link(element: HtmlElement): void {
    if (this.#footnotes.backLinks.has(element)) return
    const id = this.#footnotes.references.get(element)
    if (id) return this.#reference(id)
    const href = attribute(element, 'href').trim()
    if (href === '') return this.children(element)
    const target = this.#here(href) ?? resolveAddress(href, this.#base)
    if (!target && textOf(element).trim() !== '') this.lose('link')
    if (!target) return this.children(element)
    this.composer.marked([{ type: 'link', attrs: { href: target } }], () => this.children(element))
  }

  #reference(id: string): void {
    this.composer.without('superscript', () => this.composer.addAtom({ type: 'footnoteReference', attrs: { id } }))
  }

  /** A superscript that holds nothing but a reference, with its brackets, is that reference. */
  superscript(element: HtmlElement): void {
    const links = [...elementsIn(element)].filter((held) => this.#footnotes.references.has(held))
    const [link] = links
    const isMark = links.length === 1 && textOf(element).trim().length <= textOf(link as HtmlElement).trim().length + 4
    if (link && isMark) return this.link(link)
    this.composer.marked([{ type: 'superscript' }], () => this.children(element))
  }

  picture(image: HtmlElement): void {
    const meaning = inlineMeaning(image)
    if (meaning) return this.composer.addText(meaning)
    const src = pictureAddress(image)
    if (src === '' || isUnseen(image)) return
    const alt = altOf(image)
    const larger = largerVersion(image)
    const figure = figureOf(src, alt, this.#base)
    this.pictures.set(figure.attrs, { src, alt, ...(larger && { larger }) })
    this.#lastSource = src
    this.composer.addBlock(figure)
  }

  /** A figure of one picture takes the caption; around anything else the caption is a paragraph after it. Several make a gallery. */
  figure(element: HtmlElement): void {
    const captions = childElements(element).filter((child) => child.tagName === 'figcaption')
    const held = this.composer.within(1, () => {
      for (const child of element.childNodes) if (!captions.includes(child as HtmlElement)) this.node(child)
    })
    for (const node of this.composer.hasRoom(1) ? asGalleries(held) : held) this.composer.addBlock(node)
    for (const caption of captions) this.caption(caption)
  }

  /** What our own renderings make of an embedded article. */
  embedded(element: HtmlElement): boolean {
    const [, article] = ownEmbed.exec(attribute(find(element, 'a') ?? element, 'href')) ?? []
    if (!article || !hasClass(element, 'embed')) return false
    this.composer.addBlock({ type: 'embed', attrs: { article } })
    return true
  }

  caption(element: HtmlElement): void {
    const { line, rest } = this.line(element)
    const last = this.composer.lastBlock
    if (line.length > 0 && last?.type === 'figure' && !last.content)
      this.composer.replaceLastBlock({ ...last, content: line })
    else if (line.length > 0) this.composer.addBlock({ type: 'paragraph', content: line })
    for (const node of rest) this.composer.addBlock(node)
  }

  list(element: HtmlElement): void {
    if (!this.composer.hasRoom(2)) return this.#flatten(element)
    const items: DocumentNode[][] = []
    for (const child of element.childNodes) this.#listChild(child, items)
    const content = items.map(itemNode)
    if (content.length > 0) this.composer.addBlock(listNode(element, content))
  }

  #listChild(child: HtmlNode, items: DocumentNode[][]): void {
    if (isElement(child) && this.#footnotes.notes.has(child)) return
    const blocks = this.composer.within(2, () => (isItem(child) ? this.children(child) : this.node(child)))
    const isNested = isElement(child) && (child.tagName === 'ul' || child.tagName === 'ol')
    if (isNested && items.length > 0) items.at(-1)?.push(...blocks)
    else if (blocks.length > 0) items.push(blocks)
  }

  quote(element: HtmlElement): void {
    if (!this.composer.hasRoom(1)) return this.#flatten(element)
    const content = this.composer.within(1, () => this.children(element))
    if (content.length > 0) this.composer.addBlock({ type: 'blockquote', content })
  }

  #flatten(element: HtmlElement): void {
    this.lose('deep-nesting')
    this.composer.apart(() => this.children(element))
  }

  code(element: HtmlElement): void {
    const block = codeBlockOf(element)
    if (block) this.composer.addBlock(block)
    for (const image of [...elementsIn(element)].filter((held) => held.tagName === 'img')) this.picture(image)
  }

  table(element: HtmlElement): void {
    const code = codeOfTable(element)
    if (code) return this.code(code)
    const { caption, rows } = partsOf(element)
    if (caption) this.composer.apart(() => this.children(caption))
    if (isLayout(element, rows) || !this.composer.hasRoom(3)) return this.#arrangement(element, rows)
    if (rows.length > 0) this.composer.addBlock(tableNode(rows, this.composer, (cell) => this.children(cell)))
  }

  #arrangement(element: HtmlElement, rows: HtmlElement[]): void {
    if (rows.length > 1) this.lose('layout-table')
    const cells = rows.flatMap(cellsOf)
    if (cells.length === 0) this.composer.apart(() => this.children(element))
    for (const cell of cells) this.composer.apart(() => this.children(cell))
  }

  /** A film, a sound or a page inside the page becomes a link to where it is. */
  embed(element: HtmlElement): void {
    this.lose('embed')
    const target = resolveAddress(addressOfEmbed(element), this.#base)
    if (element.tagName !== 'iframe' && textOf(element).trim().length > mostWords) this.children(element)
    if (!target || target.startsWith('#')) return
    const words = attribute(element, 'title').replace(/\s+/g, ' ').trim() || target
    const text: DocumentNode = { type: 'text', text: words, marks: [{ type: 'link', attrs: { href: target } }] }
    this.composer.addBlock({ type: 'paragraph', content: [text] })
  }

  /** Pages that load pictures late repeat each of them for readers without script. */
  noscript(element: HtmlElement): void {
    const image = find(element, 'img')
    if (!image || this.#lastSource === pictureAddress(image) || isAfterPicture(element)) return
    this.children(element)
  }
}

type Handler = (walk: Walk, element: HtmlElement) => void

// What is left open swallows the page after it, and that is not to be dropped.
const mostWords = 300

const dropping =
  (what?: LostKind): Handler =>
  (walk, element) => {
    if (what) walk.lose(what)
    if (textOf(element).trim().length > mostWords) walk.composer.apart(() => walk.children(element))
  }

const drop: Handler = () => {}
const heading: Handler = (walk, element) => walk.heading(element)
const list: Handler = (walk, element) => walk.list(element)
const embed: Handler = (walk, element) => walk.embed(element)
const table: Handler = (walk, element) => walk.table(element)
const paragraphOf =
  (...marks: DocumentMark[]): Handler =>
  (walk, element) =>
    walk.composer.apart(() => walk.composer.marked(marks, () => walk.children(element)))

const handlers: Record<string, Handler> = {
  ...named('h1 h2 h3 h4 h5 h6', heading),
  ...named('ul ol menu dir', list),
  ...named('script style head title meta link base template textarea rp param source track area', drop),
  ...named('select button', dropping('form')),
  ...named('svg canvas', dropping('drawing')),
  ...named('datalist map', dropping()),
  ...named('iframe video audio embed object', embed),
  ...named('dt summary', paragraphOf({ type: 'bold' })),
  table,
  a: (walk, element) => walk.link(element),
  sup: (walk, element) => walk.superscript(element),
  br: (walk) => walk.composer.addBreak(),
  hr: (walk) => {
    if (walk.composer.lastBlock?.type !== 'horizontalRule') walk.composer.addBlock({ type: 'horizontalRule' })
  },
  img: (walk, element) => walk.picture(element),
  figure: (walk, element) => walk.figure(element),
  figcaption: (walk, element) => walk.caption(element),
  blockquote: (walk, element) => walk.quote(element),
  pre: (walk, element) => walk.code(element),
  li: (walk, element) => {
    if (!walk.composer.hasRoom(2)) return walk.composer.apart(() => walk.children(element))
    const blocks = walk.composer.within(2, () => walk.children(element))
    if (blocks.length > 0) walk.composer.addBlock({ type: 'bulletList', content: [itemNode(blocks)] })
  },
  dd: (walk, element) => {
    if (hasClass(element, 'wp-caption-text')) walk.caption(element)
    else walk.composer.apart(() => walk.children(element))
  },
  math: (walk, element) => {
    walk.lose('formula')
    walk.composer.addText(textOf(element))
  },
  noscript: (walk, element) => walk.noscript(element),
  q: (walk, element) => quoted(walk, element, '“', '”'),
  rt: (walk, element) => quoted(walk, element, '（', '）'),
  input: (walk, element) => {
    if (attribute(element, 'type') === 'checkbox') walk.composer.addText(hasAttribute(element, 'checked') ? '☑ ' : '☐ ')
  },
  p: (walk, element) => {
    if (hasClass(element, 'wp-caption-text')) walk.caption(element)
    else if (!walk.embedded(element)) walk.composer.apart(() => walk.children(element))
  },
}

function named(names: string, handler: Handler): Record<string, Handler> {
  return Object.fromEntries(names.split(' ').map((name) => [name, handler]))
}

const ownEmbed = /^\/a\/([0-9a-hjkmnp-tv-z]{13})$/

function quoted(walk: Walk, element: HtmlElement, open: string, close: string): void {
  walk.composer.addText(open)
  walk.children(element)
  walk.composer.addText(close)
}

const blockNames = new Set(
  'address article aside body center details dialog div dl fieldset footer form header hgroup html legend main nav option optgroup section caption tbody thead tfoot tr td th'.split(
    ' ',
  ),
)

const markOfName: Record<string, DocumentMark['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  var: 'italic',
  dfn: 'italic',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

const marksOfName = new Map(Object.entries(markOfName).map(([name, type]) => [name, [{ type } as DocumentMark]]))

const markOfStyle: [RegExp, DocumentMark['type']][] = [
  [/font-weight\s*:\s*(?:bold|bolder|[6-9]00)/i, 'bold'],
  [/font-style\s*:\s*italic/i, 'italic'],
  [/text-decoration(?:-line)?\s*:[^;]{0,40}line-through/i, 'strike'],
  [/vertical-align\s*:\s*sub/i, 'subscript'],
  [/vertical-align\s*:\s*super/i, 'superscript'],
]

const plain: Partial<Record<DocumentMark['type'], RegExp>> = {
  bold: /font-weight\s*:\s*(?:normal|lighter|[1-5]00)/i,
  italic: /font-style\s*:\s*normal/i,
}

function marksOf(element: HtmlElement): DocumentMark[] {
  if (element.attrs.length === 0) return marksOfName.get(element.tagName) ?? []
  const style = attribute(element, 'style').slice(0, 2000)
  const named = Object.hasOwn(markOfName, element.tagName) ? markOfName[element.tagName] : undefined
  const ofName = named && !plain[named]?.test(style) ? [named] : []
  const ofStyle = style === '' ? [] : markOfStyle.filter(([pattern]) => pattern.test(style)).map(([, mark]) => mark)
  return [...new Set([...ofName, ...ofStyle])].map((type) => ({ type }) as DocumentMark)
}

function isHidden(element: HtmlElement): boolean {
  if (element.attrs.length === 0) return false
  return hasAttribute(element, 'hidden') || /display\s*:\s*none/i.test(attribute(element, 'style').slice(0, 2000))
}

/** What a formula renderer shows beside the source that has been taken already. */
function isDouble(element: HtmlElement): boolean {
  return hasClass(element, 'katex-html', 'MathJax_Preview', 'MathJax', 'MathJax_Display', 'MathJax_SVG')
}

function namesIn(element: HtmlElement): string[] {
  const elements = [element, ...elementsIn(element)]
  return elements.flatMap((held) => [attribute(held, 'id'), attribute(held, 'name')]).filter(Boolean)
}

function isItem(node: HtmlNode): node is HtmlElement {
  return isElement(node) && node.tagName === 'li'
}

function itemNode(blocks: DocumentNode[]): DocumentNode {
  const content = blocks.map(asBoldParagraph)
  return { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] }
}

function listNode(element: HtmlElement, content: DocumentNode[]): DocumentNode {
  if (element.tagName !== 'ol') return { type: 'bulletList', content }
  const start = Number.parseInt(attribute(element, 'start'), 10)
  const isUsable = start >= 0 && start <= 999_999_999
  return { type: 'orderedList', attrs: { start: isUsable ? start : 1 }, content }
}

function addressOfEmbed(element: HtmlElement): string {
  const source = find(element, 'source')
  const written = ['src', 'data-src', 'data', 'href'].map((name) => attribute(element, name)).find(Boolean)
  return written ?? (source ? attribute(source, 'src') : '')
}

function isAfterPicture(element: HtmlElement): boolean {
  const siblings = isElement(element.parentNode) ? childElements(element.parentNode) : []
  return siblings[siblings.indexOf(element) - 1]?.tagName === 'img'
}
