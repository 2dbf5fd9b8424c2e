import { Writable } from 'node:stream'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openLog } from '#platform/log.ts'
import { pathForLog } from '#web/path-for-log.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
let written = ''
const destination = new Writable({
  write(chunk, _encoding, done) {
    written += String(chunk)
    done()
  },
})
// Every request logs through the house, so that the house of a running site can be given another log.
site.house.log = openLog('debug', destination)

const password = 'river lantern nine'

test('neither a password nor a cookie nor a link gets into the log, even when everything fails', async () => {
  const person = await aUser(site, { role: 'operator' })
  const token = person.cookies.get('session') ?? ''
  await person.post('/forgotten-password', { email: person.email })
  await site.settle()
  const letter = await site.db.selectFrom('letter').select('link_path').executeTakeFirstOrThrow()
  const link = letter.link_path ?? ''
  await sql`alter table email_token rename to email_token_away`.execute(site.db)
  const failed = [
    await person.get(link),
    await person.post(link, { 'new-password': password }),
    await person.get(`/set-up/${'s'.repeat(43)}`),
    await person.get(`/verify-email/${'v'.repeat(43)}`),
  ]
  await sql`alter table email_token_away rename to email_token`.execute(site.db)
  await sql`alter table session rename to session_away`.execute(site.db)
  failed.push(await person.get('/me'), await person.post('/sign-in', { email: person.email, password }))
  await sql`alter table session_away rename to session`.execute(site.db)
  expect(failed.filter(({ status }) => status === 500).length).toBeGreaterThanOrEqual(5)
  expect(written.split('a request failed').length).toBeGreaterThanOrEqual(5)
  for (const secret of [password, token, link.split('/').at(-1) ?? '', 's'.repeat(43), 'v'.repeat(43)])
    expect([secret, written.includes(secret)]).toEqual([secret, false])
})

test('what the database says of a refused row stays out of the log', async () => {
  written = ''
  const row = { key: 'k', value: '"x"' }
  const twice = site.db.insertInto('setting').values([row, row]).execute()
  await twice.catch((error) => site.house.log.error({ err: error }, 'planted'))
  expect(written).toContain('duplicate key')
  expect(written).toContain('23505')
  expect(written).not.toContain('(k)')
})

test('the log says which page failed without what opens it', () => {
  expect(pathForLog('/a/0sadat6q9r064/versions')).toBe('/a/0sadat6q9r064/versions')
  expect(pathForLog(`/reset-password/${'a'.repeat(43)}`)).toBe('/reset-password/…')
  expect(pathForLog(`/${'x/'.repeat(5000)}`).length).toBeLessThanOrEqual(300)
})
