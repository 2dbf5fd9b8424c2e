import { beforeAll, expect, test } from 'vitest'
import { type Author, aChannel, aDraft, aMember, anAuthor, completeDetails, save } from '../articles/build.ts'
import type { Client } from '../harness/client.ts'
import { aCreator, anApplicant, anApplication, decide, hidden } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPicture } from '../media/room.ts'

const site = await startSite()
let ana: Author
let mallory: Author
let operator: Person
let moderator: Person

beforeAll(async () => {
  await aChannel(site)
  ana = await anAuthor(site)
  mallory = await anAuthor(site)
  operator = await aUser(site, { role: 'operator' })
  moderator = await aUser(site, { role: 'moderator' })
})

const upload = async (person: Author, seed: number): Promise<string> => {
  const file = new File([new Uint8Array(await aPicture(200 + seed, 200))], 'a.jpg')
  const answer = await person.post(`/studio/media?creator=${person.creatorId}`, { file })
  return answer.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
}

const publish = (person: Client, id: string, version: number, more: Record<string, string | string[]>) =>
  person.post(`/studio/articles/${id}/publication`, { version: String(version), act: 'publish', ...more })

const secret = '绝不外传的一句话'

test('no article is begun for a creator of somebody else', async () => {
  const articles = () =>
    site.db.selectFrom('article').select('id').where('creator_id', 'in', [ana.creatorId, mallory.creatorId]).execute()
  const before = await articles()
  const { location = '' } = await mallory.post('/studio/articles', { creator: ana.creatorId })
  expect(location).not.toContain('/studio/articles/')
  expect(await articles()).toEqual(before)
})

test('a picture of somebody else’s draft gets into no text and no cover, and stays shut', async () => {
  const hash = await upload(ana, 1)
  const channel = await aChannel(site)
  const draft = await aDraft(site, mallory)
  const figure = { type: 'figure', attrs: { media: hash, alt: 'x' } }
  const headers = { 'if-match': `"${draft.version}"` }
  const document = { type: 'doc', content: [figure] }
  const details = completeDetails(channel.id, { cover: { hash, alt: '', credit: '' } })
  await mallory.sendJson('PUT', `/studio/articles/${draft.id}/draft`, { document, details }, headers)
  for (const cover of [hash, '']) {
    const { version } = (await mallory.get(`/studio/articles/${draft.id}/draft`)).json<{ version: number }>()
    expect((await publish(mallory, draft.id, version, { channels: channel.id, cover })).status).toBe(422)
  }
  expect((await mallory.get(`/media/${hash}/full`)).status).toBe(404)
  expect((await site.stranger().get(`/media/${hash}/full`)).status).toBe(404)
  expect((await ana.get(`/media/${hash}/full`)).status).toBe(200)
})

test('a cover that is no picture of the text is not taken', async () => {
  const hash = await upload(ana, 2)
  const draft = await aDraft(site, mallory)
  const { details } = (await mallory.get(`/studio/articles/${draft.id}/draft`)).json<{
    details: { channels: string[] }
  }>()
  expect((await publish(mallory, draft.id, draft.version, { channels: details.channels, cover: hash })).status).toBe(
    303,
  )
  expect((await site.stranger().get(`/a/${draft.id}`)).text).not.toContain(hash)
})

test('a picture of one’s own that is taken down cannot be published again', async () => {
  const bytes = new Uint8Array(await aPicture(203, 200))
  const send = () => mallory.post(`/studio/media?creator=${mallory.creatorId}`, { file: new File([bytes], 'a.jpg') })
  const first = await send()
  const hash = first.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
  await site.db.updateTable('picture').set({ is_hidden: true }).where('hash', '=', hash).execute()
  expect((await mallory.get(`/media/${hash}/full`)).status).toBe(404)
  // Who decides about it sees what it is about.
  for (const person of [moderator, operator]) expect((await person.get(`/media/${hash}/full`)).status).toBe(200)
  const sent = await send()
  expect(sent.json<{ files: { ok: boolean }[] }>().files[0]?.ok).toBe(false)
})

