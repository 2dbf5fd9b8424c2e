import type { DocumentNode, NodeOf, WenhaoDocument } from './schema.ts'

/** The text people read, one block a line, cells of a table parted by tabs. Alt texts and credits are not in it. */
export function plainText(document: WenhaoDocument): string {
  return blocksOf(document, () => true).join('\n')
}

/** The text that is prose: no code, no tables, no headings, no captions, no footnotes. Ends with the block in which it has `length` characters. */
export function proseText(document: WenhaoDocument, length = Number.POSITIVE_INFINITY): string {
  let prose = ''
  for (const node of document.content ?? []) {
    if (prose.length >= length) break
    for (const block of blocksOf(node, (type) => !notProse.has(type))) prose += `${prose && '\n'}${block}`
  }
  return prose
}

const notProse = new Set<DocumentNode['type']>(['codeBlock', 'table', 'heading', 'figure', 'formulaBlock', 'footnotes'])

function blocksOf(node: DocumentNode, wanted: (type: DocumentNode['type']) => boolean): string[] {
  if (!wanted(node.type)) return []
  if (node.type === 'formulaBlock') return [node.attrs.tex]
  if (node.type === 'tableRow')
    return nonEmpty((node.content ?? []).map((cell) => blocksOf(cell, wanted).join(' ')).join('\t'))
  const isTextBlock = textBlocks.has(node.type)
  return isTextBlock ? nonEmpty(inlineText(node)) : (node.content ?? []).flatMap((child) => blocksOf(child, wanted))
}

const textBlocks = new Set<DocumentNode['type']>(['paragraph', 'heading', 'codeBlock', 'figure'])

function nonEmpty(text: string): string[] {
  return text.trim() === '' ? [] : [text.trimEnd()]
}

/** The text inside one paragraph, heading, caption or code block; a formula as its TeX, a hard break as a new line. */
export function inlineText(node: DocumentNode): string {
  return (node.content ?? []).map(inlinePiece).join('')
}

/** What one inline node adds to that. */
export function inlinePiece(node: DocumentNode): string {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  return node.type === 'formula' ? node.attrs.tex : ''
}

export type Heading = { level: 2 | 3 | 4; text: string; id: string }

/** The headings in order, each with the id that it has on the page. */
export function outline(document: WenhaoDocument): Heading[] {
  const taken = new Map<string, number>()
  return nodesOf(document, 'heading').map((heading) => {
    const text = inlineText(heading)
    return { level: heading.attrs.level, text, id: unused(headingId(text), taken) }
  })
}

// The prefix keeps an author's heading from taking the id of a part of the page.
function headingId(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return `h-${[...words.join('-')].slice(0, 60).join('')}`
}

function unused(id: string, taken: Map<string, number>): string {
  const times = (taken.get(id) ?? 0) + 1
  taken.set(id, times)
  return times === 1 ? id : unused(`${id}-${times}`, taken)
}

/** The figures in order. Their attributes may be read, never written: a document is replaced, not changed. */
export function figures(document: WenhaoDocument): NodeOf<'figure'>[] {
  return nodesOf(document, 'figure')
}

/** The articles of this site that are embedded, each once. */
export function embeds(document: WenhaoDocument): string[] {
  return [...new Set(nodesOf(document, 'embed').map((embed) => embed.attrs.article))]
}

/** The addresses of all links, each once, in order of appearance. */
export function links(document: WenhaoDocument): string[] {
  const found = new Set<string>()
  eachNode(document, ({ marks }) => {
    for (const mark of marks ?? []) if (mark.type === 'link') found.add(mark.attrs.href)
  })
  return [...found]
}

/** The nodes of one type, in order. */
export function nodesOf<T extends DocumentNode['type']>(root: DocumentNode, type: T): NodeOf<T>[] {
  const found: DocumentNode[] = []
  eachNode(root, (node) => {
    if (node.type === type) found.push(node)
  })
  return found as NodeOf<T>[]
}

/** A node and all below it, in order. */
export function everyNode(root: DocumentNode): DocumentNode[] {
  const found: DocumentNode[] = []
  eachNode(root, (node) => void found.push(node))
  return found
}

/** Visits a node and all below it, in order. */
export function eachNode(node: DocumentNode, visit: (node: DocumentNode) => void): void {
  visit(node)
  if (node.content) for (const child of node.content) eachNode(child, visit)
}

/** The same document with other attributes for its figures, for instance when their pictures have been stored. */
export function withFigures(
  document: WenhaoDocument,
  replace: (attrs: NodeOf<'figure'>['attrs'], index: number) => NodeOf<'figure'>['attrs'],
): WenhaoDocument {
  let index = 0
  const copy = (node: DocumentNode): DocumentNode => {
    const attrs = node.type === 'figure' ? replace(node.attrs, index++) : node.attrs
    return {
      ...node,
      ...(attrs && { attrs }),
      ...(node.content && { content: node.content.map(copy) }),
    } as DocumentNode
  }
  return copy(document) as WenhaoDocument
}
