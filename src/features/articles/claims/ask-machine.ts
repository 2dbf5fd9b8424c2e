import type { Kysely, Transaction } from 'kysely'
import type { Claim, WenhaoDocument } from '#features/document/index.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { detailsSchema } from '../details.ts'
import type { Content } from '../insert-revision.ts'
import { listNames } from '../list-names.ts'
import { publishedClaims } from './article-claims.ts'
import { claimsOfArticle } from './claims-of-article.ts'
import { lookAhead, machineFor, machineNames } from './find-unsourced.ts'
import { claimColumns, rebuildClaims } from './keep-claims.ts'

type Ground = { db: Kysely<DB> }

/** What nobody answered in articles that were just imported: to import them was not to wait for this. */
export const askAboutImported = async ({ db }: Ground, { articleIds }: { articleIds: string[] }): Promise<void> => {
  for (const id of articleIds) await askAbout(db, id)
}

const batch = 200

/** Asks again about all articles at which another machine looked last, or none: after an upgrade that brought a new one. */
export const askAgain = async ({ db }: Ground): Promise<void> => {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('article')
      .select('id')
      .where('published_revision_id', 'is not', null)
      .where('claims_found_by', 'not in', machineNames())
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute()
    for (const { id } of rows) await askAbout(db, id)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

type Shown = Content & { revisionId: string; creatorId: string; foundBy: string }

// Found before anything is locked. When another revision is shown meanwhile, whoever shows it asks about that one.
const askAbout = async (db: Kysely<DB>, id: string): Promise<void> => {
  const shown = await readShown(db, id)
  if (!shown) return
  const { name: foundBy } = machineFor(shown.details)
  if (shown.foundBy === foundBy) return
  await lookAhead(shown)
  const claims = claimsOfArticle(id, shown)
  await db.transaction().execute(async (trx) => {
    const article = await lock(trx, id)
    if (article?.published_revision_id !== shown.revisionId) return
    await trx.updateTable('article').set(claimColumns(claims, foundBy)).where('id', '=', id).execute()
    if (isSame(claims, await publishedClaims(trx, id))) return
    await rebuildClaims(trx, shown.creatorId, { id, details: shown.details, claims })
    // It is made again for the first who asks for the page.
    await trx.deleteFrom('rendering').where('revision_id', '=', shown.revisionId).execute()
    await touch(trx, await listNames(trx, id))
  })
}

const isSame = (found: readonly ClaimLine[], kept: readonly ClaimLine[]): boolean =>
  found.length === kept.length && found.every(({ id, state }, at) => kept[at]?.id === id && kept[at]?.state === state)

type ClaimLine = Pick<Claim, 'id' | 'state'>

const readShown = async (db: Kysely<DB>, id: string): Promise<Shown | undefined> => {
  const row = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.published_revision_id')
    .select(['article.creator_id', 'article.claims_found_by', 'revision.id', 'revision.details', 'revision.document'])
    .where('article.id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      revisionId: row.id,
      creatorId: row.creator_id,
      foundBy: row.claims_found_by,
      details: detailsSchema.parse(row.details),
      document: row.document as unknown as WenhaoDocument,
    }
  )
}

const lock = (trx: Transaction<DB>, id: string) =>
  trx.selectFrom('article').select('published_revision_id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
