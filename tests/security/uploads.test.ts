import { beforeAll, expect, test } from 'vitest'
import { type Author, aChannel, anAuthor } from '../articles/build.ts'
import { anApplication } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPicture } from '../media/room.ts'
import { faultsIn } from './markup.ts'

const site = await startSite()
let author: Author
let picture: Buffer

beforeAll(async () => {
  author = await anAuthor(site)
  await aChannel(site)
  picture = Buffer.from(await aPicture(64, 64))
})

const files = async (parts: [string, string | Buffer, string][]) => {
  const form = new FormData()
  for (const [name, content, type] of parts) form.append('file', new File([content as BlobPart], name, { type }))
  const answer = await author.send('POST', `/studio/media?creator=${author.creatorId}`, form)
  expect(answer.status).toBe(200)
  return answer.json<{ files: { ok: boolean; name: string; picture?: { hash: string } }[] }>().files
}

const html = '<!doctype html><script>alert(1)</script>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

test.each([
  ['a.jpg', html, 'image/jpeg'],
  ['a.png', svg, 'image/png'],
  ['a.svg', svg, 'image/svg+xml'],
  ['a.html', html, 'text/html'],
  ['a.gif', `GIF89a/*${html}`, 'image/gif'],
  ['a.png', `\x89PNG\r\n\x1a\n${svg}`, 'image/png'],
  ['a.jpg', '<?php system($_GET["x"]) ?>', 'image/jpeg'],
  ['a.xml', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg>&e;</svg>`, 'image/jpeg'],
])('%s that holds %j is refused', async (name, content, type) => {
  expect((await files([[name, content, type]]))[0]?.ok).toBe(false)
})

test('a picture with a page inside is served as a picture that holds none', async () => {
  const [stored] = await files([['a.html', Buffer.concat([picture, Buffer.from(html)]), 'text/html']])
  expect(stored?.ok).toBe(true)
  const answer = await author.get(`/media/${stored?.picture?.hash}/full`)
  expect(answer.headers.get('content-type')).toMatch(/^image\/(webp|jpeg|png|avif|gif)$/)
  expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(answer.text).not.toContain('alert(1)')
})

test.each(['original', 'index.html', '../full', '%2e%2e%2ffull', 'full.svg', 'full%00', 'FULL', 'constructor'])(
  'nothing is served as the variant %s',
  async (variant) => {
    const [stored] = await files([['a.jpg', picture, 'image/jpeg']])
    expect((await author.get(`/media/${stored?.picture?.hash}/${variant}`)).status).toBe(404)
  },
)

test.each([
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e%2fpackage.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/manifest.json',
  '/assets/constructor',
  '/assets/__proto__',
  '/media/../package.json',
  '/media/proofs/..%2f..%2fsecrets',
])('%s leads to no file of the machine', async (path) => expect((await author.get(path)).status).toBe(404))

const names = [
  '../../etc/passwd.pdf',
  '..\\..\\windows.pdf',
  'a\r\nSet-Cookie: x=1.pdf',
  'a"; filename="b.html.pdf',
  '\u202efdp.exe',
  '<img src=x onerror=alert(1)>.pdf',
  'a\0b.pdf',
  '.',
  '',
  '名字'.repeat(300),
  'con',
  '~/.ssh/id_rsa',
  '${x}.pdf',
  'a%0d%0ab.pdf',
]

test('whatever a proof file is called, its name is only a text, and it is served under one of ours', async () => {
  for (const name of names) {
    const person: Person = await aUser(site)
    const form = await anApplication(site, { do: 'save' })
    const body = [
      '--x',
      ...Object.entries(form).flatMap(([key, value]) => [
        `Content-Disposition: form-data; name="${key}"`,
        '',
        String(value),
        '--x',
      ]),
    ]
    const file = [
      `Content-Disposition: form-data; name="files"; filename="${name.replace(/[\r\n"]/g, (sign) => encodeURIComponent(sign))}"`,
      'Content-Type: text/html',
      '',
      '%PDF-1.4\n%%EOF',
      '--x--',
      '',
    ]
    const sent = [...body, ...file].join('\r\n')
    const answer = await person.send('POST', '/apply', sent, { 'content-type': 'multipart/form-data; boundary=x' })
    expect([name, answer.status < 500]).toEqual([name, true])
    const page = await person.get('/apply')
    expect([name, faultsIn(page.text)]).toEqual([name, []])
    const proof = await site.db
      .selectFrom('proof_file')
      .select(['id', 'name'])
      .where('user_id', '=', person.id)
      .executeTakeFirst()
    if (!proof) continue
    expect(proof.name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u)
    expect(proof.name.length).toBeLessThanOrEqual(200)
    const served = await person.get(`/media/proofs/${proof.id}`)
    expect(served.headers.get('content-disposition')).toBe(`attachment; filename="proof-${proof.id}.pdf"`)
    expect(served.headers.get('content-type')).toBe('application/pdf')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('a refused file is named back as text', async () => {
  const answers = await files(names.filter(Boolean).map((name) => [name, html, 'text/html']))
  expect(answers.every(({ ok, name }) => !ok && name.length <= 200)).toBe(true)
})
