import { type Kysely, sql, type Transaction } from 'kysely'
import { type ImportedArticle, publishAllImported } from '#features/articles/index.ts'
import type { Details, Words } from '#features/articles/thread.ts'
import { cleanText } from '#features/document/index.ts'
import { emit } from '#platform/events.ts'
import { idNamed } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { type Item, keyOfText } from './item.ts'
import { keepAddresses } from './old-address.ts'

/** An item that is ready to be written. */
export type Ready = { item: Item; details: Details; words: Words; notes: string }

export type Into = { creatorId: string; userId: string | null; format: string }

/** What became of each item of a batch, in order. */
export type Outcome = 'imported' | 'there' | { refused: string }

/**
 * Writes a batch in one transaction, with one event for all of it. When an item makes it fail, its halves are written
 * apart, and theirs again, so that only that item is refused.
 */
export const importBatch = async (db: Kysely<DB>, into: Into, batch: Ready[]): Promise<Outcome[]> => {
  try {
    return await writeAll(db, into, batch)
  } catch (error) {
    if (isOutage(error)) throw error
    if (batch.length === 1)
      return [isTwin(error) ? 'there' : { refused: `could not be stored: ${(error as Error).message.slice(0, 200)}` }]
  }
  const half = batch.length >> 1
  const first = await importBatch(db, into, batch.slice(0, half))
  return [...first, ...(await importBatch(db, into, batch.slice(half)))]
}

// The database is away or full: that is no fault of the item, and the next ones would fare no better.
const isOutage = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(?:08|53|57|58|E[A-Z])/.test(code) || /connection terminated|timeout exceeded/i.test(message)
}

// Another import of the same archive was there first.
const isTwin = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'imported_item_pkey'

const writeAll = (db: Kysely<DB>, into: Into, batch: Ready[]): Promise<Outcome[]> =>
  db.transaction().execute(async (trx) => {
    // The next batch is being converted meanwhile, and one long text may keep this process from its database for a while.
    await sql`set local idle_in_transaction_session_timeout = '120s'`.execute(trx)
    const articles = batch.map((ready) => articleOf(into, ready))
    const articleIds = await publishAllImported(trx, into.creatorId, articles)
    const placed = batch.map((ready, at) => ({ ...ready, articleId: articleIds[at] ?? '' }))
    await keepItems(trx, into, placed)
    await keepAddresses(
      trx,
      placed.map(({ articleId, item }) => ({ articleId, addresses: item.addresses })),
    )
    for (const { articleId, item } of placed) await keepComments(trx, articleId, item)
    await emit(trx, { type: 'articles.imported', creatorId: into.creatorId, articleIds })
    return batch.map(() => 'imported')
  })

const articleOf = (into: Into, { item, details, words }: Ready): ImportedArticle => {
  const { state, published, updated, isListed } = item
  const isUpdated = updated !== undefined && published !== undefined && updated > published && updated <= new Date()
  return {
    wishedId: articleIdOf(into, item),
    creatorId: into.creatorId,
    by: into.userId,
    details,
    ...words,
    publishedAt: state === 'published' ? (published ?? new Date()) : undefined,
    updatedAt: isUpdated ? updated : undefined,
    isListed,
  }
}

const keepItems = async (trx: Transaction<DB>, into: Into, placed: (Ready & { articleId: string })[]) => {
  const rows = placed.map(({ item, notes, articleId }) => {
    const { name: _name, ...identity } = identityOf(into, item)
    return { ...identity, article_id: articleId, digest: item.digest, notes }
  })
  await trx.insertInto('imported_item').values(rows).execute()
}

/** By what an item is known again; `name` is the part that differs within one import. */
export const identityOf = ({ creatorId, format }: Into, item: Item) => {
  const site = cleanText(item.site.slice(0, 300))
  // A row of an index holds no more than 2,700 bytes.
  const key = Buffer.byteLength(item.key) > 1000 ? keyOfText(item.key) : cleanText(item.key)
  return { creator_id: creatorId, format, site, item: key, name: `${site}\n${key}` }
}

/** The id that the article of an item will have: others of its archive link to it before it is here. */
export const articleIdOf = (into: Into, item: Item): string => {
  const { creator_id, format, name } = identityOf(into, item)
  return idNamed([creator_id, format, name].join('\n'), item.state === 'published' ? item.published : undefined)
}

/** What is here of an item that was imported before. */
export type There = { digest: string; articleId: string }

/** Those of the items that were imported before, by the names of their identities. */
export const thereAlready = async (db: Kysely<DB>, into: Into, items: Item[]): Promise<Map<string, There>> => {
  if (items.length === 0) return new Map()
  const rows = await db
    .selectFrom('imported_item')
    .select(['site', 'item', 'digest', 'article_id'])
    .where('creator_id', '=', into.creatorId)
    .where('format', '=', into.format)
    .where(
      'item',
      'in',
      items.map((item) => identityOf(into, item).item),
    )
    .execute()
  return new Map(
    rows.map(({ site, item, digest, article_id }) => [`${site}\n${item}`, { digest, articleId: article_id }]),
  )
}

const keepComments = async (trx: Transaction<DB>, articleId: string, { comments }: Item): Promise<void> => {
  for (let from = 0; from < comments.length; from += 500)
    await trx
      .insertInto('imported_comment')
      .values(
        comments.slice(from, from + 500).map(({ key, parent, author, body, at }) => ({
          article_id: articleId,
          item: key,
          parent_item: parent,
          author: cleanText(author),
          body: cleanText(body),
          written_at: at ?? null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['article_id', 'item']).doNothing())
      .execute()
}
