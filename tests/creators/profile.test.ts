import { beforeAll, expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { leaveCreators, makeCreator, removeOldProofs } from '#features/creators/index.ts'
import { memberRoles, roles } from '#features/site/index.ts'
import { moveClock } from '#platform/clock.ts'
import { aCreator, anApplicant, decide, freshHandle } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
  await ensureDefaultChannels(site.db)
})

const creatorRow = (id: string) =>
  site.db.selectFrom('creator').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const aMember = async (creatorId: string, role: (typeof memberRoles)[number]): Promise<Person> => {
  const person = await aUser(site)
  await site.db.insertInto('creator_member').values({ creator_id: creatorId, user_id: person.id, role }).execute()
  return person
}

test('anybody sees the page of a creator, and a handle nobody has has none', async () => {
  const { handle, name } = await aCreator(site, { tagline: '记下夜里还亮着的地方' })
  const page = await site.stranger().get(`/@${handle}`)
  expect(page.status).toBe(200)
  for (const text of [name, `@${handle}`, '记下夜里还亮着的地方', '还没有发布文章']) expect(page.text).toContain(text)
  for (const path of ['/@nobody-here', '/@', '/@a/b', `/@${'x'.repeat(300)}`, '/@%00'])
    expect([path, (await site.stranger().get(path)).status]).toEqual([path, 404])
})

test('following works without script, counts, and can be undone', async () => {
  const { handle } = await aCreator(site)
  const reader = await aUser(site)
  const followed = await reader.post(`/@${handle}/follow`, { from: '/latest' })
  expect([followed.status, followed.location]).toEqual([303, '/latest'])
  await reader.post(`/@${handle}/follow`)
  const page = await reader.get(`/@${handle}`)
  expect(page.text).toContain('已关注')
  expect(page.text).toMatch(/data-followers="[^"]*">1</)
  expect((await reader.get('/me/following')).text).toContain(`/@${handle}`)
  await reader.post(`/@${handle}/unfollow`)
  expect((await reader.get(`/@${handle}`)).text).toMatch(/data-followers="[^"]*">0</)
  expect((await reader.get('/me/following')).text).toContain('还没有关注谁')
})

test('following with script answers what the button shows', async () => {
  const { handle } = await aCreator(site)
  const reader = await aUser(site)
  const json = { accept: 'application/json' }
  expect((await reader.post(`/@${handle}/follow`, {}, json)).json()).toEqual({ isFollowing: true, followers: '1' })
  expect((await reader.post(`/@${handle}/unfollow`, {}, json)).json()).toEqual({ isFollowing: false, followers: '0' })
  expect((await site.stranger().post(`/@${handle}/follow`, {}, json)).status).toBe(401)
})

test('a stranger who follows is asked to sign in and comes back to the creator', async () => {
  const { handle } = await aCreator(site)
  const answer = await site.stranger().post(`/@${handle}/follow`)
  expect(answer.location).toBe(`/sign-in?from=${encodeURIComponent(`/@${handle}`)}`)
})

test('following leads back within this site only', async () => {
  const { handle } = await aCreator(site)
  const reader = await aUser(site)
  for (const from of ['https://evil.example/', '//evil.example', '/\\evil.example'])
    expect((await reader.post(`/@${handle}/follow`, { from })).location).toBe(`/@${handle}`)
})

test('a creator that has stopped keeps its page, says so and gets no new followers', async () => {
  const { id, handle } = await aCreator(site)
  await site.db.updateTable('creator').set({ state: 'withdrawn' }).where('id', '=', id).execute()
  const reader = await aUser(site)
  await reader.post(`/@${handle}/follow`)
  const page = await reader.get(`/@${handle}`)
  expect(page.text).toContain('已经停止更新')
  expect(page.text).not.toContain(`/@${handle}/follow`)
  expect(page.text).toMatch(/data-followers="[^"]*">0</)
})

test('the list of those one follows pages by key', async () => {
  const reader = await aUser(site)
  for (let n = 0; n < 32; n += 1) await reader.post(`/@${(await aCreator(site)).handle}/follow`)
  const first = await reader.get('/me/following')
  const next = /href="(\/me\/following\?after=[^"]*)"/.exec(first.text)?.[1]
  const second = await reader.get(next ?? '')
  const named = (text: string) => [...text.matchAll(/<follow-button data-handle="([^"]*)"/g)].map((match) => match[1])
  expect(named(first.text)).toHaveLength(30)
  expect(new Set([...named(first.text), ...named(second.text)]).size).toBe(32)
})

