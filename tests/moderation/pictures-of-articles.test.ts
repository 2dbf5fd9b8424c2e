import { beforeAll, expect, test } from 'vitest'
import { ensureStandardRules } from '#features/site/index.ts'
import { type Author, anAuthor } from '../articles/build.ts'
import { hidden } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { aRuling, lift, openCase, rule } from '../harness/reports.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aDraftWith, anArticleWith, aPicture, type Illustrated, publishWith, putPicture } from './illustrated.ts'

let site: Site
let moderator: Person
let author: Author

beforeAll(async () => {
  site = await startSite()
  await ensureStandardRules(site.db)
  moderator = await aUser(site, { role: 'moderator' })
  author = await anAuthor(site)
})

const isOpen = async (address: string): Promise<boolean> => {
  const { status } = await site.stranger().get(address)
  expect([200, 404]).toContain(status)
  return status === 200
}

const hide = async (article: Illustrated): Promise<string> => {
  const number = await openCase(moderator, article.path)
  expect((await rule(moderator, number)).status).toBe(303)
  return number
}

const withdraw = async ({ author, id }: Illustrated) =>
  expect((await author.post(`/studio/articles/${id}/withdrawal`, { reason: '写错了。' })).status).toBe(303)

const versionOf = async (id: string): Promise<number> =>
  (await site.db.selectFrom('draft').select('version').where('article_id', '=', id).executeTakeFirstOrThrow()).version

/** Publishes the version that was published last, as the button of a withdrawn article does. */
const putBack = async (article: Illustrated, hash: string) =>
  expect((await publishWith({ ...article, version: await versionOf(article.id) }, hash)).status).toBe(303)

test('pictures of a hidden article are for its author and the desk alone, and come back with it', async () => {
  const hash = await aPicture(author)
  const article = await anArticleWith(site, author, hash)
  const shown = await site.stranger().get(article.address)
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400'])
  const number = await hide(article)
  // A copy that a browser keeps is not renewed either.
  const etag = { 'if-none-match': shown.headers.get('etag') ?? '' }
  expect((await site.stranger().get(article.address, etag)).status).toBe(404)
  expect(await isOpen(`/media/${hash}/jpeg`)).toBe(false)
  for (const someone of [author, moderator]) {
    const answer = await someone.get(article.address)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  }
  await lift(moderator, number)
  expect(await isOpen(article.address)).toBe(true)
})

test('pictures of a withdrawn article go with it, and come back when it is published again', async () => {
  const hash = await aPicture(author)
  const article = await anArticleWith(site, author, hash)
  await withdraw(article)
  expect(await isOpen(article.address)).toBe(false)
  const number = await hide(article)
  await lift(moderator, number)
  expect(await isOpen(article.address)).toBe(false)
  await putBack(article, hash)
  expect(await isOpen(article.address)).toBe(true)
})

test('a picture that readers see elsewhere stays: in another article, as a face, as the logo', async () => {
  const inArticle = await aPicture(author)
  const one = await anArticleWith(site, author, inArticle)
  const two = await anArticleWith(site, await anAuthor(site), inArticle)
  await hide(one)
  expect(await isOpen(one.address)).toBe(true)
  const asFace = await aPicture(author)
  await site.db.updateTable('creator').set({ avatar: asFace }).where('id', '=', author.creatorId).execute()
  const three = await anArticleWith(site, author, asFace)
  await hide(three)
  expect(await isOpen(three.address)).toBe(true)
  const asLogo = await aPicture(author)
  const logo = JSON.stringify({ hash: asLogo, width: 640, height: 400, variants: [] })
  await site.db.insertInto('setting').values({ key: 'site.logo', value: logo }).execute()
  const four = await anArticleWith(site, author, asLogo)
  await hide(four)
  expect(await isOpen(four.address)).toBe(true)
  await hide(two)
  expect(await isOpen(two.address)).toBe(false)
})

test('of two articles with one picture, whichever comes back first brings it back', async () => {
  const hash = await aPicture(author)
  const own = await anArticleWith(site, author, hash)
  const borrowed = await anArticleWith(site, await anAuthor(site), hash)
  await hide(own)
  const number = await hide(borrowed)
  expect(await isOpen(own.address)).toBe(false)
  await lift(moderator, number)
  expect(await isOpen(own.address)).toBe(true)
})

test('pictures of older versions, which readers may still read, go and come as well', async () => {
  const hash = await aPicture(author)
  const article = await anArticleWith(site, author, hash)
  const version = await putPicture({ ...article, version: await versionOf(article.id) })
  expect((await publishWith({ ...article, version }, '', { kind: 'update' })).status).toBe(303)
  expect(await isOpen(article.address)).toBe(true)
  await withdraw(article)
  expect(await isOpen(article.address)).toBe(false)
  const next = await putPicture({ ...article, version: await versionOf(article.id) }, await aPicture(author))
  await publishWith({ ...article, version: next }, '', { kind: 'update' })
  expect(await isOpen(article.address)).toBe(true)
})

test('a picture that its owner took back is not opened by the article of another that waited for review', async () => {
  const hash = await aPicture(author)
  const own = await anArticleWith(site, author, hash)
  const waiting = await aDraftWith(site, await anAuthor(site, { isReviewedFirst: true }), hash)
  expect((await publishWith(waiting, hash)).status).toBe(303)
  await site.settle()
  await withdraw(own)
  const { number } = await site.db
    .selectFrom('case')
    .select('number')
    .where('article_id', '=', waiting.id)
    .executeTakeFirstOrThrow()
  const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
  const accepted = await moderator.post(`/desk/cases/${number}/decision`, { seen, outcome: 'accepted', do: 'send' })
  expect(accepted.status).toBe(303)
  expect(await isOpen(own.address)).toBe(false)
  await withdraw(waiting)
  await putBack(waiting, hash)
  expect((await site.stranger().get(waiting.path)).status).toBe(200)
  expect(await isOpen(own.address)).toBe(false)
})

test('a picture stays open in an article that is published while another with it is hidden', async () => {
  const other = await anAuthor(site)
  for (let round = 0; round < 4; round += 1) {
    const hash = await aPicture(author)
    const article = await anArticleWith(site, author, hash)
    const draft = await aDraftWith(site, round % 2 ? other : author, hash)
    const number = await openCase(moderator, article.path)
    const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
    const [ruled, published] = await Promise.all([
      moderator.post(`/desk/cases/${number}/measure`, { ...aRuling, seen, do: 'send' }),
      publishWith(draft, hash),
    ])
    expect(ruled.status).toBe(303)
    // Whose picture it is may publish it at any time; somebody else only if it was still public.
    if (draft.author === author) expect(published.status).toBe(303)
    expect(await isOpen(article.address)).toBe(published.status === 303)
  }
})

test('of two articles with one picture that go at once, neither leaves it open', async () => {
  for (let round = 0; round < 3; round += 1) {
    const hash = await aPicture(author)
    const articles = [await anArticleWith(site, author, hash), await anArticleWith(site, author, hash)]
    await Promise.all(articles.map(withdraw))
    expect(await isOpen(`/media/${hash}/full`)).toBe(false)
  }
})
