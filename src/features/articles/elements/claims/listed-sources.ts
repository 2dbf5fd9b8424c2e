import type { DocumentMark, DocumentNode, WenhaoDocument } from '#features/document/browser.ts'
import type { Source } from '#features/sources/browser.ts'

/**
 * The document as it is kept: a sentence whose sources were all taken off the list has none, and shows that. On the page
 * its answer stays as it was, so that undoing the removal gives it back.
 */
export const withListedSources = (document: WenhaoDocument, sources: readonly Source[]): WenhaoDocument => {
  const listed = new Set(sources.map(({ id }) => id))
  return cleaned(document, listed) as WenhaoDocument
}

// Nodes without such an answer stay the same objects: most saves copy nothing.
const cleaned = (node: DocumentNode, listed: ReadonlySet<string>): DocumentNode => {
  const marks = node.marks?.map((mark) => cleanedMark(mark, listed))
  const content = node.content?.map((child) => cleaned(child, listed))
  const isSame =
    (marks?.every((mark, at) => mark === node.marks?.[at]) ?? true) &&
    (content?.every((child, at) => child === node.content?.[at]) ?? true)
  return isSame ? node : ({ ...node, ...(content && { content }), ...(marks && { marks }) } as DocumentNode)
}

const cleanedMark = (mark: DocumentMark, listed: ReadonlySet<string>): DocumentMark => {
  if (mark.type !== 'claim' || mark.attrs.sources.every((id) => listed.has(id))) return mark
  const sources = mark.attrs.sources.filter((id) => listed.has(id))
  const answer = mark.attrs.answer === 'sourced' && sources.length === 0 ? 'question' : mark.attrs.answer
  return { ...mark, attrs: { ...mark.attrs, sources, answer } }
}
