import { beforeAll, expect, test } from 'vitest'
import { aCreator } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite()
  moderator = await aUser(site, { role: 'moderator' })
})

test('the desk sets a creator to review first and back', async () => {
  const { id, handle } = await aCreator(site)
  const reviewed = async () =>
    (await site.db.selectFrom('creator').select('is_reviewed_first').where('id', '=', id).executeTakeFirstOrThrow())
      .is_reviewed_first
  expect((await moderator.get(`/desk/creators?find=${handle}`)).text).toContain(`/desk/creators/${id}/review`)
  await moderator.post(`/desk/creators/${id}/review`, { on: 'yes' })
  expect(await reviewed()).toBe(true)
  await moderator.post(`/desk/creators/${id}/review`, { on: 'no' })
  expect(await reviewed()).toBe(false)
})

test('only moderators and operators set it', async () => {
  const { id, owner } = await aCreator(site)
  for (const someone of [owner, await aUser(site, { role: 'editor' })])
    expect((await someone.post(`/desk/creators/${id}/review`, { on: 'yes' })).status).toBe(403)
  expect((await moderator.post('/desk/creators/nobody/review', { on: 'yes' })).status).toBe(404)
})

test('what was typed to find a creator is matched as it stands', async () => {
  const { handle } = await aCreator(site, { name: '百分之百 100%' })
  const found = async (find: string) =>
    (await moderator.get(`/desk/creators?find=${encodeURIComponent(find)}`)).text.includes(`/@${handle}"`)
  expect(await found('百分之百')).toBe(true)
  expect(await found(`@${handle}`)).toBe(true)
  expect(await found('%')).toBe(false)
  expect(await found('_')).toBe(false)
})
