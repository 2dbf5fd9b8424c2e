import type { DocumentMark, DocumentNode } from '../schema.ts'
import { tidyInline } from './tidy-inline.ts'

/** The inline content of some blocks as one line, and the blocks that cannot be part of a line. */
export function asLine(blocks: readonly DocumentNode[]): { line: DocumentNode[]; rest: DocumentNode[] } {
  const texts = blocks.filter((node) => node.type === 'paragraph' || node.type === 'heading')
  const rest = blocks.filter((node) => node.type !== 'paragraph' && node.type !== 'heading')
  const line = texts.flatMap((node, index) => [...(index > 0 ? [space] : []), ...(node.content ?? [])])
  return { line: tidyInline(line.map((node) => (node.type === 'hardBreak' ? space : node))), rest }
}

const space: DocumentNode = { type: 'text', text: ' ' }

export function withoutMark(content: readonly DocumentNode[], type: DocumentMark['type']): DocumentNode[] {
  return content.map((node) => {
    const marks = node.marks?.filter((mark) => mark.type !== type)
    return { ...node, marks: marks && marks.length > 0 ? marks : undefined } as DocumentNode
  })
}

/** A heading where only paragraphs may stand: in a list, in a cell. */
export function asBoldParagraph(node: DocumentNode): DocumentNode {
  if (node.type !== 'heading') return node
  const bold = (held: DocumentNode) => ({ ...held, marks: [{ type: 'bold' }, ...(held.marks ?? [])] })
  return { type: 'paragraph', content: (node.content ?? []).map(bold) } as DocumentNode
}

/** Any blocks as paragraphs, for a footnote: lists, quotes and cells give up their shape, never their words. */
export function asParagraphs(blocks: readonly DocumentNode[]): DocumentNode[] {
  return blocks.flatMap((node) => {
    if (node.type === 'paragraph') return node.content ? [node] : []
    if (node.type === 'formulaBlock') return [{ type: 'paragraph', content: [{ type: 'formula', attrs: node.attrs }] }]
    if (node.type === 'embed') {
      const href = `/a/${node.attrs.article}`
      return [
        { type: 'paragraph', content: [{ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }] },
      ]
    }
    const isLine = node.type === 'heading' || node.type === 'codeBlock' || node.type === 'figure'
    if (isLine) return node.content ? [{ type: 'paragraph', content: node.content }] : []
    return asParagraphs(node.content ?? [])
  }) as DocumentNode[]
}
