import { type Author, aDraft } from '../articles/build.ts'
import type { Answer } from '../harness/client.ts'
import type { Site } from '../harness/site.ts'

/** An article with these tags, published; its id. */
export const published = async (site: Site, author: Author, tags: string[] = []): Promise<string> => {
  const draft = await aDraft(site, author, { details: { tags } })
  const answer = await publish(site, author, draft.id, draft.version, tags)
  if (answer.status !== 303) throw new Error(`not published: ${answer.status}`)
  return draft.id
}

const publish = async (site: Site, author: Author, id: string, version: number, tags: string[]): Promise<Answer> => {
  const { details } = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow()
  const { channels } = details as { channels: string[] }
  return author.post(`/studio/articles/${id}/publication`, {
    version: String(version),
    act: 'publish',
    channels,
    tags: tags.join(','),
  })
}
