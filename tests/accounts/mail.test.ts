import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { letterJobs } from '#features/notifications/index.ts'
import { newId } from '#platform/ids.ts'
import { sendMail } from '#platform/mail.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aNewcomer } from './letters.ts'

type Received = { mail: ParsedMail; raw: string; from: string; to: string[] }

const received: Received[] = []
const refused = { next: false }

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refused.next ? new Error('mailbox full') : null),
  onData: async (stream, session, done) => {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks).toString('utf8')
    const { mailFrom, rcptTo } = session.envelope
    received.push({
      mail: await simpleParser(raw),
      raw,
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
    })
    done()
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.server.address() as { port: number }
const smtpUrl = `smtp://127.0.0.1:${port}`
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const site = await startSite({ SMTP_URL: smtpUrl, MAIL_FROM: 'press@wenhao.example' })
// Told after the start, so that the tests still find the site on this machine.
site.house.config = { ...site.config, publicUrl: new URL('https://wenhao.example') }
const post = (path: string, fields: Record<string, string>) =>
  site.stranger().post(path, fields, { origin: 'https://wenhao.example' })

const ascii = 'name@example.com'
const crlf = [
  '\r\nBcc: all@example.com',
  '\nBcc: all@example.com',
  '\r\n\r\nbody',
  '\u2028Bcc: all@example.com',
  '\0',
  '\u0085Bcc: x@example.com',
]

test('a letter goes to one address, in both forms, with its link to the public address, and the link is kept no longer', async () => {
  const person = aNewcomer()
  await post('/sign-up', person)
  await site.settle()
  const { mail, from, to } = received.at(-1) as Received
  expect([from, to]).toEqual(['press@wenhao.example', [person.email]])
  expect(mail.subject).toBe('确认你在文号的邮箱')
  expect(mail.from?.text).toBe('"文号" <press@wenhao.example>')
  const link = /https:\/\/wenhao\.example\/verify-email\/[\w-]{43}/
  expect(mail.text).toMatch(link)
  expect(mail.html).toMatch(link)
  const row = await site.db
    .selectFrom('letter')
    .selectAll()
    .where('to_address', '=', person.email)
    .executeTakeFirstOrThrow()
  expect([row.state, row.link_path]).toEqual(['sent', null])
  expect(JSON.stringify(row)).not.toContain(
    link
      .exec(mail.text ?? '')?.[0]
      .split('/')
      .at(-1),
  )
})

test('a letter is written in the reader’s language', async () => {
  const ana = await aUser(site, { name: 'Ana <b>Bold</b>' })
  await site.db.updateTable('user').set({ language: 'en' }).where('id', '=', ana.id).execute()
  await post('/forgotten-password', { email: ana.email })
  await site.settle()
  const { mail } = received.at(-1) as Received
  expect(mail.subject).toBe('Reset your password at Wenhao')
  expect(mail.text).toContain('Hello Ana <b>Bold</b>,')
  expect(mail.html).toContain('Hello Ana &lt;b&gt;Bold&lt;/b&gt;,')
})

test.each(crlf)('%j in a name or subject starts no header and reaches nobody else', async (evil) => {
  const before = received.length
  await sendMail(smtpUrl, {
    id: newId(),
    from: { name: `Site${evil}`, address: 'press@wenhao.example' },
    to: { name: `Ana${evil}`, address: ascii },
    subject: `Subject${evil}`,
    text: 'text',
    html: '<p>text</p>',
  })
  expect(received.length).toBe(before + 1)
  const { mail, raw, to } = received.at(-1) as Received
  expect(to).toEqual([ascii])
  expect(mail.bcc).toBeUndefined()
  expect(raw.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc:/im)
  expect(mail.headers.has('bcc')).toBe(false)
})

test.each(['Ana, b@example.com', 'Ana <b@example.com>', '"x" <b@example.com>, c@example.com'])(
  'the name %j is read as no address',
  async (name) => {
    await sendMail(smtpUrl, {
      id: newId(),
      from: { name, address: 'press@wenhao.example' },
      to: { name, address: ascii },
      subject: 's',
      text: 't',
      html: 't',
    })
    expect((received.at(-1) as Received).to).toEqual([ascii])
  },
)

test('a refused letter is tried again, says why in the outbox, and is sent once', async () => {
  const person = aNewcomer()
  refused.next = true
  await post('/sign-up', person)
  await site.settle()
  const read = () =>
    site.db
      .selectFrom('letter')
      .select(['id', 'state', 'failure'])
      .where('to_address', '=', person.email)
      .executeTakeFirstOrThrow()
  const failed = await read()
  expect([failed.state, failed.failure?.includes('mailbox full')]).toEqual(['failed', true])
  refused.next = false
  const before = received.length
  await letterJobs.send(site.house, { letterId: failed.id })
  await letterJobs.send(site.house, { letterId: failed.id })
  expect([(await read()).state, (await read()).failure, received.length]).toEqual(['sent', null, before + 1])
})

test('an event that is handled twice writes one letter, and its link still works', async () => {
  const ana = await aUser(site)
  const asked = { userId: ana.id, askId: newId() }
  await letterJobs.reset(site.house, asked)
  const links = () => site.db.selectFrom('letter').select('link_path').where('user_id', '=', ana.id).execute()
  const [first] = await links()
  await letterJobs.reset(site.house, asked)
  expect(await links()).toEqual([first])
  expect((await site.stranger().get(first?.link_path ?? '')).status).toBe(200)
})

test('a mail server that is silent does not hold the job for ever', async () => {
  const { createServer } = await import('node:net')
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const url = `smtp://127.0.0.1:${(silent.address() as { port: number }).port}`
  const start = Date.now()
  const mailbox = { name: '', address: ascii }
  await expect(
    sendMail(url, { id: newId(), from: mailbox, to: mailbox, subject: 's', text: 't', html: 't' }),
  ).rejects.toThrow()
  expect(Date.now() - start).toBeLessThan(15_000)
  silent.close()
})