test('a creator that changes its handle keeps the old one: old links lead to the new, with what follows them', async () => {
  const { handle, owner } = await aCreator(site)
  const next = freshHandle()
  const answer = await owner.post(`/studio/creators/${handle}/handle`, { handle: ` @${next.toUpperCase()}` })
  expect(answer.location).toBe(`/studio/creators/${next}/settings?moved`)
  const reader = site.stranger()
  const place = `before=1000-${'0'.repeat(13)}`
  const moved = await reader.get(`/@${handle}?${place}`)
  expect([moved.status, moved.location]).toEqual([301, `/@${next}?${place}`])
  expect((await reader.get(`/@${handle}/feed.xml`)).location).toBe(`/@${next}/feed.xml`)
  expect((await reader.get(`/@${next.toUpperCase()}`)).location).toBe(`/@${next}`)
  expect((await owner.get(`/studio/creators/${handle}/settings`)).location).toBe(`/studio/creators/${next}/settings`)
  const other = await aCreator(site)
  const taken = await other.owner.post(`/studio/creators/${other.handle}/handle`, { handle })
  expect(taken.status).toBe(422)
  expect(taken.text).toContain('已有主人')
  expect((await owner.post(`/studio/creators/${next}/handle`, { handle })).status).toBe(303)
})

test('handles cannot be collected', async () => {
  const { handle, owner } = await aCreator(site)
  let now = handle
  const statuses = []
  for (let n = 0; n < 4; n += 1) {
    const next = freshHandle()
    const answer = await owner.post(`/studio/creators/${now}/handle`, { handle: next })
    statuses.push(answer.status)
    if (answer.status === 303) now = next
    else expect(answer.text).toContain('90 天内最多换 3 次')
  }
  expect(statuses).toEqual([303, 303, 303, 422])
})

