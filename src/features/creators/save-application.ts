import type { Kysely, Transaction } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { type Application, type Content, isEditable, isOpen, lockApplication, lockLatest } from './application.ts'

export type SaveProblem = 'changed' | 'under-review'

export type Saved =
  | { ok: true; application: Application }
  | { ok: false; problem: SaveProblem; current: Application | undefined }

/**
 * Keeps what is filled in so far. `version` is the one that the form was made from, 0 for a new application: when
 * another tab saved in between, nothing is overwritten and the caller gets what stands there now.
 */
export const saveApplication = (
  db: Kysely<DB>,
  viewer: Viewer,
  version: number,
  change: (before: Content | undefined) => Content,
): Promise<Saved> => db.transaction().execute((trx) => saveWithin(trx, viewer.id, version, change))

export const saveWithin = async (
  trx: Transaction<DB>,
  userId: string,
  version: number,
  change: (before: Content | undefined) => Content,
): Promise<Saved> => {
  const latest = await lockLatest(trx, userId)
  const open = latest && isOpen(latest.state) ? latest : undefined
  if (open && !isEditable(open.state)) return { ok: false, problem: 'under-review', current: open }
  if ((open?.version ?? 0) !== version) return { ok: false, problem: 'changed', current: open }
  const id = open ? await update(trx, open, change(open)) : await insert(trx, userId, change(undefined))
  const application = await lockApplication(trx, id)
  if (!application) throw new Error(`application ${id} went away while locked`)
  return { ok: true, application }
}

const insert = async (trx: Transaction<DB>, userId: string, content: Content): Promise<string> => {
  const id = newId()
  await trx
    .insertInto('application')
    .values({ id, user_id: userId, state: 'draft', ...toRow(content), created_at: now(), updated_at: now() })
    .execute()
  return id
}

const update = async (trx: Transaction<DB>, open: Application, content: Content): Promise<string> => {
  await trx
    .updateTable('application')
    .set({ ...toRow(content), version: open.version + 1, updated_at: now() })
    .where('id', '=', open.id)
    .execute()
  return open.id
}

const toRow = (content: Content) => ({
  kind: content.kind,
  handle: content.handle,
  name: content.name,
  tagline: content.tagline,
  avatar: content.avatar,
  channel_ids: content.channelIds,
  why: content.why,
  links: content.links,
  files: JSON.stringify(content.files),
})
