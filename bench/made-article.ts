import { type Author, aDraft, anAuthor, type Draft } from '../tests/articles/build.ts'
import type { BenchSite } from './site.ts'

const sentence = '夜里十一点的站台上还有三个人，他们都在等最后一班车，谁也没有看手机。'

// As long as an ordinary article: some 3,000 characters.
const texts = Array.from({ length: 24 }, (_, at) => `第${at + 1}段。${sentence.repeat(3)}`)

/** What the form of the publication page sends. */
export const publicationForm = async (site: BenchSite, draft: Draft) => {
  const row = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const { channels, tags, language } = row.details as { channels: string[]; tags: string[]; language: string }
  return { version: String(draft.version), act: 'publish', language, channels, tags: tags.join(',') }
}

export const publish = (author: Author, draft: Draft, form: Awaited<ReturnType<typeof publicationForm>>) =>
  author.post(`/studio/articles/${draft.id}/publication`, form)

/** A creator with an article among a few others, and its address. */
export const madeArticle = async (site: BenchSite): Promise<{ author: Author; path: string }> => {
  const author = await anAuthor(site)
  let path = ''
  for (const title of ['末班公交多开一小时', '豆浆铺的灯', '桥下的理发摊', '夜里的值班室']) {
    const draft = await aDraft(site, author, { details: { title, tags: ['夜班', '城市'] }, texts })
    const answer = await publish(author, draft, await publicationForm(site, draft))
    if (answer.status !== 303) throw new Error(`not published: ${answer.status} ${answer.text.slice(0, 500)}`)
    path = `/a/${draft.id}`
  }
  return { author, path }
}
