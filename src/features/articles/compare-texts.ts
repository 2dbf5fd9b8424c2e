import { type Effort, sharedRuns } from './shared-runs.ts'

export type Piece = { is: 'same' | 'added' | 'removed'; text: string }

/** A paragraph of two texts laid side by side: its pieces in order, or one piece when it stands in one text only. */
export type BlockChange = { is: 'same' | 'added' | 'removed' | 'changed'; pieces: Piece[] }

/** What one comparison may cost: about a twentieth of a second. One effort may serve several. */
export const wholeEffort = (): Effort => ({ left: 2_500_000 })

const stepsALine = 400 // what it costs to begin with a line, whatever its length

/**
 * Compares two plain texts, paragraph by paragraph and within those that changed. Comparing grows with the square of
 * what differs; what would take too long is shown whole, first what was taken out and then what was put in.
 */
export const compareTexts = (before: string, after: string, effort = wholeEffort()): BlockChange[] =>
  compareLists(blocksOf(before), blocksOf(after), numbering(), effort).flatMap(({ same, removed, added }) => [
    ...pairUp(removed, added, effort),
    ...same.map((text) => whole('same', text)),
  ])

const blocksOf = (text: string): string[] => text.split('\n').filter((block) => block.trim() !== '')

const whole = (is: Piece['is'], text: string): BlockChange => ({ is, pieces: [{ is, text }] })

/** What was taken out and put in at one place, and the same after it. */
type Stretch = { removed: string[]; added: string[]; same: string[] }

const compareLists = (
  old: string[],
  young: string[],
  numberOf: (text: string) => number,
  effort: Effort,
): Stretch[] => {
  const runs = sharedRuns(Int32Array.from(old.map(numberOf)), Int32Array.from(young.map(numberOf)), effort) ?? []
  const end = { old: old.length, young: young.length, length: 0 }
  return [...runs, end].map((run, place) => {
    const last = runs[place - 1]
    return {
      removed: old.slice(last ? last.old + last.length : 0, run.old),
      added: young.slice(last ? last.young + last.length : 0, run.young),
      same: old.slice(run.old, run.old + run.length),
    }
  })
}

/** The same words get the same number, so that to compare two takes one step whatever their length. */
const numbering = (): ((text: string) => number) => {
  const numbers = new Map<string, number>()
  return (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
}

const pairUp = (old: string[], young: string[], effort: Effort): BlockChange[] => {
  const pairs = Math.min(old.length, young.length)
  return [
    ...old.slice(0, pairs).flatMap((text, place) => compareBlock(text, young[place] ?? '', effort)),
    ...old.slice(pairs).map((text) => whole('removed', text)),
    ...young.slice(pairs).map((text) => whole('added', text)),
  ]
}

const compareBlock = (old: string, young: string, effort: Effort): BlockChange[] => {
  const pieces = comparePieces(old, young, effort)
  const kept = pieces.reduce((sum, piece) => sum + (piece.is === 'same' ? piece.text.length : 0), 0)
  // Two paragraphs with little in common read better one after the other than woven together.
  return kept * 3 < Math.min(old.length, young.length)
    ? [whole('removed', old), whole('added', young)]
    : [{ is: 'changed', pieces }]
}

/** What was taken out of one line and put in: by characters where it is Chinese, by words elsewhere. */
export const comparePieces = (old: string, young: string, effort = wholeEffort()): Piece[] => {
  effort.left -= stepsALine
  if (effort.left <= 0) return present([{ removed: [old], added: [young], same: [] }])
  const isChinese = /\p{Script=Han}/u.test(old + young)
  const [cut, numberOf] = isChinese ? [charactersOf, codeOf] : [wordsOf, numbering()]
  return present(compareLists(cut(old), cut(young), numberOf, effort))
}

const present = (stretches: Stretch[]): Piece[] =>
  stretches.flatMap((stretch) =>
    (['removed', 'added', 'same'] as const)
      .map((is) => ({ is, text: stretch[is].join('') }))
      .filter(({ text }) => text !== ''),
  )

const charactersOf = (text: string): string[] => [...text]

const codeOf = (character: string): number => character.codePointAt(0) ?? 0

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? []
