import { expect, test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import type { Client } from '../harness/client.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPublished } from './published.ts'

const site = await startSite()
const author = await anAuthor(site)
const { path } = await aPublished(site, author)

const follows = (text: string) => text.includes(`action="/@${author.handle}/unfollow"`)

const withScript = (person: Client): Client => {
  person.cookies.set('js', '1')
  return person
}

test('nobody finds another reader on a page, with script or without', async () => {
  const ana = await aUser(site, { name: 'Ana Anders' })
  const bob = withScript(await aUser(site, { name: 'Bob Berger' }))
  await ana.post(`/@${author.handle}/follow`)
  await bob.post(`/@${author.handle}/follow`)
  for (const address of [path, '/', '/latest', `/@${author.handle}`, '/about', '/c']) {
    const [hers, his, shared] = await Promise.all([ana.get(address), bob.get(address), site.stranger().get(address)])
    expect(hers.text).toContain('Ana Anders')
    expect(hers.text).not.toContain('Bob Berger')
    expect(hers.headers.get('etag')).toBeNull()
    for (const { text } of [his, shared]) expect(text).not.toMatch(/Ana Anders|Bob Berger/)
    expect(his.text).toBe(shared.text)
    expect(his.headers.get('etag')).toBe(shared.headers.get('etag'))
  }
})

test('the first who asks for a page leaves nothing of themselves on it', async () => {
  const fresh = await aPublished(site, author)
  const cleo = await aUser(site, { name: 'Cleo Carter', role: 'operator' })
  await cleo.post(`/@${author.handle}/follow`)
  const hers = await cleo.get(fresh.path)
  expect(hers.text).toContain('Cleo Carter')
  expect(follows(hers.text)).toBe(true)
  const shared = (await site.stranger().get(fresh.path)).text
  expect(shared).not.toContain('Cleo Carter')
  expect(shared).not.toContain('href="/admin"')
  expect(follows(shared)).toBe(false)
  expect((await cleo.get('/@nobody-at-all')).text).toContain('Cleo Carter')
})

test('without script the buttons know what one follows', async () => {
  const reader = await aUser(site)
  expect(follows((await reader.get(path)).text)).toBe(false)
  await reader.post(`/@${author.handle}/follow`)
  expect(follows((await reader.get(path)).text)).toBe(true)
  await reader.post(`/@${author.handle}/unfollow`)
  expect(follows((await reader.get(path)).text)).toBe(false)
})

test('the reader’s own part is small, and says only what was asked', async () => {
  const reader = await aUser(site, { name: 'Dora' })
  await reader.post(`/@${author.handle}/follow`)
  const other = await anAuthor(site)
  const asks = [`follow:${author.creatorId}`, `follow:${other.creatorId}`, 'follow:x', 'nonsense', ':']
  const answer = await reader.get(`/me/page?${new URLSearchParams(asks.map((ask) => ['ask', ask]))}`)
  expect(answer.json()).toMatchObject({ name: 'Dora', facts: [`follow:${author.creatorId}`] })
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect((await site.stranger().get('/me/page')).json()).toEqual({ name: null })
  const many = Array.from({ length: 100 }, () => ['ask', `follow:${author.creatorId}`])
  expect((await reader.get(`/me/page?${new URLSearchParams(many)}`)).text.length).toBeLessThan(2048)
})

test('somebody who was suspended or signed out is nobody at once', async () => {
  const operator = await aUser(site, { role: 'operator' })
  const eve = await aUser(site, { name: 'Eve Evers' })
  expect((await eve.get(path)).text).toContain('Eve Evers')
  await operator.post(`/admin/users/${eve.id}/suspension`, { reason: 'Spam in every comment.' })
  expect((await eve.get(path)).text).not.toContain('Eve Evers')
  expect((await eve.get('/me/page')).json()).toEqual({ name: null })
  const finn = await aUser(site, { name: 'Finn Ford' })
  const token = finn.cookies.get('session') ?? ''
  expect((await finn.get(path)).text).toContain('Finn Ford')
  await finn.post('/sign-out')
  finn.cookies.set('session', token)
  expect((await finn.get(path)).text).not.toContain('Finn Ford')
})

test('a reader with script is marked, so that the script knows to ask', async () => {
  const reader = withScript(await aUser(site))
  await reader.get(path)
  expect(reader.cookies.get('in')).toBe('1')
  expect((await reader.get(path)).headers.getSetCookie()).toEqual([])
})

test('who writes an article finds the way to its draft on its page, and nobody else does', async () => {
  const { id, path: own } = await aPublished(site, author)
  const link = new RegExp(`<a class="btn edit-own" href="/studio/articles/${id}"`)
  const reader = await aUser(site)
  expect((await author.get(own)).text).toMatch(link)
  expect((await reader.get(own)).text).not.toMatch(link)
  const shared = (await site.stranger().get(own)).text
  // Within a template it is no link yet: only the script of a page takes it out, when the answer is yes.
  expect(shared.replaceAll(/<template>[\s\S]*?<\/template>/g, '')).not.toMatch(link)
  expect(shared).toContain(`<edit-link data-ask="write:${author.creatorId}" hidden`)
  const asked = `/me/page?ask=write:${author.creatorId}`
  expect((await author.get(asked)).json()).toMatchObject({ facts: [`write:${author.creatorId}`] })
  expect((await reader.get(asked)).json()).toMatchObject({ facts: [] })
  expect((await author.get(`/studio/articles/${id}/preview`)).text).not.toContain('<edit-link')
})
