import { Extension, Node } from '@tiptap/core'
import type { Node as DocumentNode, Schema } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ruleOf } from './rule.ts'

const id = /^[A-Za-z0-9_-]{1,40}$/
const idOf = (name: string) => (element: HTMLElement) => {
  const value = element.getAttribute(name) ?? ''
  return id.test(value) ? { id: value } : false
}

export const newFootnoteId = (): string => `n${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`

export const FootnoteReference = Node.create({
  name: 'footnoteReference',
  inline: true,
  atom: true,
  ...ruleOf('footnoteReference'),
  addAttributes: () => ({ id: { default: '', rendered: false } }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60, getAttrs: idOf('data-footnote') }],
  renderHTML: ({ node }) => ['sup', { 'data-footnote': node.attrs.id, class: 'note-ref' }],
})

export const Footnotes = Node.create({
  name: 'footnotes',
  isolating: true,
  ...ruleOf('footnotes'),
  parseHTML: () => [{ tag: 'ol[data-footnotes]', priority: 60 }],
  renderHTML: () => ['ol', { 'data-footnotes': '', class: 'note-list' }, 0],
})

export const Footnote = Node.create({
  name: 'footnote',
  isolating: true,
  ...ruleOf('footnote'),
  addAttributes: () => ({ id: { default: '', rendered: false } }),
  parseHTML: () => [{ tag: 'li[data-footnote]', priority: 60, getAttrs: idOf('data-footnote') }],
  renderHTML: ({ node }) => ['li', { 'data-footnote': node.attrs.id }, 0],
})

const referencesIn = (doc: DocumentNode): string[] => {
  const ids = new Set<string>()
  doc.descendants((node) => {
    if (node.type.name === 'footnoteReference') ids.add(node.attrs.id)
  })
  return [...ids]
}

const footnotesOf = (doc: DocumentNode): DocumentNode | undefined =>
  doc.lastChild?.type.name === 'footnotes' ? doc.lastChild : undefined

/** The footnotes that a text should have: one per reference, in their order; then those nobody refers to, unless just left. */
const wanted = (schema: Schema, references: string[], existing: DocumentNode[], left: Set<string>): DocumentNode[] => {
  const { footnote, paragraph } = schema.nodes
  if (!footnote || !paragraph) return existing
  const byId = new Map(existing.map((note) => [note.attrs.id as string, note]))
  const referred = references.map((id) => byId.get(id) ?? footnote.create({ id }, paragraph.create()))
  return [...referred, ...existing.filter(({ attrs }) => !references.includes(attrs.id) && !left.has(attrs.id))]
}

const reconcile = (before: EditorState, after: EditorState): Transaction | null => {
  const references = referencesIn(after.doc)
  const holder = footnotesOf(after.doc)
  const existing = holder ? holder.children : []
  const left = new Set(referencesIn(before.doc).filter((id) => !references.includes(id)))
  const notes = wanted(after.schema, references, [...existing], left)
  if (notes.length === existing.length && notes.every((note, at) => note === existing[at])) return null
  const end = after.doc.content.size
  const start = holder ? end - holder.nodeSize : end
  const replacement = notes.length > 0 ? after.schema.nodes.footnotes?.create(null, notes) : undefined
  return replacement ? after.tr.replaceWith(start, end, replacement) : after.tr.delete(start, end)
}

/** Keeps the notes at the foot in step with their references: a reference brings its note and takes it away again. */
export const FootnoteKeeping = Extension.create({
  name: 'footnoteKeeping',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction: (transactions, before, after) => {
          // Touching the text during a composition would break off the input method.
          if (this.editor.view?.composing || !transactions.some((transaction) => transaction.docChanged)) return null
          return transactions.some((transaction) => transaction.getMeta('preventUpdate'))
            ? null
            : reconcile(before, after)
        },
      }),
    ]
  },
})

/** Puts a reference at the cursor and the cursor into its new note. */
export const insertFootnote = (state: EditorState, dispatch: (change: Transaction) => void): boolean => {
  const { footnoteReference, footnotes, footnote, paragraph } = state.schema.nodes
  const { $from } = state.selection
  if (!footnoteReference || !footnotes || !footnote || !paragraph) return false
  if (!$from.parent.inlineContent || $from.parent.type.spec.code || $from.node(1)?.type === footnotes) return false
  const id = newFootnoteId()
  const change = state.tr.replaceSelectionWith(footnoteReference.create({ id }), false)
  const note = footnote.create({ id }, paragraph.create())
  const holder = footnotesOf(change.doc)
  const end = change.doc.content.size
  const start = holder ? end - holder.nodeSize : end
  const notes = wanted(state.schema, referencesIn(change.doc), holder ? [...holder.children, note] : [note], new Set())
  change.replaceWith(start, end, footnotes.create(null, notes))
  let at = start + 1
  for (const sibling of notes) {
    if (sibling.attrs.id === id) break
    at += sibling.nodeSize
  }
  dispatch(change.setSelection(TextSelection.near(change.doc.resolve(at + 1))).scrollIntoView())
  return true
}
