import { type Details, emptyDetails } from '#features/articles/details.ts'
import { makeCreator } from '#features/creators/index.ts'
import { type Source, sourceSchema } from '#features/sources/index.ts'
import { newId } from '#platform/ids.ts'
import { aUser, type Ground, type Person } from '../harness/people.ts'
import type { Site } from '../harness/site.ts'

export type Author = Person & { creatorId: string; handle: string }

let count = 0

/** A source with everything that a source may have; what is not given is empty. */
export const aSource = (given: Partial<Source> & { title: string }): Source => sourceSchema.parse(given)

/** A fresh person with a creator of their own. */
export const anAuthor = async (site: Ground, { isReviewedFirst = false, name = '' } = {}): Promise<Author> => {
  count += 1
  const person = await aUser(site)
  const handle = `author${count}of${person.id.slice(-5)}`
  const made = await site.db
    .transaction()
    .execute((trx) =>
      makeCreator(trx, { handle, name: name || `Author ${handle}`, kind: 'person', ownerId: person.id }),
    )
  if (!made.ok) throw new Error(JSON.stringify(made))
  if (isReviewedFirst)
    await site.db.updateTable('creator').set({ is_reviewed_first: true }).where('id', '=', made.creatorId).execute()
  return Object.assign(person, { creatorId: made.creatorId, handle })
}

/** Somebody else who writes for the same creator. */
export const aMember = async (site: Site, author: Author, role: 'owner' | 'co-editor' | 'writer'): Promise<Person> => {
  const person = await aUser(site)
  await site.db
    .insertInto('creator_member')
    .values({ creator_id: author.creatorId, user_id: person.id, role })
    .execute()
  return person
}

/** A channel of its own, so that lists hold what a test put there. */
export const aChannel = async (site: Ground, name = '频道'): Promise<{ id: string; slug: string }> => {
  count += 1
  const id = newId()
  const slug = `channel-${count}-${id.slice(-5)}`
  await site.db
    .insertInto('channel')
    .values({ id, slug, name_zh: `${name}${count}`, name_en: `Channel ${count}`, place: count })
    .execute()
  return { id, slug }
}

export const paragraphs = (...texts: string[]) => ({
  type: 'doc' as const,
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** Details with which an article can be published. */
export const completeDetails = (channelId: string, more: Partial<Details> = {}): Details => ({
  ...emptyDetails('zh-CN'),
  title: '末班公交多开一小时',
  channels: [channelId],
  ...more,
  declaration: {
    ...emptyDetails('zh-CN').declaration,
    origin: 'original',
    genres: ['news'],
    ai: 'none',
    ...more.declaration,
  },
})

export type Draft = { id: string; version: number }

/** A draft that is ready to be published, written through the editor's own calls. */
export const aDraft = async (
  site: Ground,
  author: Person,
  { details, texts = ['去年十一月，末班车推迟了一小时。'] }: { details?: Partial<Details>; texts?: string[] } = {},
): Promise<Draft> => {
  const channel = await aChannel(site)
  const opened = await author.post('/studio/articles')
  const id = opened.location?.split('/').at(-1) ?? ''
  const saved = await save(author, id, 1, completeDetails(channel.id, details), texts)
  return { id, version: saved.json<{ version: number }>().version }
}

export const save = (person: Person, id: string, version: number, details: Partial<Details>, texts: string[]) =>
  person.sendJson(
    'PUT',
    `/studio/articles/${id}/draft`,
    { details, document: paragraphs(...texts) },
    { 'if-match': `"${version}"` },
  )
