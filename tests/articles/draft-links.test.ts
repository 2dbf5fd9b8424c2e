import { expect, test } from 'vitest'
import { moveClock } from '#platform/clock.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aMember, anAuthor } from './build.ts'
import { aDraftOf, aPicture, figureOf, rewrite, text } from './writing.ts'

const site = await startSite()
const author = await anAuthor(site)

const aLink = async (draftId: string, fields: Record<string, string> = {}): Promise<string> => {
  const answer = await author.post(`/studio/articles/${draftId}/links`, { days: '7', note: '给老周', ...fields })
  return new URL(/href="([^"]*\/drafts\/[\w-]{43})"/.exec(answer.text)?.[1] ?? 'http://none.invalid/').pathname
}

test('a link opens the draft as it is now to somebody without an account, and says that it is one', async () => {
  const draft = await aDraftOf(site, author)
  const link = await aLink(draft.id)
  const first = await site.stranger().get(link)
  expect(first.status).toBe(200)
  expect(first.text).toContain('这是草稿，还没有发布。')
  expect(first.text).toContain('正文。')
  const later = { document: { type: 'doc', content: [{ type: 'paragraph', content: [text('改过的正文。')] }] } }
  await rewrite(author, draft, later)
  expect((await site.stranger().get(link)).text).toContain('改过的正文。')
})

test('no cache keeps it, no index lists it, and its address is told to nobody', async () => {
  const { headers, text: page } = await site.stranger().get(await aLink((await aDraftOf(site, author)).id))
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-robots-tag')).toContain('noindex')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(page).toMatch(/<meta name="robots" content="noindex/)
  expect(page).not.toContain('rel="canonical"')
})

test('the link stands nowhere in the database, and is shown once', async () => {
  const draft = await aDraftOf(site, author)
  const link = await aLink(draft.id)
  const token = link.split('/').at(-1) ?? ''
  const rows = await site.db.selectFrom('draft_link').selectAll().where('article_id', '=', draft.id).execute()
  expect(JSON.stringify(rows)).not.toContain(token)
  const page = await author.get(`/studio/articles/${draft.id}/links`)
  expect(page.text).toContain('给老周')
  expect(page.text).not.toContain(token)
})

test('pictures of the draft are served to the link, and to nobody without it', async () => {
  const [shown, other] = [await aPicture(author, 301), await aPicture(author, 302)]
  const draft = await aDraftOf(site, author, figureOf(shown))
  const link = await aLink(draft.id)
  const stranger = site.stranger()
  const address = `${link}/media/${shown}/full`
  expect((await stranger.get(link)).text).toContain(address)
  const picture = await stranger.get(address)
  expect([picture.status, picture.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await stranger.get(`/media/${shown}/full`)).status).toBe(404)
  expect((await stranger.get(`${link}/media/${other}/full`)).status).toBe(404)
  expect((await stranger.get(`/drafts/${'a'.repeat(43)}/media/${shown}/full`)).status).toBe(404)
})

test("naming somebody else's private picture in a draft does not open it", async () => {
  const stolen = await aPicture(await anAuthor(site), 303)
  const link = await aLink((await aDraftOf(site, author, figureOf(stolen))).id)
  expect((await site.stranger().get(`${link}/media/${stolen}/full`)).status).toBe(404)
})

test('a link ends when it is taken back, when its time is over and when the creator is suspended', async () => {
  const draft = await aDraftOf(site, author)
  const [revoked, timed] = [await aLink(draft.id), await aLink(draft.id, { days: '1' })]
  const rows = await site.db
    .selectFrom('draft_link')
    .select('id')
    .where('article_id', '=', draft.id)
    .orderBy('id')
    .execute()
  await author.post(`/studio/articles/${draft.id}/links/${rows[0]?.id}/revocation`)
  expect((await site.stranger().get(revoked)).status).toBe(404)
  await site.db.updateTable('creator').set({ state: 'suspended' }).where('id', '=', author.creatorId).execute()
  expect((await site.stranger().get(timed)).status).toBe(404)
  await site.db.updateTable('creator').set({ state: 'active' }).where('id', '=', author.creatorId).execute()
  expect((await site.stranger().get(timed)).status).toBe(200)
  moveClock(86_500_000)
  expect((await site.stranger().get(timed)).status).toBe(404)
  moveClock(-86_500_000)
})

