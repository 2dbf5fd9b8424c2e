import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'

/**
 * The article that was at this path of the site it came from; none that readers have never seen. Asked only where our
 * own routes know nothing.
 */
export const articleAtOldAddress = async (db: Kysely<DB>, path: string): Promise<string | undefined> => {
  const known = oldPath(path)
  if (!known) return undefined
  const row = await db
    .selectFrom('old_address')
    .innerJoin('article', 'article.id', 'old_address.article_id')
    .select('article_id')
    .where('path', '=', known)
    .where('article.published_at', 'is not', null)
    .executeTakeFirst()
  return row?.article_id
}

/** The path by which an old address is known: without host, query and last slash. No address ever had a NUL in it. */
export const oldPath = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const raw = url ? url.pathname : address.startsWith('/') ? (address.split(/[?#]/)[0] ?? '') : `/${address}`
  try {
    const path = withoutEnd(decodeURIComponent(raw)).normalize('NFC').toWellFormed()
    return path.length > 1 && Buffer.byteLength(path) <= 1000 && !path.includes('\0') ? path : undefined
  } catch {
    return undefined
  }
}

const withoutEnd = (path: string): string => {
  let end = path.length
  while (end > 0 && path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}

/** Remembers where articles were; where two were at one path, the first keeps it. */
export const keepAddresses = async (
  trx: Transaction<DB>,
  articles: readonly { articleId: string; addresses: readonly string[] }[],
): Promise<void> => {
  const rows = articles.flatMap(({ articleId, addresses }) =>
    [...new Set(addresses.map(oldPath).filter((path) => path !== undefined))]
      .slice(0, 20)
      .map((path) => ({ path, article_id: articleId })),
  )
  if (rows.length === 0) return
  await trx
    .insertInto('old_address')
    .values(rows)
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute()
}
