import type { Node as DocumentNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import type { ClaimAttributes } from '#features/document/browser.ts'
import { stillSays } from '#features/document/browser.ts'
import { textBetween, textBlocksOf } from './block-text.ts'
import { newClaimId } from './claim-ids.ts'
import { runsOf } from './claims-of-block.ts'

type Renaming = { from: number; to: number; attrs: ClaimAttributes }

/**
 * Every claim has its own id: what is copied, or cut off by a new paragraph, gets another. Two halves that are joined
 * again and say what was answered are one claim again.
 */
export const keepClaimIds = (isComposing: () => boolean): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, after) => {
      // Touching the text during a composition would break off the input method.
      if (isComposing() || !transactions.some(({ docChanged }) => docChanged)) return null
      return transactions.some((transaction) => transaction.getMeta('preventUpdate')) ? null : renamed(after)
    },
  })

const renamed = (state: EditorState): Transaction | null => {
  const changes = renamings(state.doc)
  const type = state.schema.marks.claim
  if (changes.length === 0 || !type) return null
  const change = state.tr
  for (const { from, to, attrs } of changes) change.addMark(from, to, type.create(attrs))
  return change
}

export const renamings = (doc: DocumentNode): Renaming[] => {
  const taken = new Set<string>()
  const changes: Renaming[] = []
  for (const { block, at } of textBlocksOf(doc)) {
    const joined = new Set<object>()
    const runs = runsOf(block)
    runs.forEach((run, place) => {
      const next = runs[place + 1]
      if (next && next.from === run.to && isOneAgain(block, run, next)) {
        changes.push({ from: at + 1 + next.from, to: at + 1 + next.to, attrs: run.attrs })
        joined.add(next)
      }
      if (joined.has(run)) return
      if (!taken.has(run.attrs.id)) return void taken.add(run.attrs.id)
      const attrs = { ...run.attrs, id: newClaimId() }
      taken.add(attrs.id)
      changes.push({ from: at + 1 + run.from, to: at + 1 + run.to, attrs })
    })
  }
  return changes
}

type Run = ReturnType<typeof runsOf>[number]

const isOneAgain = (block: DocumentNode, first: Run, second: Run): boolean => {
  const { said } = first.attrs
  if (said === '' || said !== second.attrs.said || first.attrs.answer !== second.attrs.answer) return false
  const alone = stillSays(said, textBetween(block, second.from, second.to))
  return !alone && stillSays(said, textBetween(block, first.from, second.to))
}
