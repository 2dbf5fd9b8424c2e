import { expect, test } from 'vitest'
import { operatorPath } from '#features/accounts/index.ts'
import { isOnlyOperator } from '#features/accounts/operators.ts'
import { hashPassword } from '#features/accounts/password.ts'
import type { Role } from '#features/site/index.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { lettersTo } from './letters.ts'

const site = await startSite()

const roleOf = async (id: string) =>
  (await site.db.selectFrom('user').select('role').where('id', '=', id).executeTakeFirstOrThrow()).role

const operator = await aUser(site, { role: 'operator', name: 'Ober' })

const rooms: [string, Role[]][] = [
  ['/admin', ['operator']],
  ['/admin/users', ['operator']],
  [`/admin/users/${operator.id}`, ['operator']],
  ['/admin/outbox', ['operator']],
  ['/admin/site', ['operator']],
  ['/admin/channels', ['editor', 'operator']],
]

test.each(rooms)('%s opens for %j alone', async (path, allowed) => {
  const stranger = await site.stranger().get(path)
  expect([stranger.status, stranger.location]).toEqual([303, `/sign-in?from=${encodeURIComponent(path)}`])
  for (const role of ['reader', 'editor', 'moderator', 'operator'] as const)
    expect([role, (await (await aUser(site, { role })).get(path)).status]).toEqual([
      role,
      allowed.includes(role) ? 200 : 403,
    ])
})

