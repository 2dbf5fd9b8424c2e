import { Extension, Node, type NodeViewRenderer } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ruleOf } from './rule.ts'

// What stands below the whole group is not a picture, and would become an empty one.
const picturesIn = (group: Element): Element => {
  const copy = group.cloneNode(true) as Element
  for (const caption of copy.querySelectorAll(':scope > figcaption')) caption.remove()
  return copy
}

/** Two to twenty pictures in an order. */
export const Gallery = Node.create<{ view: NodeViewRenderer | null }>({
  name: 'gallery',
  isolating: true,
  selectable: true,
  ...ruleOf('gallery'),
  addOptions: () => ({ view: null }),
  parseHTML: () => [
    { tag: 'div[data-gallery]', priority: 70 },
    {
      tag: 'figure',
      priority: 70,
      getAttrs: (group) => (group.querySelectorAll('img').length > 1 ? null : false),
      contentElement: (group) => picturesIn(group as Element) as HTMLElement,
    },
  ],
  renderHTML: () => ['div', { 'data-gallery': '' }, 0],
  addNodeView() {
    return this.options.view
  },
})

/**
 * Keeps galleries whole: the editor fills one that falls below two with an empty picture, which goes again, and a single
 * picture is none.
 */
export const GalleryKeeping = Extension.create({
  name: 'galleryKeeping',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (changes, _before, state) =>
        changes.some(({ docChanged }) => docChanged) ? withoutGaps(state) : null,
    }),
  ],
})

const isPicture = ({ attrs }: DocumentNode): boolean => attrs.media !== null || attrs.original !== null

const withoutGaps = (state: EditorState): Transaction | null => {
  const broken: { at: number; gallery: DocumentNode; kept: DocumentNode[] }[] = []
  state.doc.descendants((node, at) => {
    if (node.type.name !== 'gallery') return !node.isTextblock
    const kept = node.children.filter(isPicture)
    if (kept.length < node.childCount) broken.push({ at, gallery: node, kept })
    return false
  })
  if (broken.length === 0) return null
  const change = state.tr
  for (const { at, gallery, kept } of broken.reverse()) {
    if (kept.length > 1) change.replaceWith(at + 1, at + gallery.nodeSize - 1, kept)
    else change.replaceWith(at, at + gallery.nodeSize, kept[0] ?? state.schema.nodes.paragraph?.create() ?? [])
  }
  return change
}
