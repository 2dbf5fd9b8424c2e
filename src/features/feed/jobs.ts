import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { keepSubject } from './keep-subject.ts'
import { rankArticles } from './rank-articles.ts'

type Ground = { db: Kysely<DB> }

export const feedJobs = {
  article: async ({ db }: Ground, { articleId }: { articleId: string }) => {
    await rankArticles(db, [articleId])
    await keepSubject(db, articleId)
  },
  imported: async ({ db }: Ground, { articleIds }: { articleIds: string[] }) => {
    await rankArticles(db, articleIds)
    for (const id of articleIds) await keepSubject(db, id)
  },
  opened: ({ db }: Ground, { articleIds }: { articleIds: string[] }) => rankArticles(db, articleIds),
}

const batch = 500

/**
 * Ranks what is published and has no score yet, and all again that has one: after an upgrade that brought the ranking,
 * or changed it.
 */
export const rankAll = async ({ db }: Ground): Promise<void> => {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('article')
      .leftJoin('subject_word', 'subject_word.article_id', 'article.id')
      .select(['article.id', ({ fn }) => fn.count<string>('subject_word.word').as('words')])
      .where('article.state', '=', 'published')
      .where('article.id', '>', after)
      .groupBy('article.id')
      .orderBy('article.id')
      .limit(batch)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    await rankArticles(
      db,
      rows.map(({ id }) => id),
    )
    for (const { id, words } of rows) if (Number(words) === 0) await keepSubject(db, id)
    after = last.id
  }
}
