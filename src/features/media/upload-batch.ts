import type { Kysely } from 'kysely'
import { take } from '#features/accounts/index.ts'
import type { Part } from '#platform/multipart.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { batchLimits, uploadRate } from './limits.ts'
import { type Refusal, refuse } from './problems.ts'
import type { Owner, Picture } from './queries.ts'
import { storePicture } from './store-picture.ts'

export type FileResult = { name: string } & ({ ok: true; picture: Picture } | Refusal)

/** Takes every file of a form in turn; one that is refused does not stop the others. */
export const uploadBatch = async (
  db: Kysely<DB>,
  storage: Storage,
  owner: Owner,
  parts: AsyncIterable<Part>,
): Promise<FileResult[]> => {
  const results: FileResult[] = []
  for await (const { filename, content } of parts) {
    if (!filename) continue // a text field, or a file field where nothing was chosen
    const name = filename.slice(0, 200)
    if (results.length > batchLimits.files) continue
    if (results.length === batchLimits.files) {
      results.push({ name, ...refuse('too-many-files') })
      continue
    }
    const isAllowed = await take(db, `upload:${owner.userId}`, uploadRate)
    const result = isAllowed ? await storePicture(db, storage, { ...owner, content, name }) : refuse('try-later')
    results.push({ name, ...result })
  }
  return results
}
