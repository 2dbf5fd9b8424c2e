import { fitDocument } from '../fit-document.ts'
import { readDocument } from '../read-document.ts'
import { type DocumentMark, type DocumentNode, documentLimits, type WenhaoDocument } from '../schema.ts'
import { everyNode, figures, links, plainText } from '../text.ts'
import { findFootnotes } from './footnotes.ts'
import { placeOf, settleLevels, withoutTitle } from './headings.ts'
import { type HtmlParent, parseHtml } from './html-tree.ts'
import type { FoundPicture } from './pictures.ts'
import { type LostKind, Walk } from './walk.ts'

export type HtmlOptions = {
  /** The address the page came from; without it relative links cannot be kept. */
  base?: string | undefined
  /** The title of the article; a first heading that repeats it is left out. */
  title?: string | undefined
  /** Where an address of the page leads on this site; undefined for what is not here. */
  here?: ((address: string) => string | undefined) | undefined
}

export type Conversion = {
  document: WenhaoDocument
  /** One for each figure, in the same order; see `withFigures`. */
  pictures: FoundPicture[]
  /** What could not be kept as it was. `cut` counts characters, the others places. */
  lost: { what: LostKind; count: number }[]
}

/** A longer page is cut here: ten times what a document may hold, markup included. */
const maxHtml = 10_000_000
/** Of a page that is not parsed, more words than a document may hold, so that what is cut is counted. */
const maxWords = 4 * documentLimits.characters

/** Makes a document of any HTML, however broken or hostile. Never throws; the document always passes `readDocument`. */
export function fromHtml(html: string, options: HtmlOptions = {}): Conversion {
  const source = html.slice(0, maxHtml)
  const root = parseHtml(source)
  const conversion = root ? convert(root, options) : wordsOf(source)
  if (html.length > maxHtml) addLoss(conversion, 'cut', html.length - maxHtml)
  return conversion
}

function convert(root: HtmlParent, { base, title, here }: HtmlOptions): Conversion {
  const walk = new Walk(findFootnotes(root), base, here)
  const content = walk.composer.within(0, () => walk.children(root))
  const notes = walk.notes()
  const body = withoutTitle(trimmed(content), title)
  const document = documentOf(notes.length > 0 ? [...body, { type: 'footnotes', content: notes }] : body)
  settleLevels(document)
  const settled = settleLinks(document, walk)
  return settle(settled, walk.pictures, walk.lost)
}

function trimmed(content: DocumentNode[]): DocumentNode[] {
  const isText = (node: DocumentNode) => node.type !== 'horizontalRule'
  return content.slice(
    content.findIndex(isText) < 0 ? content.length : content.findIndex(isText),
    content.findLastIndex(isText) + 1,
  )
}

function documentOf(content: DocumentNode[]): WenhaoDocument {
  const isEmpty = content.length === 0 || content[0]?.type === 'footnotes'
  return { type: 'doc', content: isEmpty ? [{ type: 'paragraph' }, ...content] : content }
}

function settleLinks(document: WenhaoDocument, walk: Walk): WenhaoDocument {
  const place = placeOf(document, walk.headingNames)
  const settleMark = (mark: DocumentMark): DocumentMark[] => {
    if (mark.type !== 'link' || !mark.attrs.href.startsWith('#')) return [mark]
    const href = place(mark.attrs.href)
    if (!href) walk.lose('link')
    return href ? [{ type: 'link', attrs: { href } }] : []
  }
  if (!links(document).some((href) => href.startsWith('#'))) return document
  const settleNode = (node: DocumentNode): DocumentNode => {
    const marks = node.marks?.flatMap(settleMark)
    return {
      ...node,
      ...(marks && { marks }),
      ...(node.content && { content: node.content.map(settleNode) }),
    } as DocumentNode
  }
  return settleNode(document) as WenhaoDocument
}

function settle(whole: WenhaoDocument, found: Map<object, FoundPicture>, losses: Map<LostKind, number>): Conversion {
  const first = readDocument(whole)
  if (!first.ok && !first.problem.startsWith('too-'))
    throw new Error(`conversion made ${first.problem} at ${first.path}`)
  const kept = first.ok ? whole : fitDocument(whole)
  const reading = first.ok ? first : readDocument(kept)
  if (!reading.ok) throw new Error(`cutting made ${reading.problem} at ${reading.path}`)
  const pictures = figures(kept).flatMap((figure) => found.get(figure.attrs) ?? [])
  const conversion = {
    document: reading.document,
    pictures,
    lost: [...losses].map(([what, count]) => ({ what, count })),
  }
  if (!first.ok) addCut(conversion, whole, kept)
  else if (found.size > pictures.length) addLoss(conversion, 'picture-inside', found.size - pictures.length)
  return conversion
}

function addCut(conversion: Conversion, whole: WenhaoDocument, kept: WenhaoDocument): void {
  const embedded = countEmbeds(whole) - countEmbeds(kept)
  if (embedded > 0) addLoss(conversion, 'embedded-article', embedded)
  const characters = plainText(whole).length - plainText(kept).length
  if (characters > 0 || embedded === 0) addLoss(conversion, 'cut', Math.max(1, characters))
}

const countEmbeds = (document: WenhaoDocument): number =>
  everyNode(document).filter(({ type }) => type === 'embed').length

// A page too deep or too large to be parsed still gives its words.
function wordsOf(html: string): Conversion {
  const text = html.slice(0, maxWords).replace(/<[^<>]*>/g, '\n')
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const content = lines.map((line): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  const conversion = settle(documentOf(content), new Map(), new Map([['structure', 1]]))
  if (html.length > maxWords) addLoss(conversion, 'cut', html.length - maxWords)
  return conversion
}

function addLoss(conversion: Conversion, what: LostKind, count: number): void {
  const known = conversion.lost.find((loss) => loss.what === what)
  if (known) known.count += count
  else conversion.lost.push({ what, count })
}
