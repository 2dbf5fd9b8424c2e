import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { channelBySlug, ensureDefaultChannels, visibleChannels } from '#features/channels/index.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
await site.db.deleteFrom('channel').execute()
await Promise.all([ensureDefaultChannels(site.db), ensureDefaultChannels(site.db)])
const editor = await aUser(site, { role: 'editor' })

const slugs = async () => (await visibleChannels(site.db)).map(({ slug }) => slug)
const idOf = async (slug: string) => (await channelBySlug(site.db, slug))?.id ?? ''

test('a new site has its channels once, the main ones before the light ones', async () => {
  const found = await visibleChannels(site.db)
  expect(found.slice(0, 3).map(({ name_zh }) => name_zh)).toEqual(['要闻', '军事', '体育'])
  expect(new Set(found.map(({ slug }) => slug)).size).toBe(found.length)
  expect(found.find(({ slug }) => slug === 'property')?.is_light).toBe(true)
})

test('an editor adds a channel; an address that is taken or ill-formed is refused with what was typed', async () => {
  const form = { name_zh: '气候', name_en: 'Climate', slug: 'climate', is_light: 'yes' }
  expect((await editor.post('/admin/channels', form)).status).toBe(303)
  expect((await slugs()).at(-1)).toBe('climate')
  const taken = await editor.post('/admin/channels', { ...form, name_en: 'Climate again' })
  expect([taken.status, taken.text.includes('Climate again'), taken.text.includes('id="e-slug"')]).toEqual([
    422,
    true,
    true,
  ])
  for (const slug of ['Climate', '../x', '-x', 'x'.repeat(41), '', '气候'])
    expect([slug, (await editor.post('/admin/channels', { ...form, slug })).status]).toEqual([slug, 422])
  expect((await editor.post('/admin/channels', { ...form, slug: 'other', name_zh: ' ' })).status).toBe(422)
  expect((await slugs()).filter((slug) => slug === 'other')).toEqual([])
})

test('a channel is renamed, hidden and shown again, and keeps its address', async () => {
  const id = await idOf('cars')
  const edit = (fields: Record<string, string>) =>
    editor.post(`/admin/channels/${id}`, { name_zh: '车', name_en: 'Motoring', slug: 'evil', ...fields })
  expect((await edit({ is_hidden: 'yes' })).status).toBe(303)
  expect(await slugs()).not.toContain('cars')
  expect((await edit({})).status).toBe(303)
  expect((await visibleChannels(site.db)).find(({ slug }) => slug === 'cars')?.name_en).toBe('Motoring')
  expect((await edit({ name_zh: 'a\u202eb' })).status).toBe(422)
})

test('channels move up and down, also when two editors move them at the same moment', async () => {
  const before = await slugs()
  const move = async (slug: string, direction: string) =>
    (await editor.post(`/admin/channels/${await idOf(slug)}/place`, { direction })).status
  expect(await move('sport', 'up')).toBe(303)
  expect((await slugs()).indexOf('sport')).toBe(before.indexOf('sport') - 1)
  await move(before[0] ?? '', 'up')
  await Promise.all([move('sport', 'down'), move('finance', 'up'), move('food', 'down'), move('games', 'up')])
  const after = await slugs()
  expect(after.toSorted()).toEqual(before.toSorted())
  const places = await site.db.selectFrom('channel').select('place').execute()
  expect(new Set(places.map(({ place }) => place)).size).toBe(places.length)
})

test('a move waits for another that is under way, and both count', async () => {
  const [first = '', second = '', third = '', fourth = ''] = await slugs()
  const [firstId, secondId] = [await idOf(first), await idOf(second)]
  const path = `/admin/channels/${await idOf(fourth)}/place`
  const { answer } = await site.db.transaction().execute(async (trx) => {
    await sql`lock table channel in share row exclusive mode`.execute(trx)
    const moving = editor.post(path, { direction: 'up' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const rows = await trx
      .selectFrom('channel')
      .select(['id', 'place'])
      .where('id', 'in', [firstId, secondId])
      .execute()
    for (const { id } of rows) {
      const place = rows.find((row) => row.id !== id)?.place ?? 0
      await trx.updateTable('channel').set({ place }).where('id', '=', id).execute()
    }
    return { answer: moving }
  })
  expect((await answer).status).toBe(303)
  expect((await slugs()).slice(0, 4)).toEqual([second, first, fourth, third])
})

test.each(['reader', 'moderator'] as const)('a %s changes no channel', async (role) => {
  const person = await aUser(site, { role })
  const id = await idOf('food')
  const form = { name_zh: '我的', name_en: 'Mine', slug: 'mine' }
  for (const path of ['/admin/channels', `/admin/channels/${id}`, `/admin/channels/${id}/place`])
    expect((await person.post(path, form)).status).toBe(403)
  expect(await slugs()).not.toContain('mine')
})

test('a channel that never was is a missing page', async () => {
  for (const path of ['/admin/channels/0000000000000', '/admin/channels/%00'])
    expect((await editor.get(path)).status).toBe(404)
  expect((await editor.post('/admin/channels/0000000000000/place', { direction: 'up' })).status).toBe(404)
})
