import { type Author, aChannel, aDraft, completeDetails, save } from '../articles/build.ts'
import type { Answer } from '../harness/client.ts'
import type { Site } from '../harness/site.ts'

export type Published = { id: string; path: string; channel: { id: string; slug: string } }

/** An article that readers can open, published through the author's own form. */
export const aPublished = async (
  site: Site,
  author: Author,
  { title = '末班公交多开一小时', texts = ['去年十一月，末班车推迟了一小时。'] } = {},
): Promise<Published> => {
  const draft = await aDraft(site, author, { details: { title }, texts })
  const channel = await aChannel(site)
  const answer = await publish(author, draft, channel.id)
  if (answer.status !== 303) throw new Error(`not published: ${answer.status}`)
  return { id: draft.id, path: `/a/${draft.id}`, channel }
}

export const publish = (
  author: Author,
  draft: { id: string; version: number },
  channel: string,
  more: Record<string, string> = {},
): Promise<Answer> =>
  author.post(`/studio/articles/${draft.id}/publication`, {
    version: String(draft.version),
    act: 'publish',
    language: 'zh-CN',
    channels: channel,
    ...more,
  })

/** Publishes other words in the place of what was published. */
export const republish = async (
  site: Site,
  author: Author,
  { id, channel }: Published,
  { title = '末班公交多开一小时', texts = ['改过的正文。'], kind = 'update', reason = '' },
): Promise<Answer> => {
  const { version } = await site.db
    .selectFrom('draft')
    .select('version')
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow()
  const saved = await save(author, id, version, completeDetails(channel.id, { title }), texts)
  return publish(author, { id, version: saved.json<{ version: number }>().version }, channel.id, { kind, reason })
}
