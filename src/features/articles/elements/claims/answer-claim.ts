import { closeHistory } from '@tiptap/pm/history'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { asSaid, type ClaimAttributes, withoutStop } from '#features/document/browser.ts'
import { textBetween } from './block-text.ts'
import { newClaimId } from './claim-ids.ts'
import { claimsKey } from './claims-state.ts'

export type Answer = Pick<ClaimAttributes, 'answer'> & Partial<ClaimAttributes>
type Place = { at: number; end: number; text: string; attrs?: ClaimAttributes }

/** Notes an answer at its sentence, one step of the history; what it said then is noted with it. */
export const answered = (
  state: EditorState,
  { at, end, text, attrs }: Place,
  answer: Answer,
  id: string,
): Transaction => {
  const blank = { sources: [], when: '', where: '', note: attrs?.note ?? '' }
  const mark = state.schema.marks.claim?.create({ ...blank, ...answer, id: attrs?.id ?? id, said: asSaid(text) })
  const change = closeHistory(state.tr).setMeta(claimsKey, { current: at })
  return mark ? change.addMark(at, end, mark) : change
}

/** Takes an answer back. The machine may ask again. */
export const unanswered = (state: EditorState, { at, end }: Place): Transaction => {
  const change = closeHistory(state.tr).setMeta(claimsKey, { current: at })
  return state.schema.marks.claim ? change.removeMark(at, end, state.schema.marks.claim) : change
}

/** What the author selected, as one sentence for each paragraph it reaches into; it bears a question mark until answered. */
export const markSelected = (state: EditorState): Transaction | undefined => {
  const { from, to, empty } = state.selection
  const type = state.schema.marks.claim
  if (empty || !type) return undefined
  const change = closeHistory(state.tr)
  let first: number | undefined
  state.doc.nodesBetween(from, to, (node, at) => {
    if (!node.inlineContent) return node.type.name !== 'codeBlock'
    if (!node.type.allowsMarkType(type)) return false
    const start = Math.max(0, from - at - 1)
    const words = textBetween(node, start, Math.min(node.content.size, to - at - 1))
    const lead = words.length - words.trimStart().length
    const text = withoutStop(words.trim())
    if (text === '') return false
    const place = at + 1 + start + lead
    const end = Math.min(at + 1 + node.content.size, to) - (words.length - lead - text.length)
    first ??= place
    change.addMark(place, end, type.create({ id: newClaimId(), answer: 'question', said: asSaid(text) }))
    return false
  })
  return first === undefined ? undefined : change.setMeta(claimsKey, { current: first })
}
