import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { type DetectedType, detect } from './detect.ts'
import { proofKey } from './keys.ts'
import { proofLimits } from './limits.ts'
import { type Refusal, refuse } from './problems.ts'
import { type Incoming, receive, unlessDiskFails } from './receive.ts'

/** A file that proves something in an application. Only its owner and the desk ever see it. */
export type ProofFile = { id: string; name: string; mime: string; bytes: number }

const taken: readonly DetectedType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']

export const storeFile = (
  db: Kysely<DB>,
  storage: Storage,
  upload: { userId: string; name: string; content: Incoming },
): Promise<{ ok: true; file: ProofFile } | Refusal> =>
  unlessDiskFails(() =>
    storage.withScratch(async (folder) => {
      const received = await receive(upload.content, join(folder, 'upload'), proofLimits.bytes)
      if (!received.ok) return received
      const mime = detect(received.head)
      if (!taken.includes(mime)) return refuse('not-a-proof')
      const file = { id: newId(), name: nameOf(upload.name), mime, bytes: received.bytes }
      await storage.put(proofKey(file.id), { file: received.file })
      const isKept = await insertWithinQuota(db, upload.userId, file)
      if (isKept) return { ok: true, file }
      await storage.delete(proofKey(file.id))
      return refuse('quota')
    }),
  )

/** A file name as text for people: no folders, no control characters, never empty. */
const nameOf = (given: string): string => {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  return [...last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, 100).join('') || 'file'
}

const insertWithinQuota = (db: Kysely<DB>, userId: string, file: ProofFile): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`proofs ${userId}`}, 0))`.execute(trx)
    const { total } = await trx
      .selectFrom('proof_file')
      .select(({ fn }) => fn.sum<string | null>('bytes').as('total'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    if (Number(total ?? 0) + file.bytes > proofLimits.bytesOfUser) return false
    await trx
      .insertInto('proof_file')
      .values({ ...file, user_id: userId })
      .execute()
    return true
  })
