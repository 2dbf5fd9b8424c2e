import type { Unsourced } from './claims-in.ts'
import { isMarked } from './find-claims.ts'
import type { ClaimModel } from './model.ts'
import { splitSentences } from './split-sentences.ts'

/**
 * The sentences that readers would want a source for, one after another, so that a long text can be looked through with
 * pauses; undefined for every other sentence.
 */
export function* findUnsourced(text: string, model: ClaimModel): Generator<Unsourced | undefined> {
  for (const { start, end } of splitSentences(text))
    yield isMarked(text.slice(start, end), model) ? { start, end } : undefined
}
