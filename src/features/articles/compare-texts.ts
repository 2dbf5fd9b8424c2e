import { diffArrays, diffChars, diffWordsWithSpace } from 'diff'

export type Piece = { is: 'same' | 'added' | 'removed'; text: string }

/** A paragraph of two texts laid side by side: its pieces in order, or one piece when it stands in one text only. */
export type BlockChange = { is: 'same' | 'added' | 'removed' | 'changed'; pieces: Piece[] }

// Comparing grows with the square of what differs; beyond these sizes the old and the new are shown whole.
const most = { blockEdits: 2000, pieceEdits: 1500, blockLength: 20_000 }

/** Compares two plain texts, paragraph by paragraph and within those that changed. */
export const compareTexts = (before: string, after: string): BlockChange[] => {
  const [old, young] = [blocksOf(before), blocksOf(after)]
  const runs = diffArrays(old, young, { maxEditLength: most.blockEdits, timeout: 500 })
  if (!runs) return [...old.map(removed), ...young.map(added)]
  const changes: BlockChange[] = []
  for (let at = 0; at < runs.length; at += 1) {
    const [run, next] = [runs[at], runs[at + 1]]
    if (!run) continue
    if (run.removed && next?.added) {
      changes.push(...pairUp(run.value, next.value))
      at += 1
    } else changes.push(...run.value.map(run.removed ? removed : run.added ? added : same))
  }
  return changes
}

const blocksOf = (text: string): string[] => text.split('\n').filter((block) => block.trim() !== '')

const same = (text: string): BlockChange => ({ is: 'same', pieces: [{ is: 'same', text }] })
const added = (text: string): BlockChange => ({ is: 'added', pieces: [{ is: 'added', text }] })
const removed = (text: string): BlockChange => ({ is: 'removed', pieces: [{ is: 'removed', text }] })

const pairUp = (old: string[], young: string[]): BlockChange[] => {
  const pairs = Math.min(old.length, young.length)
  return [
    ...old.slice(0, pairs).flatMap((text, place) => compareBlock(text, young[place] ?? '')),
    ...old.slice(pairs).map(removed),
    ...young.slice(pairs).map(added),
  ]
}

const compareBlock = (old: string, young: string): BlockChange[] => {
  const pieces = comparePieces(old, young)
  const kept = pieces.reduce((sum, piece) => sum + (piece.is === 'same' ? piece.text.length : 0), 0)
  // Two paragraphs with little in common read better one after the other than woven together.
  return kept * 3 < Math.min(old.length, young.length) ? [removed(old), added(young)] : [{ is: 'changed', pieces }]
}

/** What was taken out of one line and put in: by characters where it is Chinese, by words elsewhere. */
export const comparePieces = (old: string, young: string): Piece[] => {
  const whole: Piece[] = [
    { is: 'removed', text: old },
    { is: 'added', text: young },
  ]
  if (old.length + young.length > most.blockLength) return whole
  const compare = /\p{Script=Han}/u.test(old + young) ? diffChars : diffWordsWithSpace
  const parts = compare(old, young, { maxEditLength: most.pieceEdits, timeout: 200 })
  if (!parts) return whole
  return parts.map(({ value, ...part }) => ({
    is: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: value,
  }))
}
