import type { Node as DocumentNode } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Desk } from '../desk.ts'
import { whenComposed } from '../pictures/when-composed.ts'
import { fetchEmbedded } from './fetch-embedded.ts'
import { ownArticle } from './own-address.ts'

/** When the address of an article of this site stands alone on a line, offers to show it as a card; once for each. */
export const offerEmbed = (desk: Desk): Plugin => {
  const offered = new Set<string>()
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        if (view.state.doc.eq(before.doc)) return
        const id = addressNear(view)
        if (!id || offered.has(id)) return
        offered.add(id)
        offer(view, desk, id, () => offered.delete(id))
      },
    }),
  })
}

const offer = (view: EditorView, desk: Desk, id: string, forget: () => void): void => {
  const { embedding } = desk.texts
  if (id === desk.articleId) return desk.notices.say('embed', embedding.own)
  desk.notices.offer('embed', embedding.offer, embedding.accept, () => {
    forget() // taken back, it may be offered again
    void accept(view, desk, id)
  })
}

const accept = async (view: EditorView, desk: Desk, id: string): Promise<void> => {
  const article = await fetchEmbedded(desk, id)
  if (!article) return desk.notices.say('embed', desk.texts.embedding.missing)
  await whenComposed(view)
  showAsCard(view, id)
}

/** The line where one writes, and the one before it: after Enter the address stands there. */
const addressNear = (view: EditorView): string | undefined => {
  const { $from } = view.state.selection
  const before = $from.depth > 0 ? view.state.doc.resolve($from.before()).nodeBefore : null
  return articleOf($from.parent) ?? articleOf(before)
}

const articleOf = (node: DocumentNode | null): string | undefined =>
  node?.type.name === 'paragraph' && node.content.size > 0 && node.content.size < 1500
    ? ownArticle(node.textContent, location.host)
    : undefined

const showAsCard = (view: EditorView, id: string): void => {
  const { doc, schema, tr } = view.state
  const card = schema.nodes.embed?.create({ article: id })
  let place: { at: number; size: number } | undefined
  doc.descendants((node, at, parent) => {
    if (!place && parent && card && articleOf(node) === id && mayHold(parent, node, card))
      place = { at, size: node.nodeSize }
    return place === undefined && !node.isTextblock
  })
  if (!place || !card) return
  const isLast = place.at + place.size >= doc.content.size
  const paragraph = isLast ? schema.nodes.paragraph?.create() : undefined
  const change = tr.replaceWith(place.at, place.at + place.size, paragraph ? [card, paragraph] : [card])
  view.dispatch(change.setSelection(TextSelection.near(change.doc.resolve(place.at + card.nodeSize))).scrollIntoView())
  view.focus()
}

const mayHold = (parent: DocumentNode, line: DocumentNode, card: DocumentNode): boolean => {
  const index = parent.children.indexOf(line)
  return parent.canReplaceWith(index, index + 1, card.type)
}
