import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'
import { type Author, aMember, anAuthor } from './build.ts'
import { aDraftOf, aPicture, figureOf, publish, rewrite, text } from './writing.ts'

const site = await startSite()

const libraryOf = async (author: Author, query = '') =>
  (await author.get(`/studio/creators/${author.handle}/pictures${query}`, { accept: 'application/json' })).json<{
    pictures: { id: string; name: string; useCount: number; picture: { hash: string } }[]
    next?: string
  }>()
const hashes = async (author: Author, query = '') =>
  (await libraryOf(author, query)).pictures.map(({ picture }) => picture.hash)
const remove = (author: Author, hash: string) =>
  author.post(`/studio/creators/${author.handle}/pictures/${hash}/deletion`)
const emptyText = { document: { type: 'doc', content: [{ type: 'paragraph', content: [text('没有图了。')] }] } }

test('holds what was uploaded, newest first, with its name, its day and where it is used', async () => {
  const author = await anAuthor(site)
  const [first, second] = [await aPicture(author, 401, 'dock.png'), await aPicture(author, 402, 'C:\\pics\\bridge.png')]
  const draft = await aDraftOf(site, author, figureOf(first))
  const { pictures } = await libraryOf(author)
  expect(pictures.map(({ name, useCount, picture }) => [name, useCount, picture.hash])).toEqual([
    ['bridge.png', 0, second],
    ['dock.png', 1, first],
  ])
  const page = await author.get(`/studio/creators/${author.handle}/pictures`)
  expect(page.text).toContain(`href="/studio/articles/${draft.id}"`)
})

test('is searched by file name, alt text and caption, and parted by use', async () => {
  const author = await anAuthor(site)
  const [named, described, captioned] = [
    await aPicture(author, 411, 'ferry_100%.png'),
    await aPicture(author, 412),
    await aPicture(author, 413),
  ]
  await aDraftOf(site, author, figureOf(described, '渡口的灯'), figureOf(captioned, '', '十点的豆浆铺'))
  expect(await hashes(author, `?q=${encodeURIComponent('FERRY_100%')}`)).toEqual([named])
  expect(await hashes(author, `?q=${encodeURIComponent('渡口')}`)).toEqual([described])
  expect(await hashes(author, `?q=${encodeURIComponent('豆浆')}`)).toEqual([captioned])
  expect(await hashes(author, '?q=%25')).toEqual([named])
  expect(await hashes(author, '?use=unused')).toEqual([named])
  expect(await hashes(author, '?use=used')).toEqual([captioned, described])
})

test('goes on by key, without gaps or repetitions', async () => {
  const author = await anAuthor(site)
  const all: string[] = []
  for (let n = 0; n < 50; n += 1) all.unshift(await aPicture(author, 500 + n))
  const first = await libraryOf(author)
  const second = await libraryOf(author, `?before=${first.next}`)
  expect([...first.pictures, ...second.pictures].map(({ picture }) => picture.hash)).toEqual(all)
  expect(second.next).toBeUndefined()
}, 60_000)

test('a picture that nothing needs is deleted with its bytes', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author, 421)
  const draft = await aDraftOf(site, author, figureOf(hash))
  expect((await remove(author, hash)).status).toBe(409)
  await rewrite(author, draft, emptyText)
  expect((await remove(author, hash)).status).toBe(303)
  expect(await hashes(author)).toEqual([])
  expect((await author.get(`/media/${hash}/full`)).status).toBe(404)
  expect(await site.db.selectFrom('picture').select('hash').where('hash', '=', hash).execute()).toEqual([])
  expect(await site.house.storage.get(`pictures/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}/full`)).toBeUndefined()
})

test('a picture of a version that readers saw stays, whatever the draft became', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author, 431)
  const draft = await aDraftOf(site, author, figureOf(hash))
  await publish(site, author, draft)
  const version = draft.version
  const saved = await author.get(`/studio/articles/${draft.id}/draft`)
  const now = { id: draft.id, version: saved.json<{ version: number }>().version ?? version }
  await publish(site, author, { ...now, version: await rewrite(author, now, emptyText) }, { kind: 'update' })
  expect((await remove(author, hash)).status).toBe(409)
})

test('what somebody else brought too, or shows, or has as a face, is not lost to them', async () => {
  const [author, other] = [await anAuthor(site), await anAuthor(site)]
  const [shared, face] = [await aPicture(author, 441), await aPicture(author, 442)]
  await aPicture(other, 441)
  expect((await remove(author, shared)).status).toBe(303)
  expect(await hashes(other)).toEqual([shared])
  expect((await other.get(`/media/${shared}/full`)).status).toBe(200)
  await site.db.updateTable('creator').set({ avatar: face }).where('id', '=', author.creatorId).execute()
  expect((await remove(author, face)).status).toBe(409)
})

test('is for the members of the creator; who may only write deletes nothing', async () => {
  const author = await anAuthor(site)
  const hash = await aPicture(author, 451)
  const stranger = await anAuthor(site)
  expect((await stranger.get(`/studio/creators/${author.handle}/pictures`)).status).toBe(404)
  const writer = await aMember(site, author, 'writer')
  expect((await writer.get(`/studio/creators/${author.handle}/pictures`)).status).toBe(200)
  expect((await writer.post(`/studio/creators/${author.handle}/pictures/${hash}/deletion`)).status).toBe(403)
})