test('two creators that want the same handle at once: one gets it', async () => {
  const [one, other] = [await aCreator(site), await aCreator(site)]
  const handle = freshHandle()
  const answers = await Promise.all([
    one.owner.post(`/studio/creators/${one.handle}/handle`, { handle }),
    other.owner.post(`/studio/creators/${other.handle}/handle`, { handle: handle.replace('-', '_') }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('name, tagline and channels are changed; what is wrong is said and kept', async () => {
  const { id, handle, owner } = await aCreator(site)
  const path = `/studio/creators/${handle}/settings`
  const channels = (await site.db.selectFrom('channel').select('id').limit(4).execute()).map((row) => row.id)
  const many = await owner.post(path, { name: '新名字', tagline: '新的一句', channels })
  expect(many.status).toBe(422)
  expect(many.text).toContain('value="新名字"')
  const bad = await owner.post(path, { name: 'An\u202ea', tagline: '新的一句' })
  expect(bad.text).toContain('看不见的或不能用的字符')
  await owner.post(path, { name: ' 新  名字 ', tagline: '新的一句', channels: channels.slice(0, 2) })
  expect(await creatorRow(id)).toMatchObject({ name: '新 名字', tagline: '新的一句' })
  const kept = await site.db.selectFrom('creator_channel').select('channel_id').where('creator_id', '=', id).execute()
  expect(kept).toHaveLength(2)
})

test('a creator takes no hidden channel, no closed one that it was not in, and keeps the closed one that it was in', async () => {
  const { id, handle, owner } = await aCreator(site)
  const path = `/studio/creators/${handle}/settings`
  const rows = await site.db.selectFrom('channel').select('id').orderBy('id').limit(3).execute()
  const [hidden = '', closed = '', open = ''] = rows.map((row) => row.id)
  const change = (channel: string, values: { is_hidden?: boolean; is_retired?: boolean }) =>
    site.db.updateTable('channel').set(values).where('id', '=', channel).execute()
  const choose = async (...channels: string[]) => {
    await owner.post(path, { name: `号${handle}`, tagline: '', channels })
    const kept = await site.db.selectFrom('creator_channel').select('channel_id').where('creator_id', '=', id).execute()
    return kept.map(({ channel_id }) => channel_id).sort()
  }
  await change(hidden, { is_hidden: true })
  await change(closed, { is_retired: true })
  expect(await choose(hidden, closed, open)).toEqual([open])
  await change(open, { is_retired: true })
  expect(await choose(hidden, closed, open)).toEqual([open])
  await change(hidden, { is_hidden: false })
  await change(closed, { is_retired: false })
  await change(open, { is_retired: false })
})

test('a verified creator that takes another name loses its mark, and one that keeps it does not', async () => {
  const { id, handle, owner, name } = await aCreator(site, { verifiedAs: '云桥科技馆（事业单位）' })
  await owner.post(`/studio/creators/${handle}/settings`, { name, tagline: '换一句话' })
  expect((await creatorRow(id)).verified_as).toBe('云桥科技馆（事业单位）')
  await owner.post(`/studio/creators/${handle}/settings`, { name: '别的名字', tagline: '' })
  expect((await creatorRow(id)).verified_as).toBeNull()
})

test('nobody takes a name that passes for a verified creator', async () => {
  await aCreator(site, { name: 'Cloud Bridge Museum', verifiedAs: 'Cloud Bridge Museum' })
  const { handle, owner } = await aCreator(site)
  const answer = await owner.post(`/studio/creators/${handle}/settings`, { name: 'Сloud-Bridge  Museurn', tagline: '' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('与一个已认证的号太像')
})

test('owners and co-editors may change a creator, only owners its handle, and for others there is no such page', async () => {
  const { id, handle } = await aCreator(site)
  const settings = `/studio/creators/${handle}/settings`
  const expected = { owner: 200, 'co-editor': 200, writer: 404 }
  for (const role of memberRoles) {
    const member = await aMember(id, role)
    expect([role, (await member.get(settings)).status]).toEqual([role, expected[role]])
    if (role === 'owner') continue
    expect((await member.post(`/studio/creators/${handle}/handle`, { handle: freshHandle() })).status).toBe(404)
  }
  for (const role of roles) {
    const someone = await aUser(site, { role })
    expect([role, (await someone.get(settings)).status]).toEqual([role, 404])
    expect((await someone.post(settings, { name: '夺走', tagline: '' })).status).toBe(404)
    expect((await someone.post(`/studio/creators/${handle}/handle`, { handle: freshHandle() })).status).toBe(404)
  }
  expect((await site.stranger().get(settings)).status).toBe(303)
  expect(await creatorRow(id)).toMatchObject({ handle })
})

test('a picture becomes the face of the creator for everybody', async () => {
  const { id, handle, owner } = await aCreator(site)
  const { default: sharp } = await import('sharp')
  const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#2b3a8f' } })
    .png()
    .toBuffer()
  const avatar = new File([new Uint8Array(png)], 'face.png', { type: 'image/png' })
  const answer = await owner.post(`/studio/creators/${handle}/settings`, { name: '有脸的号', tagline: '', avatar })
  expect(answer.status).toBe(303)
  const hash = (await creatorRow(id)).avatar
  expect((await site.stranger().get(`/media/${hash}/square-256`)).status).toBe(200)
  expect((await site.stranger().get(`/@${handle}`)).text).toContain(`/media/${hash}/square-256`)
  await owner.post(`/studio/creators/${handle}/settings`, { name: '有脸的号', tagline: '', do: 'remove-avatar' })
  expect((await creatorRow(id)).avatar).toBeNull()
})

test('the house may have the words that it keeps from others', async () => {
  const made = await site.db
    .transaction()
    .execute((trx) => makeCreator(trx, { handle: 'wenhao', name: '文号', kind: 'house' }))
  expect(made.ok).toBe(true)
  const again = await site.db
    .transaction()
    .execute((trx) => makeCreator(trx, { handle: 'wenhao', name: '文号', kind: 'house' }))
  expect(again).toEqual({ ok: false, field: 'handle', problem: 'handle-taken' })
})

test('when an owner’s account is gone, what was theirs alone ends and what they shared goes on', async () => {
  const alone = await aCreator(site)
  const shared = await aCreator(site, { owner: alone.owner })
  await aMember(shared.id, 'owner')
  const followed = await aCreator(site)
  await alone.owner.post(`/@${followed.handle}/follow`)
  await leaveCreators(site.house, { userId: alone.owner.id })
  await leaveCreators(site.house, { userId: alone.owner.id })
  expect((await creatorRow(alone.id)).state).toBe('withdrawn')
  expect((await creatorRow(shared.id)).state).toBe('active')
  const traces = await site.db.selectFrom('follow').select('since').where('user_id', '=', alone.owner.id).execute()
  expect(traces).toEqual([])
})

test('an application of somebody who leaves goes from the desk, with its proof files', async () => {
  const pdf = new File(['%PDF-1.4\nx\n%%EOF'], 'proof.pdf', { type: 'application/pdf' })
  const { person, number } = await anApplicant(site, { files: [pdf] })
  await leaveCreators(site.house, { userId: person.id })
  await site.settle()
  const moderator = await aUser(site, { role: 'moderator' })
  expect((await moderator.get('/desk')).text).not.toContain(number)
  const files = await site.db.selectFrom('proof_file').select('id').where('user_id', '=', person.id).execute()
  expect(files).toEqual([])
})

test('proof files are deleted 30 days after the decision, not before', async () => {
  const pdf = new File(['%PDF-1.4\ny\n%%EOF'], 'proof.pdf', { type: 'application/pdf' })
  const { person, number } = await anApplicant(site, { files: [pdf] })
  const moderator = await aUser(site, { role: 'moderator' })
  await decide(moderator, number, { outcome: 'refused', reason: '材料里没有登记证，无法核实。' })
  const kept = () => site.db.selectFrom('proof_file').select('id').where('user_id', '=', person.id).execute()
  const day = 24 * 60 * 60 * 1000
  moveClock(29 * day)
  await removeOldProofs(site.house)
  expect(await kept()).toHaveLength(1)
  moveClock(2 * day)
  await removeOldProofs(site.house)
  moveClock(-31 * day)
  expect(await kept()).toEqual([])
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain('材料已按期限删除')
})
