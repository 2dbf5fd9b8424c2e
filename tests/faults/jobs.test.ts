import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { settledFolder } from '../boot/program.ts'
import { Client } from '../harness/client.ts'
import { aMailServer } from './mail-server.ts'
import { killDatabase, killProgram, type RunningSite, startOn, until } from './running-site.ts'

const onLinux = test.runIf(process.platform === 'linux')
const mail = await aMailServer()

const signUp = async (site: RunningSite, email: string): Promise<void> => {
  const answer = await new Client(site.url).post('/sign-up', { name: '林巧云', email, password: 'river lantern nine' })
  expect(answer.status).toBe(303)
}

const lettersTo = ({ db }: RunningSite, email: string) =>
  db.selectFrom('letter').select(['id', 'state']).where('to_address', '=', email).execute()

const isSent = async (site: RunningSite, email: string): Promise<boolean> =>
  (await lettersTo(site, email)).some(({ state }) => state === 'sent')

const jobsLeft = async ({ db }: RunningSite): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int from graphile_worker.jobs`.execute(db)
  return rows[0]?.count ?? 0
}

onLinux('a job that fails is tried again by itself, and what it does happens once', async () => {
  const site = await startOn(await settledFolder(), { SMTP_URL: mail.url })
  // A sequence does not roll back: the first letter to be written fails, after its link was made.
  await sql`create sequence tried`.execute(site.db)
  await sql`create function fail_once() returns trigger language plpgsql as
    $$ begin if nextval('tried') = 1 then raise 'not now'; end if; return new; end $$`.execute(site.db)
  await sql`create trigger fail_once before insert on letter for each row execute function fail_once()`.execute(site.db)
  const before = mail.taken.length
  await signUp(site, 'once@example.com')
  await until(() => isSent(site, 'once@example.com'))
  await until(async () => (await jobsLeft(site)) === 0)
  expect(await lettersTo(site, 'once@example.com')).toHaveLength(1)
  expect(mail.taken.length - before).toBe(1)
  const links = await site.db
    .selectFrom('email_token')
    .innerJoin('user', 'user.id', 'email_token.user_id')
    .select('purpose')
    .where('user.email', '=', 'once@example.com')
    .execute()
  expect(links).toEqual([{ purpose: 'verify' }])
  await site.close()
})

onLinux('a job that kill -9 cut off is done soon after the next start', async () => {
  let site = await startOn(await settledFolder(), { SMTP_URL: mail.url })
  const before = mail.taken.length
  mail.hold()
  await signUp(site, 'cut@example.com')
  await until(() => mail.waiting() > 0)
  await killProgram(site)
  mail.putOff()
  site = await startOn(site.folder, { SMTP_URL: mail.url })
  await until(() => isSent(site, 'cut@example.com'))
  expect(await lettersTo(site, 'cut@example.com')).toHaveLength(1)
  expect(mail.taken.length - before).toBe(1)
  await site.close()
})

onLinux('a database that dies under a job takes neither the site nor the job with it', async () => {
  const site = await startOn(await settledFolder(), { SMTP_URL: mail.url })
  const before = mail.taken.length
  mail.hold()
  await signUp(site, 'under@example.com')
  await until(() => mail.waiting() > 0)
  killDatabase(site)
  // The job fails now, while nobody can be told that it did.
  mail.putOff()
  await until(() => isSent(site, 'under@example.com').catch(() => false))
  expect(await lettersTo(site, 'under@example.com')).toHaveLength(1)
  expect(mail.taken.length - before).toBe(1)
  expect(site.child.exitCode).toBe(null)
  await signUp(site, 'after@example.com')
  await until(() => isSent(site, 'after@example.com'))
  await site.close()
})
