import type { Transaction } from 'kysely'
import { type DocumentNode, figures } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Placed } from './imported-article.ts'
import type { Content } from './insert-revision.ts'

/** Notes which pictures a draft uses, and under which words one will look for them. */
export const noteDraftPictures = async (
  trx: Transaction<DB>,
  articleId: string,
  content: Content,
  before?: Content,
): Promise<void> => {
  const uses = usesOf(content)
  if (before && isSame(uses, usesOf(before))) return
  await forget(trx, articleId, 'in_draft', [...uses.keys()])
  const rows = [...uses].map(([hash, words]) => ({ article_id: articleId, hash, words, in_draft: true }))
  if (rows.length === 0) return
  await trx
    .insertInto('picture_use')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['article_id', 'hash'])
        .doUpdateSet((eb) => ({ in_draft: true, words: eb.ref('excluded.words') })),
    )
    .execute()
}

/**
 * Notes which pictures readers see now. That an earlier version showed others is never forgotten. `closed`: somebody
 * else's that went private while this waited; what was never shown is not opened when the article comes back.
 */
export const notePublishedPictures = async (
  trx: Transaction<DB>,
  articleId: string,
  content: Content,
  closed: string[],
) => {
  const uses = usesOf(content)
  for (const hash of closed) uses.delete(hash)
  await forget(trx, articleId, 'in_published', [...uses.keys()])
  const shown = { in_published: true, was_published: true }
  const rows = [...uses].map(([hash, words]) => ({ article_id: articleId, hash, words, ...shown }))
  if (rows.length === 0) return
  await trx
    .insertInto('picture_use')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['article_id', 'hash']).doUpdateSet(shown))
    .execute()
}

/** The same for articles that come from elsewhere, for which nothing is noted yet. */
export const noteImportedPictures = async (
  trx: Transaction<DB>,
  imported: readonly Pick<Placed, 'id' | 'details' | 'document' | 'publishedAt'>[],
): Promise<void> => {
  const rows = imported.flatMap(({ id, publishedAt, details, document }) => {
    if (!document) return []
    const isPublished = publishedAt !== undefined
    const noted = { in_draft: true, in_published: isPublished, was_published: isPublished }
    return [...usesOf({ details, document })].map(([hash, words]) => ({ article_id: id, hash, words, ...noted }))
  })
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto('picture_use')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
}

const rowsAtOnce = 5000 // a statement takes 65,535 values

const forget = async (
  trx: Transaction<DB>,
  articleId: string,
  place: 'in_draft' | 'in_published',
  kept: string[],
): Promise<void> => {
  await trx
    .updateTable('picture_use')
    .set({ [place]: false })
    .where('article_id', '=', articleId)
    .where(place, '=', true)
    .$if(kept.length > 0, (query) => query.where('hash', 'not in', kept))
    .execute()
  await trx
    .deleteFrom('picture_use')
    .where('article_id', '=', articleId)
    .where((is) => is.and([is('in_draft', '=', false), is('was_published', '=', false)]))
    .execute()
}

const usesOf = ({ details, document }: Content): Map<string, string> => {
  const uses = new Map<string, string>()
  const add = (hash: string, ...words: string[]) =>
    uses.set(hash, [uses.get(hash), ...words].filter(Boolean).join(' ').slice(0, 2000))
  for (const figure of figures(document))
    if (figure.attrs.media) add(figure.attrs.media, figure.attrs.alt, captionOf(figure))
  if (details.cover) add(details.cover.hash, details.cover.alt)
  return uses
}

const captionOf = (node: DocumentNode): string =>
  (node.content ?? []).map((piece) => (piece.type === 'text' ? piece.text : '')).join('')

const isSame = (one: Map<string, string>, other: Map<string, string>): boolean =>
  one.size === other.size && [...one].every(([hash, words]) => other.get(hash) === words)
