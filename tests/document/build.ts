import { readDocument, type WenhaoDocument } from '#features/document/index.ts'

/** A document from loosely written nodes; throws when they do not make one. */
export function documentOf(...content: object[]): WenhaoDocument {
  const reading = readDocument({ type: 'doc', content })
  if (!reading.ok) throw new Error(`${reading.problem} at ${reading.path}`)
  return reading.document
}

export const text = (text: string, ...marks: object[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) })
export const paragraph = (...content: (string | object)[]) => ({ type: 'paragraph', content: content.map(inline) })
export const heading = (level: number, words: string) => ({ type: 'heading', attrs: { level }, content: [text(words)] })
export const reference = (id: string) => ({ type: 'footnoteReference', attrs: { id } })
export const footnotes = (...notes: [id: string, words: string][]) => ({
  type: 'footnotes',
  content: notes.map(([id, words]) => ({ type: 'footnote', attrs: { id }, content: [paragraph(words)] })),
})

export const table = (...rows: [kind: 'tableHeader' | 'tableCell', words: string, attrs?: object][][]) => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map(([type, words, attrs]) => ({ type, ...(attrs && { attrs }), content: [paragraph(words)] })),
  })),
})

function inline(piece: string | object): object {
  return typeof piece === 'string' ? text(piece) : piece
}
