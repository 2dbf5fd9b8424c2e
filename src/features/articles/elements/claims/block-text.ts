import type { Node as DocumentNode } from '@tiptap/pm/model'

/** The text of a block as `inlineText` has it, and where each of its pieces stands in the editor. */
export type BlockText = { text: string; pieces: { at: number; start: number; end: number; size: number }[] }

const kept = new WeakMap<DocumentNode, BlockText>()

export const blockText = (block: DocumentNode): BlockText => {
  const known = kept.get(block)
  if (known) return known
  let text = ''
  const pieces: BlockText['pieces'] = []
  block.forEach((child, at) => {
    const words = textOf(child)
    pieces.push({ at, start: text.length, end: text.length + words.length, size: child.nodeSize })
    text += words
  })
  const made = { text, pieces }
  kept.set(block, made)
  return made
}

const textOf = (node: DocumentNode): string => {
  if (node.isText) return node.text ?? ''
  if (node.type.name === 'hardBreak') return '\n'
  return node.type.name === 'formula' ? String(node.attrs.tex) : ''
}

/** From places in the text to places in the block; a formula is taken whole. */
export const placesOf = ({ pieces }: BlockText, start: number, end: number): { from: number; to: number } => {
  const first = pieces.find((piece) => piece.end > start)
  const last = pieces.findLast((piece) => piece.start < end)
  if (!first || !last) return { from: 0, to: 0 }
  const isWords = ({ size, start: from, end: to }: BlockText['pieces'][number]) => size === to - from
  return {
    from: first.at + (isWords(first) ? Math.max(0, start - first.start) : 0),
    to: last.at + (isWords(last) ? Math.min(last.size, end - last.start) : last.size),
  }
}

/** The text between two places of a block. */
export const textBetween = (block: DocumentNode, from: number, to: number): string => {
  let text = ''
  block.nodesBetween(from, to, (node, at) => {
    text += node.isText ? (node.text ?? '').slice(Math.max(0, from - at), to - at) : textOf(node)
  })
  return text
}

export type TextBlock = { block: DocumentNode; at: number; isProse: boolean }

/** Every block that has text, in reading order. The machine is asked only where people write sentences. */
export const textBlocksOf = (doc: DocumentNode): TextBlock[] => {
  const found: TextBlock[] = []
  const walk = (node: DocumentNode, from: number, isProse: boolean): void =>
    node.forEach((child, offset) => {
      const at = from + offset
      const { name } = child.type
      if (name === 'codeBlock') return
      if (child.inlineContent) found.push({ block: child, at, isProse: isProse && name === 'paragraph' })
      else if (!child.isLeaf) walk(child, at + 1, isProse && name !== 'table' && name !== 'footnotes')
    })
  walk(doc, 0, true)
  return found
}
