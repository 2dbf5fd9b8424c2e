import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql, type Transaction } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { inDarkroom } from './darkroom/darkroom.ts'
import type { Developed } from './darkroom/develop.ts'
import { detect, isPicture } from './detect.ts'
import { originalKey, variantKey } from './keys.ts'
import { pictureLimits, quota } from './limits.ts'
import { type Refusal, refuse } from './problems.ts'
import { bytesOf, type Owner, type Picture, picturesByHash, stateOf } from './queries.ts'
import { type Incoming, type Received, receive, unlessDiskFails } from './receive.ts'

export type PictureUpload = Owner & { content: Incoming; name?: string }

/**
 * Takes a picture: checks it by its content, makes its variants and keeps it, private until something published shows
 * it. The same bytes are kept once, whoever brings them.
 */
export const storePicture = (
  db: Kysely<DB>,
  storage: Storage,
  { content, name, ...owner }: PictureUpload,
): Promise<{ ok: true; picture: Picture } | Refusal> =>
  unlessDiskFails(() =>
    storage.withScratch(async (folder) => {
      const received = await receive(content, join(folder, 'upload'), pictureLimits.bytes)
      if (!received.ok) return received
      const type = detect(received.head)
      if (type === 'image/svg+xml') return refuse('svg-not-taken')
      if (type === 'image/heic') return refuse('heic-not-taken')
      if (!isPicture(type)) return refuse('not-a-picture')
      if (!(await hasRoom(db, owner, received))) return refuse('quota')
      return inDarkroom(async (develop) => {
        const state = await stateOf(db, received.hash)
        if (state === 'hidden') return refuse('taken-down')
        const developed = state === 'kept' ? undefined : await develop(await readFile(received.file))
        if (developed && !developed.ok) return developed
        return keep(db, storage, { ...owner, name: fileName(name) }, { ...received, mime: type }, developed)
      })
    }),
  )

type Named = Owner & { name: string }
type Accepted = Received & { mime: string }
type Print = Extract<Developed, { ok: true }>

const hasRoom = async (db: Kysely<DB>, owner: Owner, { hash, bytes }: Received): Promise<boolean> =>
  (await bytesOf(db, owner, hash)) + bytes <= (owner.creatorId === null ? quota.user : quota.creator)

const keep = async (db: Kysely<DB>, storage: Storage, owner: Named, accepted: Accepted, print: Print | undefined) => {
  const { hash } = accepted
  try {
    if (print) await writeFiles(storage, accepted, print)
    const isKept = await db.transaction().execute(async (trx) => {
      // One upload of an owner at a time, or two at once would both find room for the last megabyte.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${owner.creatorId ?? owner.userId}`}, 0))`.execute(
        trx,
      )
      if (!(await hasRoom(trx, owner, accepted))) return false
      if (print) await insertPicture(trx, accepted, print)
      await insertUpload(trx, owner, hash)
      return true
    })
    if (!isKept) return refuse('quota')
  } finally {
    await dropUnlessKnown(db, storage, hash, print)
  }
  const picture = (await picturesByHash(db, [hash])).get(hash)
  if (!picture) throw new Error(`picture ${hash} is gone`)
  return { ok: true as const, picture }
}

const writeFiles = async (storage: Storage, { hash, file }: Received, { variants }: Print) => {
  for (const { name, data } of variants) await storage.put(variantKey(hash, name), data)
  await storage.put(originalKey(hash), { file })
}

const insertPicture = async (trx: Transaction<DB>, { hash, mime, bytes }: Accepted, print: Print) => {
  const { width, height, frames, provenance, variants } = print
  const picture = { hash, mime, bytes, width, height, frames, provenance: JSON.stringify(provenance) }
  await trx
    .insertInto('picture')
    .values(picture)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = variants.map(({ data, ...variant }) => ({ hash, ...variant, bytes: data.length }))
  await trx
    .insertInto('variant')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const insertUpload = async (trx: Transaction<DB>, { creatorId, userId, name }: Named, hash: string) => {
  const row = { id: newId(), hash, creator_id: creatorId, user_id: userId, name }
  await trx
    .insertInto('upload')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The last part of a path, without what the database or a line of a page cannot hold. */
const fileName = (name = ''): string => {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, 200)
    .toWellFormed()
}

/** After a failure, files without a row are in nobody's quota and would stay for ever. */
const dropUnlessKnown = async (db: Kysely<DB>, storage: Storage, hash: string, print: Print | undefined) => {
  if (!print || (await stateOf(db, hash)) !== 'unknown') return
  for (const { name } of print.variants) await storage.delete(variantKey(hash, name))
  await storage.delete(originalKey(hash))
}
