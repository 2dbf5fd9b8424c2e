import { expect, test } from 'vitest'
import { dropSpentLinks } from '#features/notifications/index.ts'
import { moveClock } from '#platform/clock.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aNewcomer, newestLink } from './letters.ts'

const site = await startSite()
const operator = await aUser(site, { role: 'operator' })

const aLetter = async () => {
  const person = aNewcomer()
  await site.stranger().post('/sign-up', person)
  const link = await newestLink(site, person.email)
  const { id } = await site.db
    .selectFrom('letter')
    .select('id')
    .where('to_address', '=', person.email)
    .executeTakeFirstOrThrow()
  return { person, link, path: `/admin/outbox/${id}` }
}

const linksKept = async () =>
  (await site.db.selectFrom('letter').select('link_path').where('link_path', 'is not', null).execute()).length

test('without a mail server the operator reads the letter and its link in the browser', async () => {
  const { person, link, path } = await aLetter()
  const list = await operator.get('/admin/outbox')
  expect(list.text).toContain(person.email)
  expect(list.text).not.toContain(link)
  const letter = await operator.get(path)
  expect(letter.text).toContain(`href="${site.url}${link}"`)
  expect(letter.headers.get('cache-control')).toBe('no-store')
})

test.each(['reader', 'editor', 'moderator'] as const)('a %s reads no letter', async (role) => {
  const { path, link } = await aLetter()
  const answer = await (await aUser(site, { role })).get(path)
  expect([answer.status, answer.text.includes(link)]).toEqual([403, false])
  expect((await site.stranger().get(path)).status).toBe(303)
})

test('a link that was used is shown no more, and then forgotten', async () => {
  const { person, link, path } = await aLetter()
  await site.stranger().post(link, { password: person.password })
  const letter = await operator.get(path)
  expect(letter.text).not.toContain(link)
  expect(letter.text).toContain('不再保留')
  const before = await linksKept()
  await dropSpentLinks(site.db)
  expect(await linksKept()).toBe(before - 1)
})

test('a link is shown for a day and then forgotten, though it would still open', async () => {
  const { link, path } = await aLetter()
  moveClock(24.1 * 3_600_000)
  expect((await operator.get(path)).text).not.toContain(link)
  expect((await site.stranger().get(link)).status).toBe(200)
  await dropSpentLinks(site.db)
  expect(await linksKept()).toBe(0)
  moveClock(-24.1 * 3_600_000)
})

test('a letter that never was is a missing page', async () => {
  for (const id of ['0000000000000', '%00', "1'or'1"])
    expect((await operator.get(`/admin/outbox/${id}`)).status).toBe(404)
})

test('the outbox goes on page by page', async () => {
  const rows = Array.from({ length: 51 }, (_, n) => ({
    id: `0000000000${String(n).padStart(3, '0')}`,
    kind: 'x',
    locale: 'en',
    to_address: `old-${n}@example.com`,
    subject: 'Old',
    body: 'Old',
    state: 'kept' as const,
  }))
  await site.db.insertInto('letter').values(rows).execute()
  const first = await operator.get('/admin/outbox')
  const next = /href="(\/admin\/outbox\?before=[^"]+)"/.exec(first.text)?.[1] ?? ''
  expect((await operator.get(next)).text).toContain('old-0@example.com')
})