test('fields that no form has change nothing: role, state, owner, verification', async () => {
  const more = {
    role: 'operator',
    is_operator: 'true',
    state: 'published',
    creator: ana.creatorId,
    creator_id: ana.creatorId,
    user_id: ana.id,
    id: ana.id,
    email: 'else@example.com',
    email_verified_at: '2020-01-01',
    verifiedAs: 'Bank',
    verified_as: 'Bank',
    is_reviewed_first: 'false',
    avatar: 'a'.repeat(64),
  }
  await mallory.post('/me/profile', { name: 'Mallory', language: 'en', ...more })
  await mallory.post(`/studio/creators/${mallory.handle}/settings`, { name: mallory.name, tagline: 'x', ...more })
  const user = await site.db
    .selectFrom('user')
    .select(['role', 'email'])
    .where('id', '=', mallory.id)
    .executeTakeFirstOrThrow()
  expect(user).toEqual({ role: 'reader', email: mallory.email })
  const creator = await site.db
    .selectFrom('creator')
    .select(['verified_as', 'avatar'])
    .where('id', '=', mallory.creatorId)
    .executeTakeFirstOrThrow()
  expect(creator).toEqual({ verified_as: null, avatar: null })
})

test('revisions are named by number within one’s own article: those of others are out of reach', async () => {
  const theirs = await aDraft(site, ana, { texts: [secret] })
  await ana.post(`/studio/articles/${theirs.id}/revisions`)
  await ana.post(`/studio/articles/${theirs.id}/revisions`)
  const mine = await aDraft(site, mallory)
  for (const number of ['1', '2', '7'])
    for (const path of [`/revisions/${number}`, `/comparison?from=${number}&to=draft`]) {
      const answer = await mallory.get(`/studio/articles/${mine.id}${path}`)
      expect([path, answer.status, answer.text.includes(secret)]).toEqual([path, 404, false])
    }
  const form = { number: '1', version: String(mine.version) }
  expect(
    (await mallory.post(`/studio/articles/${mine.id}/restoration`, form, { accept: 'application/json' })).status,
  ).toBe(404)
  expect((await mallory.post(`/studio/articles/${theirs.id}/restoration`, form)).status).toBe(404)
})

test('readers see no version that was never published, whichever number they ask for', async () => {
  const draft = await aDraft(site, ana, { texts: ['第一版'] })
  const { details } = (await ana.get(`/studio/articles/${draft.id}/draft`)).json<{ details: { channels: string[] } }>()
  expect((await publish(ana, draft.id, draft.version, { channels: details.channels })).status).toBe(303)
  const { version } = (await ana.get(`/studio/articles/${draft.id}/draft`)).json<{ version: number }>()
  await save(ana, draft.id, version, {}, [secret])
  await ana.post(`/studio/articles/${draft.id}/revisions`)
  const numbers = await site.db.selectFrom('revision').select('number').where('article_id', '=', draft.id).execute()
  expect(numbers.length).toBeGreaterThan(1)
  for (const { number: from } of numbers)
    for (const { number: to } of numbers)
      for (const path of [
        `/a/${draft.id}/versions?from=${from}&to=${to}`,
        `/a/${draft.id}?version=${to}`,
        `/a/${draft.id}?revision=${to}&preview=1`,
      ])
        for (const person of [site.stranger(), mallory, operator])
          expect((await person.get(path)).text).not.toContain(secret)
})

