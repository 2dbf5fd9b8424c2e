import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import type { Site } from '../harness/site.ts'

export type Published = { author: Author; id: string; channel: string; path: string; version: number }

export const channelOf = async (site: Site, id: string): Promise<string> => {
  const row = await site.db.selectFrom('draft').select('details').where('article_id', '=', id).executeTakeFirstOrThrow()
  return (row.details as { channels: string[] }).channels[0] ?? ''
}

// Publishing keeps what the last step was told, which makes a version of its own.
const versionOf = async (site: Site, id: string): Promise<number> =>
  (await site.db.selectFrom('draft').select('version').where('article_id', '=', id).executeTakeFirstOrThrow()).version

export const publish = (author: Author, id: string, version: number, channel: string, more = {}) =>
  author.post(`/studio/articles/${id}/publication`, {
    version: String(version),
    act: 'publish',
    channels: channel,
    tags: '公交',
    summary: '',
    ...more,
  })

/** An article that readers see, of a creator of its own. */
export const aPublished = async (site: Site, given: { author?: Author; title?: string } = {}): Promise<Published> => {
  const author = given.author ?? (await anAuthor(site))
  const { id, version } = await aDraft(site, author, { details: { title: given.title ?? `末班车 ${author.handle}` } })
  const channel = await channelOf(site, id)
  const answer = await publish(author, id, version, channel)
  if (answer.status !== 303) throw new Error(`not published: ${answer.status}`)
  await site.settle()
  return { author, id, channel, version: await versionOf(site, id), path: `/a/${id}` }
}