test('who may only write makes no link, and nobody makes more than twenty', async () => {
  const draft = await aDraftOf(site, author)
  const writer = await aMember(site, author, 'writer')
  expect((await writer.post(`/studio/articles/${draft.id}/links`, { days: '7' })).status).toBe(403)
  for (let n = 0; n < 20; n += 1) await aLink(draft.id)
  const answer = await author.post(`/studio/articles/${draft.id}/links`, { days: '7' })
  expect(answer.status).toBe(422)
})

test('where the site reviews first, a link opens for people who have signed in, and says so to others', async () => {
  const reviewed = await anAuthor(site, { isReviewedFirst: true })
  const shown = await aPicture(reviewed, 304)
  const draft = await aDraftOf(site, reviewed, figureOf(shown))
  const made = await reviewed.post(`/studio/articles/${draft.id}/links`, { days: '30', note: '' })
  expect(made.text).toContain('草稿链接只有登录的人才能打开')
  const link = new URL(/href="([^"]*\/drafts\/[\w-]{43})"/.exec(made.text)?.[1] ?? 'http://none.invalid/').pathname
  const picture = `${link}/media/${shown}/full`
  const stranger = await site.stranger().get(link)
  expect(stranger.status).toBe(403)
  expect(stranger.text).toContain('草稿的私下链接只有登录的人才能打开')
  expect(stranger.text).toContain(`/sign-in?from=${encodeURIComponent(link)}`)
  expect(stranger.text).not.toContain('正文。')
  expect(stranger.headers.get('cache-control')).toBe('no-store')
  expect((await site.stranger().get(picture)).status).toBe(404)
  const inEnglish = await site.stranger().get(link, { 'accept-language': 'en' })
  expect(inEnglish.text).toContain('looked at by this site before they are published')
  const reader = await aUser(site)
  expect([(await reader.get(link)).status, (await reader.get(picture)).status]).toEqual([200, 200])
})

test('the desk ends a link, and whoever made it gets a letter; a moderator is needed for that', async () => {
  const writer = await anAuthor(site)
  const draft = await aDraftOf(site, writer)
  const made = await writer.post(`/studio/articles/${draft.id}/links`, { days: '30', note: '' })
  const link = /href="([^"]*\/drafts\/[\w-]{43})"/.exec(made.text)?.[1] ?? ''
  const path = new URL(link).pathname
  const end = (person: { post: typeof writer.post }, address: string) =>
    person.post('/desk/draft-link-ending', { link: address })
  expect((await end(await aUser(site, { role: 'editor' }), link)).status).toBe(403)
  const moderator = await aUser(site, { role: 'moderator' })
  expect((await end(moderator, `https://elsewhere.example${path}`)).status).toBe(422)
  expect((await end(moderator, `/drafts/${'a'.repeat(43)}`)).status).toBe(422)
  expect((await site.stranger().get(path)).status).toBe(200)
  expect((await end(moderator, link)).location).toBe('/desk/opening?ended')
  expect((await moderator.get('/desk/opening?ended')).text).toContain('链接已经停用')
  expect((await site.stranger().get(path)).status).toBe(404)
  await site.settle()
  const letters = await site.db.selectFrom('letter').select('kind').where('user_id', '=', writer.id).execute()
  expect(letters.map(({ kind }) => kind)).toContain('draft-link-ended')
  expect((await writer.get(`/studio/articles/${draft.id}/draft`)).status).toBe(200)
})
