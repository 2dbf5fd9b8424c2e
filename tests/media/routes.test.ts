import { expect, test } from 'vitest'
import { hidePicture, mediaPaths, publishPictures, storeFile } from '#features/media/index.ts'
import { newId } from '#platform/ids.ts'
import { aPicture, must, openRoom, routesFor } from './room.ts'

const room = await openRoom()
const stranger = routesFor(room, undefined)
const other = routesFor(room, await room.aUser())
const member = routesFor(room, await room.aUser(), [room.creatorId])

const aStored = async () => must(await room.store(await aPicture(400, 300))).picture

const publish = (hash: string) =>
  room.db.transaction().execute((trx) => publishPictures(trx, { creatorId: room.creatorId }, [hash]))

test('a picture of a draft is served to members and is missing for everybody else', async () => {
  const path = mediaPaths.variant((await aStored()).hash, 'full')
  expect((await stranger(path)).status).toBe(404)
  expect((await other(path)).status).toBe(404)
  const answer = await member(path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})

test('a user’s own picture, outside any creator, is served to that user', async () => {
  const { picture } = must(await room.store(await aPicture(), { creatorId: null, userId: room.userId }))
  const path = mediaPaths.variant(picture.hash, 'square-96')
  expect((await other(path)).status).toBe(404)
  expect((await routesFor(room, room.userId)(path)).status).toBe(200)
})

test('a published picture is served to all, cached for a day, and runs nothing', async () => {
  const { hash } = await aStored()
  await publish(hash)
  const answer = await stranger(mediaPaths.variant(hash, '320'))
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=86400',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  const body = Buffer.from(await answer.arrayBuffer())
  expect(body).toEqual(await room.read(`pictures/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}/320`))
  expect(answer.headers.get('content-length')).toBe(String(body.length))
})

test('a browser that has the picture is told so, and HEAD sends no bytes', async () => {
  const { hash } = await aStored()
  await publish(hash)
  const path = mediaPaths.variant(hash, 'jpeg')
  const head = await stranger(path, { method: 'HEAD' })
  const etag = head.headers.get('etag') ?? ''
  expect(await head.text()).toBe('')
  expect(head.headers.get('content-type')).toBe('image/jpeg')
  expect((await stranger(path, { headers: { 'if-none-match': `"x", W/${etag}` } })).status).toBe(304)
  expect((await stranger(path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
})

test('a picture that a decision hides is gone for everybody at once', async () => {
  const { hash } = await aStored()
  await publish(hash)
  await room.db.transaction().execute((trx) => hidePicture(trx, hash, true))
  expect((await stranger(mediaPaths.variant(hash, 'full'))).status).toBe(404)
  expect((await member(mediaPaths.variant(hash, 'full'))).status).toBe(404)
})

test('an upload that was hidden before is refused, and its files stay for the file of the case', async () => {
  const content = await aPicture()
  const { hash } = must(await room.store(content)).picture
  await room.db.transaction().execute((trx) => hidePicture(trx, hash, true))
  const before = await room.files()
  expect(await room.store(content)).toEqual({ ok: false, problem: 'taken-down' })
  expect(await room.files()).toEqual(before)
})

test.each([
  (hash: string) => `/media/${hash}/original`,
  (hash: string) => `/media/${hash}/nothing`,
  (hash: string) => `/media/${hash}/..%2F..%2Fsecrets`,
  (hash: string) => `/media/${hash.toUpperCase()}/full`,
  (hash: string) => `/media/..%2f..%2fprivate%2foriginals%2f${hash}/full`,
  () => `/media/${'0'.repeat(64)}/full`,
  () => '/media/private/originals',
])('what is not a variant is missing: %s', async (path) => {
  const { hash } = await aStored()
  await publish(hash)
  expect((await member(path(hash))).status).toBe(404)
})

const send = (files: [string, Uint8Array][], app = member, creator = room.creatorId) => {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return app(`${mediaPaths.upload}?creator=${creator}`, { method: 'POST', body: form })
}

test('each file of an upload is answered for itself, and one that is refused does not stop the others', async () => {
  const answer = await send([
    ['one.jpg', await aPicture()],
    ['trick.jpg', Buffer.from('<svg onload="alert(1)"/>')],
    ['large.png', Buffer.alloc(21 * 1024 * 1024, 1)],
    ['两张.jpg', await aPicture(800, 600)],
  ])
  const { files } = (await answer.json()) as { files: Record<string, string & { url: string }>[] }
  expect(answer.status).toBe(200)
  expect(files.map(({ name, ok, problem }) => ({ name, ok, problem }))).toEqual([
    { name: 'one.jpg', ok: true, problem: undefined },
    { name: 'trick.jpg', ok: false, problem: 'svg-not-taken' },
    { name: 'large.png', ok: false, problem: 'too-large' },
    { name: '两张.jpg', ok: true, problem: undefined },
  ])
  expect(files[1]?.message).toContain('SVG')
  const { url } = files[3]?.picture ?? { url: '' }
  expect((await member(url)).status).toBe(200)
})

test('a stranger cannot upload, nor a user for a creator of others', async () => {
  expect((await send([['a.jpg', await aPicture()]], stranger)).status).toBe(401)
  expect((await send([['a.jpg', await aPicture()]], other)).status).toBe(403)
  expect((await send([['a.jpg', await aPicture()]], member, newId())).status).toBe(403)
  expect((await send([['a.jpg', await aPicture()]], member, "x' or 1=1")).status).toBe(403)
})

test('who sends too many files in a short time is asked to wait, file by file', async () => {
  const userId = await room.aUser()
  const eager = routesFor(room, userId, [room.creatorId])
  const junk: [string, Uint8Array][] = Array.from({ length: 50 }, () => ['x.jpg', Buffer.from('no picture')])
  // One batch more than the limit: on a slow machine some of it grows back meanwhile.
  for (let batch = 0; batch < 5; batch += 1) await send(junk, eager)
  const { files } = (await (await send([['y.jpg', await aPicture()]], eager)).json()) as {
    files: { problem: string }[]
  }
  expect(files.map(({ problem }) => problem)).toEqual(['try-later'])
})

test('of sixty files fifty are looked at and the rest is refused in one sentence', async () => {
  const many: [string, Uint8Array][] = Array.from({ length: 60 }, (_, i) => [`${i}.jpg`, Buffer.from('no picture')])
  const { files } = (await (await send(many)).json()) as { files: { problem: string }[] }
  expect(files).toHaveLength(51)
  expect(files.at(-1)?.problem).toBe('too-many-files')
})

test('members see what their creator uploaded, others do not', async () => {
  const { hash } = await aStored()
  const path = `${mediaPaths.upload}?creator=${room.creatorId}`
  const { uploads } = (await (await member(path)).json()) as { uploads: { picture: { hash: string } }[] }
  expect(uploads[0]?.picture.hash).toBe(hash)
  expect((await other(path)).status).toBe(403)
  expect((await stranger(path)).status).toBe(401)
})

test('a body that is no form, or breaks off, is refused and leaves nothing', async () => {
  const before = await room.files()
  const path = `${mediaPaths.upload}?creator=${room.creatorId}`
  expect((await member(path, { method: 'POST', body: 'x' })).status).toBe(400)
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const body = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n\xff\xd8\xff half'
  expect((await member(path, { method: 'POST', headers, body })).status).toBe(400)
  expect(await room.files()).toEqual(before)
})

test('a proof is an attachment for its owner and missing for others', async () => {
  const upload = {
    userId: room.userId,
    name: 'C:\\papers\\营业执照.pdf',
    content: Buffer.from('%PDF-1.7 <script>alert(1)</script>'),
  }
  const { file } = must(await storeFile(room.db, room.storage, upload))
  expect(file).toMatchObject({ name: '营业执照.pdf', mime: 'application/pdf' })
  const answer = await routesFor(room, room.userId)(mediaPaths.proof(file.id))
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="proof-${file.id}.pdf"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  })
  expect((await other(mediaPaths.proof(file.id))).status).toBe(404)
  expect((await stranger(mediaPaths.proof(file.id))).status).toBe(404)
})
