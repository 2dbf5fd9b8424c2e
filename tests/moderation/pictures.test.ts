import { beforeAll, expect, test } from 'vitest'
import { ensureStandardRules } from '#features/site/index.ts'
import { anAuthor } from '../articles/build.ts'
import { aUser, type Person } from '../harness/people.ts'
import { lift, openCase, report, rule, rulingsOf } from '../harness/reports.ts'
import { type Site, startSite } from '../harness/site.ts'
import { anArticleWith, aPicture } from './illustrated.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite()
  await ensureStandardRules(site.db)
  moderator = await aUser(site, { role: 'moderator' })
})

test('a picture is reported from its article, and hidden everywhere until that is lifted', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author)
  const one = await anArticleWith(site, author, hash)
  const two = await anArticleWith(site, author, hash)
  expect((await site.stranger().get(one.path)).text).toContain(`data-report="/report?in=${one.id}"`)
  const form = await site.stranger().get(`/report?article=${one.id}`)
  expect(form.text).toContain(`value="${hash}"`)
  const { number } = await report(site.stranger(), { article: one.id }, { about: hash })
  const direct = await report(site.stranger(), { picture: hash, in: one.id })
  expect(direct.number).toBe(number)
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain(one.address.replace('/full', '/'))

  expect((await site.stranger().get(one.address)).status).toBe(200)
  expect((await rule(moderator, number)).status).toBe(303)
  for (const someone of [site.stranger(), author]) expect((await someone.get(one.address)).status).toBe(404)
  // Who decides whether it comes back must see it, and nobody's cache keeps it.
  const hidden = await moderator.get(one.address)
  expect([hidden.status, hidden.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const desk = (await moderator.get(`/desk/cases/${number}`)).text
  expect(desk).toContain('这张图片已经隐藏')
  expect(desk).toContain(`src="/media/${hash}`)
  for (const { path } of [one, two]) {
    const page = await site.stranger().get(path)
    expect(page.status).toBe(200)
    expect(page.text).toContain('这张图片不再展示')
    expect(page.text).toContain('正文。')
    expect(page.text).not.toContain(`<img class="pic" src="/media/${hash}`)
  }
  await site.settle()
  expect((await site.stranger().get(`/@${author.handle}`)).text).not.toContain(hash)
  expect((await site.stranger().get('/latest')).text).not.toContain(hash)

  expect((await lift(moderator, number)).status).toBe(303)
  expect((await site.stranger().get(one.address)).status).toBe(200)
  await site.settle()
  expect((await site.stranger().get(two.path)).text).toContain(`src="/media/${hash}`)
  expect((await site.stranger().get(`/@${author.handle}`)).text).toContain(hash)
})

test('everybody who published a hidden picture reads why', async () => {
  const [author, other] = [await anAuthor(site), await anAuthor(site)]
  const hash = await aPicture(author)
  const { address } = await anArticleWith(site, author, hash)
  await anArticleWith(site, other, hash)
  const number = await openCase(moderator, address)
  await rule(moderator, number)
  const [decision] = await rulingsOf(site, number)
  for (const each of [author, other])
    expect((await each.get(`/studio/decisions/${decision?.id}`)).text).toContain('这张图片在所有文章里不再展示')
})

test('a picture that is published while it is being hidden does not stay', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author)
  const { address } = await anArticleWith(site, author, hash)
  const number = await openCase(moderator, address)
  const [, later] = await Promise.all([rule(moderator, number), anArticleWith(site, author, hash)])
  await site.settle()
  expect((await site.stranger().get(later.path)).text).not.toContain(`src="/media/${hash}`)
  expect((await site.stranger().get('/latest')).text).not.toContain(hash)
})

test('a picture of a draft cannot be reported, nor one that does not exist', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author)
  for (const picture of [hash, 'a'.repeat(64), 'x'])
    expect((await site.stranger().get(`/report?picture=${picture}`)).status).toBe(404)
})

test('the face of a creator goes when its picture is hidden', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author)
  const { address } = await anArticleWith(site, author, hash)
  await site.db.updateTable('creator').set({ avatar: hash }).where('id', '=', author.creatorId).execute()
  await rule(moderator, await openCase(moderator, address))
  await site.settle()
  expect((await site.stranger().get(`/@${author.handle}`)).text).not.toContain(hash)
})
