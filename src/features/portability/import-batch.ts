import type { Kysely, Transaction } from 'kysely'
import { type Details, publishImported } from '#features/articles/index.ts'
import type { WenhaoDocument } from '#features/document/index.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import type { Item } from './item.ts'

/** An item that is ready to be written. */
export type Ready = { item: Item; details: Details; document: WenhaoDocument }

export type Into = { creatorId: string; userId: string | null; format: string }

/** What became of each item of a batch, in order. */
export type Outcome = 'imported' | 'there' | { refused: string }

/**
 * Writes a batch in one transaction, with one event for all of it. When an item makes it fail, the batch is written
 * again item by item, so that only that one is refused.
 */
export const importBatch = async (db: Kysely<DB>, into: Into, batch: Ready[]): Promise<Outcome[]> => {
  try {
    return await writeAll(db, into, batch)
  } catch (error) {
    if (batch.length === 1) return [{ refused: `could not be stored: ${(error as Error).message.slice(0, 200)}` }]
  }
  const outcomes: Outcome[] = []
  for (const one of batch) outcomes.push(...(await importBatch(db, into, [one])))
  return outcomes
}

const writeAll = (db: Kysely<DB>, into: Into, batch: Ready[]): Promise<Outcome[]> =>
  db.transaction().execute(async (trx) => {
    const outcomes: Outcome[] = []
    const articleIds: string[] = []
    for (const ready of batch) {
      const articleId = await writeOne(trx, into, ready)
      outcomes.push(articleId ? 'imported' : 'there')
      if (articleId) articleIds.push(articleId)
    }
    if (articleIds.length > 0) await emit(trx, { type: 'articles.imported', creatorId: into.creatorId, articleIds })
    return outcomes
  })

/** Undefined when the item is there already. */
const writeOne = async (
  trx: Transaction<DB>,
  into: Into,
  { item, details, document }: Ready,
): Promise<string | undefined> => {
  const identity = { creator_id: into.creatorId, format: into.format, site: item.site.slice(0, 300), item: item.key }
  if (await isThere(trx, identity)) return undefined
  const { articleId } = await publishImported(trx, {
    creatorId: into.creatorId,
    by: into.userId,
    details,
    document,
    publishedAt: item.state === 'published' ? (item.published ?? new Date()) : undefined,
    updatedAt: item.updated,
    isListed: item.isListed,
  })
  await trx
    .insertInto('imported_item')
    .values({ ...identity, article_id: articleId, notes: JSON.stringify(item.notes) })
    .execute()
  await keepAddresses(trx, articleId, item.addresses)
  await keepComments(trx, articleId, item)
  return articleId
}

type Identity = { creator_id: string; format: string; site: string; item: string }

const isThere = async (trx: Transaction<DB>, { creator_id, format, site, item }: Identity): Promise<boolean> => {
  const row = await trx
    .selectFrom('imported_item')
    .select('article_id')
    .where('creator_id', '=', creator_id)
    .where('format', '=', format)
    .where('site', '=', site)
    .where('item', '=', item)
    .executeTakeFirst()
  return row !== undefined
}

/** The path by which an old address is known: without host, query and last slash, and not yet one of ours. */
export const oldPath = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const raw = url ? url.pathname : address.startsWith('/') ? (address.split(/[?#]/)[0] ?? '') : `/${address}`
  try {
    const path = decodeURIComponent(raw).replace(/\/+$/, '').normalize('NFC')
    return path.length > 1 && path.length <= 1000 ? path : undefined
  } catch {
    return undefined
  }
}

const keepAddresses = async (trx: Transaction<DB>, articleId: string, addresses: string[]): Promise<void> => {
  const paths = [...new Set(addresses.map(oldPath).filter((path) => path !== undefined))].slice(0, 20)
  if (paths.length === 0) return
  await trx
    .insertInto('old_address')
    .values(paths.map((path) => ({ path, article_id: articleId })))
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute()
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
          author,
          body,
          written_at: at ?? null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['article_id', 'item']).doNothing())
      .execute()
}
