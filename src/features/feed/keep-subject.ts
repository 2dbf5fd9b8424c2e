import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { subjectWords } from './subject-words.ts'

/** Keeps the words that say what an article is about, as it is now. */
export const keepSubject = async (db: Kysely<DB>, articleId: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const article = await trx
      .selectFrom('article')
      .select(['title', 'summary', 'state', 'is_listed'])
      .where('id', '=', articleId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    const isShown = article?.state === 'published' && article.is_listed
    const tags = await trx.selectFrom('article_tag').select('label').where('article_id', '=', articleId).execute()
    const words = isShown ? subjectWords(article.title, ...tags.map(({ label }) => label), article.summary) : []
    await trx.deleteFrom('subject_word').where('article_id', '=', articleId).execute()
    if (words.length === 0) return
    await sql`
      insert into subject_word (word, article_id)
      select word, ${articleId} from unnest(${words}::text[]) as given (word)`.execute(trx)
  })