test.each(['reader', 'editor', 'moderator'] as const)(
  'a %s changes no role, suspends nobody, names no site',
  async (role) => {
    const [actor, victim] = [await aUser(site, { role }), await aUser(site)]
    const acts = [
      await actor.post(`/admin/users/${actor.id}/role`, { role: 'operator' }),
      await actor.post(`/admin/users/${victim.id}/role`, { role: 'editor' }),
      await actor.post(`/admin/users/${victim.id}/suspension`, { reason: 'because I can do it' }),
      await actor.post('/admin/site', { name: 'Mine' }),
    ]
    expect(acts.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect([await roleOf(actor.id), await roleOf(victim.id)]).toEqual([role, 'reader'])
    expect((await victim.get('/me')).status).toBe(200)
    expect(await site.db.selectFrom('setting').selectAll().execute()).toEqual([])
  },
)

test('an operator finds people by a part of their name or address and by role', async () => {
  const name = 'Tausendfüßler 100%_'
  const person = await aUser(site, { name, role: 'editor' })
  const find = async (query: Record<string, string>) =>
    (await operator.get(`/admin/users?${new URLSearchParams(query)}`)).text.includes(`/admin/users/${person.id}`)
  expect(await find({ q: 'sendfü' })).toBe(true)
  expect(await find({ q: '100%_' })).toBe(true)
  expect(await find({ q: '100_' })).toBe(false)
  expect(await find({ q: person.email.toUpperCase() })).toBe(true)
  expect(await find({ q: name, role: 'editor' })).toBe(true)
  expect(await find({ q: name, role: 'moderator' })).toBe(false)
  expect(await find({ q: "' or 1=1 --" })).toBe(false)
  expect((await operator.get('/admin/users?before=nonsense&role=god')).status).toBe(200)
})

test('the list goes on page by page, and shows everybody once', async () => {
  for (let n = 0; n < 55; n += 1) await aUser(site, { name: 'Seitenweise' })
  const seen: string[] = []
  let path: string | undefined = '/admin/users?q=Seitenweise'
  while (path) {
    const { text }: { text: string } = await operator.get(path)
    seen.push(...[...text.matchAll(/<a href="\/admin\/users\/([0-9a-z]{13})"/g)].map((match) => match[1] ?? ''))
    path = /href="(\/admin\/users\?[^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect([seen.length, new Set(seen).size]).toEqual([55, 55])
})

test('an operator gives roles to those below, to operator too, and not to an equal', async () => {
  const person = await aUser(site)
  for (const role of ['editor', 'moderator', 'operator'] as const) {
    expect((await operator.post(`/admin/users/${person.id}/role`, { role })).status).toBe(303)
    expect(await roleOf(person.id)).toBe(role)
  }
  for (const path of ['role', 'suspension']) {
    const refused = await operator.post(`/admin/users/${person.id}/${path}`, {
      role: 'reader',
      reason: 'a long enough reason',
    })
    expect([refused.status, refused.text.includes('同级或更高')]).toEqual([422, true])
  }
  expect(await roleOf(person.id)).toBe('operator')
  expect((await person.get('/me')).status).toBe(200)
  expect((await operator.post(`/admin/users/${person.id}/role`, { role: 'god' })).status).toBe(422)
  expect((await operator.post('/admin/users/0000000000000/role', { role: 'editor' })).status).toBe(404)
  expect((await operator.post('/admin/users/%00/role', { role: 'editor' })).status).toBe(404)
  await person.post(`/admin/users/${person.id}/role`, { role: 'reader' })
  expect(await roleOf(person.id)).toBe('reader')
})

test('of the last two operators only one can step down or leave, also at the same moment', async () => {
  await site.db.updateTable('user').set({ role: 'reader' }).where('role', '=', 'operator').execute()
  const password_hash = await hashPassword('river lantern nine')
  for (let round = 0; round < 8; round += 1) {
    const [a, b] = [await aUser(site, { role: 'operator' }), await aUser(site, { role: 'operator' })]
    await site.db.updateTable('user').set({ password_hash }).where('id', 'in', [a.id, b.id]).execute()
    const [down, left] = await Promise.all([
      a.post(`/admin/users/${a.id}/role`, { role: 'reader' }),
      round === 0
        ? b.post('/me/deletion', { password: 'river lantern nine' })
        : b.post(`/admin/users/${b.id}/role`, { role: 'reader' }),
    ])
    expect([down.status, left.status].filter((status) => status === 422)).toHaveLength(1)
    const rest = await site.db
      .selectFrom('user')
      .select('id')
      .where('role', '=', 'operator')
      .where('deletion_due_at', 'is', null)
      .execute()
    expect(rest).toHaveLength(1)
    await site.db.updateTable('user').set({ role: 'reader' }).where('role', '=', 'operator').execute()
  }
  await site.db.updateTable('user').set({ role: 'operator' }).where('id', '=', operator.id).execute()
})

test('an operator who steps down waits for another who is just doing so', async () => {
  const [a, b] = [await aUser(site, { role: 'operator' }), await aUser(site, { role: 'operator' })]
  await site.db.updateTable('user').set({ role: 'reader' }).where('id', '=', operator.id).execute()
  const stepDown = () => b.post(`/admin/users/${b.id}/role`, { role: 'reader' })
  const second = await site.db.transaction().execute(async (trx) => {
    expect(await isOnlyOperator(trx, a.id)).toBe(false)
    const answer = stepDown()
    await new Promise((resolve) => setTimeout(resolve, 300))
    await trx.updateTable('user').set({ role: 'reader' }).where('id', '=', a.id).execute()
    return { answer }
  })
  expect((await second.answer).status).toBe(422)
  expect(await roleOf(b.id)).toBe('operator')
  await site.db.updateTable('user').set({ role: 'reader' }).where('id', '=', b.id).execute()
  await site.db.updateTable('user').set({ role: 'operator' }).where('id', '=', operator.id).execute()
})

test('who is suspended is out at once, reads why when signing in and in a letter, and comes back when it is lifted', async () => {
  const person = await aUser(site)
  const password = 'river lantern nine'
  await site.db
    .updateTable('user')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', person.id)
    .execute()
  const short = await operator.post(`/admin/users/${person.id}/suspension`, { reason: 'spam' })
  expect([short.status, short.text.includes('>spam<')]).toEqual([422, true])
  const reason = '多次发布<b>虚假</b>广告\n\n[link]\n\n第二段'
  expect((await operator.post(`/admin/users/${person.id}/suspension`, { reason })).status).toBe(303)
  expect((await person.get('/me')).status).toBe(303)
  const told = await site.stranger().post('/sign-in', { email: person.email, password })
  expect([told.status, told.text.includes('虚假&lt;/b&gt;广告')]).toEqual([403, true])
  const wrong = await site.stranger().post('/sign-in', { email: person.email, password: 'not this one' })
  expect([wrong.status, wrong.text.includes('虚假')]).toEqual([422, false])
  expect((await lettersTo(site, person.email)).at(-1)?.body).toContain(
    '> 多次发布<b>虚假</b>广告\n> \n> [link]\n> \n> 第二段',
  )
  expect((await operator.post(`/admin/users/${person.id}/suspension`, { act: 'lift' })).status).toBe(303)
  expect((await person.get('/me')).status).toBe(303)
  expect((await site.stranger().post('/sign-in', { email: person.email, password })).status).toBe(303)
})

test('the command for the machine’s owner makes an operator of an account and gives a link to set a password', async () => {
  const person = await aUser(site)
  await operator.post(`/admin/users/${person.id}/suspension`, { reason: 'a long enough reason' })
  const made = await operatorPath(site.db, ` ${person.email.toUpperCase()} `)
  expect(await roleOf(person.id)).toBe('operator')
  expect((await site.stranger().get(made.ok ? made.path : '/')).text).toContain('new-password')
  expect(await operatorPath(site.db, 'nobody@example.com')).toEqual({ ok: false, problem: 'nobody' })
})

test('the site is named, and the name has one line', async () => {
  expect((await operator.post('/admin/site', { name: '回声\r\nBcc: x' })).status).toBe(422)
  expect((await operator.post('/admin/site', { name: '回声', languages: ['zh-CN', 'en'] })).status).toBe(303)
  expect((await operator.get('/admin/site')).text).toContain('value="回声"')
  expect((await site.stranger().get('/sign-in')).text).toContain('<title>登录 - 回声</title>')
  expect((await operator.post('/admin/site', { name: '', languages: ['zh-CN', 'en'] })).status).toBe(303)
  expect((await operator.get('/admin/site')).text).not.toContain('回声')
})

test('the overview says what to do first', async () => {
  const { text } = await operator.get('/admin')
  for (const words of ['WENHAO_URL', 'SMTP_URL', '备份', '站点起个名字']) expect(text).toContain(words)
})