/** Every page on which an article could turn up. */
const everywhere = (id: string, of: Author, channel: { slug: string }, tag: string) => [
  '/',
  '/latest',
  `/latest?before=${Date.now() + 1e9}-zzzzzzzzzzzzz`,
  `/c/${channel.slug}`,
  `/tags/${tag}`,
  `/search?q=${encodeURIComponent(secret)}`,
  `/@${of.handle}`,
  `/@${of.handle}/feed.xml`,
  `/a/${id}`,
  `/a/${id}-title`,
  `/a/${id}/versions`,
  `/a/${id}/versions?from=1&to=1`,
  `/a/${id}.json`,
  `/feed.xml`,
  `/sitemap.xml`,
  `/studio/articles/${id}/preview`,
  `/studio/articles/${id}/draft`,
  `/share/fediverse?url=${encodeURIComponent(`${site.url}/a/${id}`)}`,
]

type State = 'draft' | 'submitted' | 'withdrawn' | 'hidden'

const inState = async (state: State) => {
  const of = await anAuthor(site, { isReviewedFirst: state === 'submitted' })
  const channel = await aChannel(site)
  const tag = `tag${of.handle}`
  const hash = await upload(of, 10)
  const id = (await of.post('/studio/articles')).location?.split('/').at(-1) ?? ''
  const details = { ...completeDetails(channel.id, { title: secret, tags: [tag], summary: secret }) }
  const document = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: secret }] },
      { type: 'figure', attrs: { media: hash, alt: secret } },
    ],
  }
  await of.sendJson('PUT', `/studio/articles/${id}/draft`, { details, document }, { 'if-match': '"1"' })
  if (state !== 'draft')
    expect((await publish(of, id, 2, { channels: channel.id, tags: tag, summary: secret })).status).toBe(303)
  if (state === 'withdrawn') await of.post(`/studio/articles/${id}/withdrawal`, { reason: '撤回' })
  if (state === 'hidden') await site.db.updateTable('article').set({ state: 'hidden' }).where('id', '=', id).execute()
  await site.settle()
  // Another article with the same tag and channel, in whose related reads it would stand.
  const neighbour = await aDraft(site, ana, { details: { channels: [channel.id], tags: [tag] } })
  await publish(ana, neighbour.id, neighbour.version, { channels: channel.id, tags: tag })
  return { id, of, channel, tag, hash, neighbour: neighbour.id }
}

test.each<State>(['draft', 'submitted', 'withdrawn', 'hidden'])(
  'what is %s shows nowhere: on no list, in no search, beside no other article',
  async (state) => {
    const { id, of, channel, tag, hash, neighbour } = await inState(state)
    const isGone = state === 'withdrawn' || state === 'hidden'
    for (const person of [site.stranger(), mallory, await aUser(site, { role: 'editor' })])
      for (const path of [...everywhere(id, of, channel, tag), `/a/${neighbour}`]) {
        const answer = await person.get(path)
        // A search repeats what one searched for, and a page that is gone keeps its title.
        const repeats = path.startsWith('/search') || (isGone && path.startsWith(`/a/${id}`))
        if (!repeats) expect([path, answer.text.includes(secret)]).toEqual([path, false])
        if (!path.includes(id)) expect([path, answer.text.includes(id)]).toEqual([path, false])
        if (path.startsWith(`/a/${id}`))
          expect([path, answer.status]).toEqual([path, isGone && !path.endsWith('.json') ? 410 : 404])
      }
    if (!isGone) expect((await site.stranger().get(`/media/${hash}/full`)).status).toBe(404)
    const gone = await site.stranger().get(`/a/${id}`)
    expect(gone.text.split('data-part="body"').length).toBe(1)
  },
)

test('a channel that is hidden shows nowhere, also when an article asks for it', async () => {
  const channel = await aChannel(site, '暗')
  const draft = await aDraft(site, ana, { details: { channels: [channel.id] } })
  await site.db.updateTable('channel').set({ is_hidden: true }).where('id', '=', channel.id).execute()
  await publish(ana, draft.id, draft.version, { channels: channel.id })
  expect((await site.stranger().get(`/c/${channel.slug}`)).status).toBe(404)
  for (const path of [`/a/${draft.id}`, '/latest', '/', '/c'])
    expect((await site.stranger().get(path)).text).not.toContain(channel.slug)
  await site.db.deleteFrom('article_channel').where('channel_id', '=', channel.id).execute()
  await site.db.deleteFrom('channel').where('id', '=', channel.id).execute()
})

