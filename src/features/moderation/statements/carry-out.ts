import type { Transaction } from 'kysely'
import { hideArticle, redrawTexts, showArticleAgain } from '#features/articles/index.ts'
import { dropAvatar, liftCreatorSuspension, suspendCreator } from '#features/creators/index.ts'
import { hidePicture } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Target } from '../reports/target.ts'
import type { Measure } from './ruling.ts'

type Wanted = { measure: Measure; seen: string; until: Date | null }

/** Does what was decided, by the rooms that own it. Writes nothing when it answers with a problem. */
export const carryOut = async (
  trx: Transaction<DB>,
  target: Target,
  { measure, seen, until }: Wanted,
): Promise<'already' | 'changed' | undefined> => {
  if (measure === 'suspend') return (await suspendCreator(trx, target.id, until)) ? undefined : 'already'
  if (measure !== 'hide') return undefined
  if (target.type === 'picture') return (await setHidden(trx, target.id, true)) ? undefined : 'already'
  const result = await hideArticle(trx, target.id, seen)
  return result.ok ? undefined : result.problem
}

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
