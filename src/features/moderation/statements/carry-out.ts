import type { Transaction } from 'kysely'
import { hideArticle, redrawTexts, showArticleAgain } from '#features/articles/index.ts'
import { dropAvatar, liftCreatorSuspension, suspendCreator } from '#features/creators/index.ts'
import { hidePicture } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Target } from '../reports/target.ts'
import type { Measure } from './ruling.ts'

/** `seen`: the text of the article that was looked at; undefined hides whatever stands there. */
type Wanted = { measure: Measure; seen: string | undefined; until: Date | null }

type CarriedOut = { ok: true; hiddenRevisionId?: string } | { ok: false; problem: 'already' | 'changed' }

/** Does what was decided, by the rooms that own it. Writes nothing when it answers with a problem. */
export const carryOut = async (
  trx: Transaction<DB>,
  target: Target,
  { measure, seen, until }: Wanted,
): Promise<CarriedOut> => {
  if (measure === 'suspend') return unlessAlready(await suspendCreator(trx, target.id, until))
  if (measure !== 'hide') return { ok: true }
  if (target.type === 'picture') return unlessAlready(await setHidden(trx, target.id, true))
  const result = await hideArticle(trx, target.id, seen)
  return result.ok ? { ok: true, hiddenRevisionId: result.revisionId } : result
}

const unlessAlready = (isDone: boolean): CarriedOut => (isDone ? { ok: true } : { ok: false, problem: 'already' })

/** Undoes it. False when there is nothing left to undo. */
export const undo = (trx: Transaction<DB>, target: Target, measure: 'hide' | 'suspend'): Promise<boolean> => {
  if (measure === 'suspend') return liftCreatorSuspension(trx, target.id)
  return target.type === 'picture' ? setHidden(trx, target.id, false) : showArticleAgain(trx, target.id)
}

const setHidden = async (trx: Transaction<DB>, hash: string, isHidden: boolean): Promise<boolean> => {
  if (!(await hidePicture(trx, hash, isHidden))) return false
  await redrawTexts(trx, hash)
  if (isHidden) await dropAvatar(trx, hash)
  return true
}
