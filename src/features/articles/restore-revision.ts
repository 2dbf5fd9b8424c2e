import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { mergeContent } from './content.ts'
import { type Content, insertRevision } from './insert-revision.ts'
import { keepAsItStands } from './keep-revision.ts'
import { type Actor, lockArticle, type OwnArticle, type Refused } from './own-article.ts'
import { markRevised, type Saved, writeDraft } from './write-draft.ts'

export type RestoreResult = ({ ok: true } & Saved) | Refused | { ok: false; problem: 'changed'; current: OwnArticle }

/** Makes an earlier revision the draft again. What the draft held until now is kept as a revision first. */
export const restoreRevision = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: { number: number; version: number },
): Promise<RestoreResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.write')
    if (!found.ok) return found
    const { article } = found
    if (article.version !== given.version) return { ok: false, problem: 'changed', current: article }
    const content = await readRevision(trx, articleId, given.number)
    if (!content) return { ok: false, problem: 'missing' }
    return { ok: true, ...(await replaceDraft(trx, viewer, article, content)) }
  })

/** The draft becomes what readers see; what it held is kept as a revision. */
export const discardChanges = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: { version: number },
): Promise<RestoreResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.write')
    if (!found.ok) return found
    const { article } = found
    if (article.version !== given.version) return { ok: false, problem: 'changed', current: article }
    const published = article.publishedRevisionId && (await readRevisionById(trx, article.publishedRevisionId))
    if (!published) return { ok: false, problem: 'missing' }
    const saved = await replaceDraft(trx, viewer, article, published)
    await trx
      .updateTable('draft')
      .set({ published_version: saved.version })
      .where('article_id', '=', articleId)
      .execute()
    return { ok: true, ...saved }
  })

const replaceDraft = async (trx: Transaction<DB>, viewer: Actor, article: OwnArticle, content: Content) => {
  await keepAsItStands(trx, viewer, article)
  const saved = await writeDraft(trx, viewer, article, content)
  await insertRevision(trx, article.id, content, { reason: 'restored', by: viewer.id })
  await markRevised(trx, article.id)
  return saved
}

const readRevision = async (trx: Transaction<DB>, articleId: string, number: number) =>
  asContent(
    await trx
      .selectFrom('revision')
      .select(['details', 'document'])
      .where('article_id', '=', articleId)
      .where('number', '=', number)
      .executeTakeFirst(),
  )

const readRevisionById = async (trx: Transaction<DB>, id: string) =>
  asContent(await trx.selectFrom('revision').select(['details', 'document']).where('id', '=', id).executeTakeFirst())

// A revision of an older version of the program may lack a field that has a default now.
const asContent = (row: { details: unknown; document: unknown } | undefined): Content | undefined => {
  const read = row && mergeContent({} as Content, row)
  return read?.ok ? read.content : undefined
}
