import { type DocumentNode, documentLimits } from '../schema.ts'
import { type HtmlElement, hasClass } from './html-tree.ts'

/** What writing tools call a group of pictures; lists and definitions within it are only its arrangement. */
export function isGallery(element: HtmlElement): boolean {
  const isHolder = element.tagName === 'div' || element.tagName === 'ul'
  return isHolder && hasClass(element, 'gallery', 'wp-block-gallery', 'blocks-gallery-grid')
}

/** Blocks that are nothing but pictures become galleries; any others stay as they are. */
export function asGalleries(blocks: DocumentNode[]): DocumentNode[] {
  const found = onlyFigures(blocks)
  if (!found || found.length < 2) return blocks
  const rooms = Math.ceil(found.length / documentLimits.gallery)
  return Array.from({ length: rooms }, (_, room) => {
    const [from, to] = [room, room + 1].map((place) => Math.round((place * found.length) / rooms))
    return { type: 'gallery', content: found.slice(from, to) } as DocumentNode
  })
}

const arrangements = new Set<DocumentNode['type']>(['bulletList', 'orderedList', 'listItem', 'gallery'])

function onlyFigures(blocks: readonly DocumentNode[]): DocumentNode[] | undefined {
  const found: DocumentNode[] = []
  for (const node of blocks) {
    if (node.type === 'figure') found.push(node)
    else if (arrangements.has(node.type)) {
      const inside = onlyFigures(node.content ?? [])
      if (!inside) return undefined
      found.push(...inside)
    } else if (node.type !== 'paragraph' || node.content) return undefined
  }
  return found
}