test('proof files and cases are for their owner and the desk alone', async () => {
  const file = new File(['%PDF-1.4\n%%EOF\n'], 'proof.pdf', { type: 'application/pdf' })
  const { person, number } = await anApplicant(site, { files: file })
  const proof = await site.db
    .selectFrom('proof_file')
    .select('id')
    .where('user_id', '=', person.id)
    .executeTakeFirstOrThrow()
  const path = `/media/proofs/${proof.id}`
  expect((await person.get(path)).headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await moderator.get(path)).status).toBe(200)
  for (const other of [mallory, site.stranger(), await aUser(site, { role: 'editor' })])
    expect((await other.get(path)).status).toBe(404)
  const removal = await anApplication(site, { do: `remove-file:${proof.id}` })
  await mallory.post('/apply', removal)
  expect((await person.get(path)).status).toBe(200)
  for (const other of [mallory, person]) expect((await other.get(`/desk/cases/${number}`)).status).toBe(403)
})

test('nobody decides on their own case, nor upon what they have not seen', async () => {
  const { person, number } = await anApplicant(site)
  await site.db.updateTable('user').set({ role: 'moderator' }).where('id', '=', person.id).execute()
  expect((await person.get(`/desk/cases/${number}`)).status).toBe(200)
  expect((await decide(person, number, { outcome: 'accepted', reason: '' })).status).toBe(403)
  const stale = await moderator.post(`/desk/cases/${number}/decision`, { outcome: 'accepted', seen: '999', do: 'send' })
  expect(stale.status).toBe(409)
  const wrong = await moderator.post(`/desk/cases/${number}/decision`, {
    outcome: 'sent-back',
    reason: '很长的理由很长的理由很长的理由',
    seen: hidden(await moderator.get(`/desk/cases/${number}`), 'seen'),
    do: 'send',
  })
  expect(wrong.status).toBe(422)
})

test('a member of one creator is nobody in another, and a writer rises by no form', async () => {
  const writer = await aMember(site, ana, 'writer')
  const other = await aCreator(site)
  for (const handle of [ana.handle, other.handle]) {
    expect((await writer.post(`/studio/creators/${handle}/settings`, { name: 'X', role: 'owner' })).status).toBe(404)
    expect((await writer.post(`/studio/creators/${handle}/handle`, { handle: 'mine-now' })).status).toBe(404)
  }
  const draft = await aDraft(site, ana)
  expect((await publish(writer, draft.id, draft.version, { role: 'owner' })).status).toBe(403)
})

test('no operator is made by an editor or a moderator, and none falls by their hands', async () => {
  const someone = await aUser(site)
  for (const person of [moderator, mallory, await aUser(site, { role: 'editor' })])
    for (const id of [someone.id, operator.id, person.id]) {
      expect((await person.post(`/admin/users/${id}/role`, { role: 'operator' })).status).toBe(403)
      expect((await person.post(`/admin/users/${id}/suspension`, { reason: 'x' })).status).toBe(403)
    }
  const second = await aUser(site, { role: 'operator' })
  await operator.post(`/admin/users/${second.id}/suspension`, { reason: '一条说得过去的理由，够长了' })
  await operator.post(`/admin/users/${second.id}/role`, { role: 'reader' })
  expect((await second.get('/admin')).status).toBe(200)
})

test('a decision goes to who asked, once', async () => {
  const { person, number } = await anApplicant(site)
  expect((await decide(moderator, number, { outcome: 'accepted', reason: '' })).status).toBe(303)
  expect((await decide(moderator, number, { outcome: 'accepted', reason: '' })).status).not.toBe(303)
  const made = await site.db.selectFrom('creator_member').select('user_id').where('user_id', '=', person.id).execute()
  expect(made).toHaveLength(1)
})
