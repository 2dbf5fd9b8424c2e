import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { originalKey, proofKey, variantKey } from './keys.ts'

const page = 500

/** The key of every stored file that a row names, for a backup. A new kind of file is nowhere saved until it is here. */
export async function* namedFiles(db: Kysely<DB>): AsyncGenerator<string> {
  yield* pictureFiles(db)
  yield* proofFiles(db)
}

async function* pictureFiles(db: Kysely<DB>): AsyncGenerator<string> {
  for (let last = ''; ; ) {
    const pictures = await db
      .selectFrom('picture')
      .select('hash')
      .where('hash', '>', last)
      .orderBy('hash')
      .limit(page)
      .execute()
    if (pictures.length === 0) return
    const hashes = pictures.map(({ hash }) => hash)
    const variants = await db.selectFrom('variant').select(['hash', 'name']).where('hash', 'in', hashes).execute()
    for (const hash of hashes) yield originalKey(hash)
    for (const { hash, name } of variants) yield variantKey(hash, name)
    last = hashes.at(-1) ?? last
  }
}

async function* proofFiles(db: Kysely<DB>): AsyncGenerator<string> {
  for (let last: string | undefined; ; ) {
    const found = db.selectFrom('proof_file').select('id').orderBy('id').limit(page)
    const files = await (last ? found.where('id', '>', last) : found).execute()
    if (files.length === 0) return
    for (const { id } of files) yield proofKey(id)
    last = files.at(-1)?.id
  }
}
