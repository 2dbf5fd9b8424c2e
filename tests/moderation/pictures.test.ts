import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { ensureStandardRules } from '#features/site/index.ts'
import { type Author, aDraft, anAuthor, completeDetails } from '../articles/build.ts'
import { aUser, type Person } from '../harness/people.ts'
import { lift, openCase, report, rule, rulingsOf } from '../harness/reports.ts'
import { type Site, startSite } from '../harness/site.ts'
import { channelOf, publish } from './build.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite()
  await ensureStandardRules(site.db)
  moderator = await aUser(site, { role: 'moderator' })
})

let shade = 0

const aPicture = async (author: Author): Promise<string> => {
  shade += 1
  const background = { r: shade % 255, g: 80, b: 160 }
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .png()
    .toBuffer()
  const file = new File([new Uint8Array(bytes)], 'night.png', { type: 'image/png' })
  const answer = await author.post(`/studio/media?creator=${author.creatorId}`, { file })
  return answer.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
}

const anArticleWith = async (author: Author, hash: string) => {
  const { id, version } = await aDraft(site, author)
  const channel = await channelOf(site, id)
  const figure = {
    type: 'figure',
    attrs: { media: hash, alt: '夜里的站台', credit: '', width: 640, height: 400, original: null },
  }
  const document = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }, figure],
  }
  const details = completeDetails(channel, { cover: { hash, alt: '夜里的站台', credit: '' } })
  const saved = await author.sendJson(
    'PUT',
    `/studio/articles/${id}/draft`,
    { details, document },
    {
      'if-match': `"${version}"`,
    },
  )
  expect(saved.status).toBe(200)
  const { version: next } = saved.json<{ version: number }>()
  const answer = await publish(author, id, next, channel, { cover: hash })
  expect(answer.status).toBe(303)
  return { id, path: `/a/${id}`, address: `/media/${hash}/full` }
}

test('a picture is reported from its article, and hidden everywhere until that is lifted', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author)
  const one = await anArticleWith(author, hash)
  const two = await anArticleWith(author, hash)
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
  const { address } = await anArticleWith(author, hash)
  await anArticleWith(other, hash)
  const number = await openCase(moderator, address)
  await rule(moderator, number)
  const [decision] = await rulingsOf(site, number)
  for (const each of [author, other])
    expect((await each.get(`/studio/decisions/${decision?.id}`)).text).toContain('这张图片在所有文章里不再展示')
})

test('a picture that is published while it is being hidden does not stay', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author)
  const { address } = await anArticleWith(author, hash)
  const number = await openCase(moderator, address)
  const [, later] = await Promise.all([rule(moderator, number), anArticleWith(author, hash)])
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
  const { address } = await anArticleWith(author, hash)
  await site.db.updateTable('creator').set({ avatar: hash }).where('id', '=', author.creatorId).execute()
  await rule(moderator, await openCase(moderator, address))
  await site.settle()
  expect((await site.stranger().get(`/@${author.handle}`)).text).not.toContain(hash)
})
