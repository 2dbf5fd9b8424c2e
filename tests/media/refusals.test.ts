import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { storePicture } from '#features/media/index.ts'
import { folderStorage } from '#platform/storage.ts'
import { messagesOf } from '#ui/messages/index.ts'
import { aPicture, must, openRoom, plain } from './room.ts'

const room = await openRoom()

const bytes = (text: string) => Buffer.from(text)

test.each([
  ['nothing at all', 'empty', bytes('')],
  ['a page', 'not-a-picture', bytes('<!doctype html><script>alert(1)</script>')],
  ['a PDF', 'not-a-picture', bytes('%PDF-1.7\n%âãÏÓ')],
  ['a ZIP archive', 'not-a-picture', bytes('PK\x03\x04 some archive')],
  ['a drawing with a script', 'svg-not-taken', bytes('<?xml version="1.0"?><svg onload="alert(1)"><script/></svg>')],
  [
    'a drawing that begins with a remark',
    'svg-not-taken',
    bytes('\uFEFF <!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'),
  ],
  ['a photo of a telephone', 'heic-not-taken', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['the first bytes of a JPEG', 'broken', bytes('\xff')],
])('%s is refused as %s', async (_, problem, content) => {
  const head = problem === 'broken' ? Buffer.from('ffd8ffe000104a464946', 'hex') : content
  expect(await room.store(head)).toEqual({ ok: false, problem })
})

test('half a picture is refused as broken', async () => {
  const whole = await plain(600, 400).png().toBuffer()
  expect(await room.store(whole.subarray(0, whole.length / 2))).toEqual({ ok: false, problem: 'broken' })
})

test('a picture of 50,000 by 50,000 pixels is refused before it is decoded', async () => {
  expect(await room.store(hugePng(50_000))).toEqual({ ok: false, problem: 'too-many-pixels' })
})

test('an animation of more than 200 frames is refused', async () => {
  const frames = await Promise.all(
    Array.from({ length: 201 }, (_, i) =>
      plain(8, 8, `rgb(${i}, ${255 - i}, 9)`)
        .png()
        .toBuffer(),
    ),
  )
  const animation = await sharp(frames, { join: { animated: true } })
    .webp({ lossless: true, minSize: false, effort: 0 })
    .toBuffer()
  expect(await room.store(animation)).toEqual({ ok: false, problem: 'too-many-frames' })
})

test('a file of 25 MB is refused and reading stops at the limit', async () => {
  let sent = 0
  async function* endless() {
    for (; sent < 25; sent += 1) yield Buffer.concat([await aPicture(), Buffer.alloc(1024 * 1024)])
  }
  const upload = { creatorId: room.creatorId, userId: room.userId, content: endless() }
  expect(await storePicture(room.db, room.storage, upload)).toEqual({ ok: false, problem: 'too-large' })
  expect(sent).toBeLessThan(22)
})

test('what was refused leaves no file and no row', async () => {
  expect(await room.files()).toEqual([])
  expect(await room.db.selectFrom('picture').select('hash').execute()).toEqual([])
  expect(await room.db.selectFrom('upload').select('id').execute()).toEqual([])
})

test('a page hidden in a picture is not in anything that is served', async () => {
  const trap = '<script>alert("polyglot")</script>'
  const jpeg = await aPicture(400, 300)
  const comment = Buffer.from(`<html>${trap}`)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(comment.length + 2)
  const polyglot = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from('fffe', 'hex'),
    length,
    comment,
    jpeg.subarray(2),
    bytes(trap),
  ])
  const { picture } = must(await room.store(polyglot))
  for (const file of (await room.files()).filter(
    (file) => file.startsWith('pictures/') && file.includes(picture.hash),
  )) {
    expect((await room.read(file))?.includes('alert')).toBe(false)
  }
})

test('a folder that takes no files is a sentence, and leaves nothing half-written', async () => {
  await room.storage.put('pictures/file', Buffer.from('in the way'))
  const blocked = await folderStorage(`${room.folder}/pictures/file`)
  const upload = { creatorId: room.creatorId, userId: room.userId, content: await aPicture() }
  const before = await room.db.selectFrom('upload').select('id').execute()
  expect(await storePicture(room.db, blocked, upload)).toEqual({ ok: false, problem: 'not-stored' })
  expect(messagesOf('zh-CN').media.problems['not-stored']).toContain('磁盘')
  expect(await room.db.selectFrom('upload').select('id').execute()).toEqual(before)
})

test('a disk that fills up half-way keeps none of the variants', async () => {
  let puts = 0
  const full = {
    ...room.storage,
    put: async (...given: Parameters<typeof room.storage.put>) => {
      puts += 1
      if (puts > 2) throw Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' })
      await room.storage.put(...given)
    },
  }
  const before = await room.files()
  const upload = { creatorId: room.creatorId, userId: room.userId, content: await aPicture(700, 500) }
  expect(await storePicture(room.db, full, upload)).toEqual({ ok: false, problem: 'not-stored' })
  expect(await room.files()).toEqual(before)
})

/** A PNG that says it is huge, with pixels that pack well. */
const hugePng = (side: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(4_000_000))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
