import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { darkroomPid, inDarkroom } from '#features/media/darkroom/darkroom.ts'
import { picturesOfCreator, publishPictures, storePicture } from '#features/media/index.ts'
import { originalKey, variantKey } from '#features/media/keys.ts'
import { readXmp, writeXmp } from '#features/media/metadata/xmp.ts'
import { newId } from '#platform/ids.ts'
import { aPicture, must, openRoom, plain } from './room.ts'

// Large pictures take their time where two cores are shared.
vi.setConfig({ testTimeout: 90_000 })

const room = await openRoom()

const sizesOf = async (hash: string) =>
  (await room.db.selectFrom('variant').select(['name', 'width', 'height', 'mime']).where('hash', '=', hash).execute())
    .map(({ name, width, height, mime }) => `${name} ${width}x${height} ${mime}`)
    .sort()

test('a large photo gets every size, none enlarged, and the upload is kept as it came', async () => {
  const content = await plain(3000, 2000).jpeg().toBuffer()
  const { picture } = must(await room.store(content))
  expect(picture.hash).toBe(createHash('sha256').update(content).digest('hex'))
  expect(await sizesOf(picture.hash)).toEqual([
    '1280 1280x853 image/webp',
    '1920 1920x1280 image/webp',
    '320 320x213 image/webp',
    '640 640x427 image/webp',
    '960 960x640 image/webp',
    'full 2560x1707 image/webp',
    'jpeg 1280x853 image/jpeg',
    'square-256 256x256 image/webp',
    'square-96 96x96 image/webp',
  ])
  expect(picture.variants.map(({ name }) => name)).toEqual(['320', '640', '960', '1280', '1920', 'full'])
  expect(await room.read(originalKey(picture.hash))).toEqual(content)
})

test('every variant is what its row says', async () => {
  const { picture } = must(await room.store(await aPicture(700, 900)))
  const rows = await room.db.selectFrom('variant').selectAll().where('hash', '=', picture.hash).execute()
  for (const { name, mime, width, height, bytes } of rows) {
    const file = (await room.read(variantKey(picture.hash, name))) ?? Buffer.alloc(0)
    const found = await sharp(file).metadata()
    expect({
      mime: `image/${found.format}`,
      width: found.width,
      height: found.height,
      bytes: String(file.length),
    }).toEqual({
      mime,
      width,
      height,
      bytes,
    })
  }
})

test('a small picture is not enlarged', async () => {
  const { picture } = must(await room.store(await aPicture(100, 50)))
  expect(picture.variants).toHaveLength(1)
  expect(picture.variants[0]).toMatchObject({ name: 'full', width: 100, height: 50 })
})

test('a long infographic stays readable: its width counts, not its height', async () => {
  const { picture } = must(await room.store(await plain(750, 20_000).png().toBuffer()))
  expect(picture.variants.at(-1)).toMatchObject({ name: 'full', width: 750, height: 20_000 })
})

test('a transparent PNG stays transparent in WebP and lies on white in JPEG', async () => {
  const content = await sharp({
    create: { width: 64, height: 64, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
  })
    .png()
    .toBuffer()
  const { picture } = must(await room.store(content))
  const webp = await sharp(await room.read(variantKey(picture.hash, 'full'))).stats()
  const jpeg = await sharp(await room.read(variantKey(picture.hash, 'jpeg'))).stats()
  expect(webp.isOpaque).toBe(false)
  expect(jpeg.channels.every(({ mean }) => mean > 250)).toBe(true)
})

test('an animation moves in WebP and has still sizes too', async () => {
  const frames = await Promise.all(['red', 'lime', 'blue'].map((colour) => plain(400, 300, colour).png().toBuffer()))
  const content = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 200, 300] })
    .toBuffer()
  const { picture } = must(await room.store(content))
  const moving = await sharp(await room.read(variantKey(picture.hash, 'animated'))).metadata()
  const still = await sharp(await room.read(variantKey(picture.hash, 'full'))).metadata()
  expect(picture).toMatchObject({ isAnimated: true, variants: [{ name: 'animated', width: 400, height: 300 }] })
  expect(moving).toMatchObject({ pages: 3, delay: [100, 200, 300], height: 300 })
  expect(still.pages ?? 1).toBe(1)
})

test('every variant for pages still says who made the picture, and that a machine did', async () => {
  const aigc = { Label: '1', ContentProducer: '001', ProduceID: 'p-1' }
  const content = await plain(500, 400)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Ana', Model: 'Camera 9' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp(writeXmp({ credit: '某通讯社', aigc }))
    .toBuffer()
  const { picture } = must(await room.store(content))
  expect(picture.provenance).toMatchObject({ creator: 'Ana', credit: '某通讯社', aigc })
  for (const name of ['320', 'full', 'jpeg']) {
    const { xmp, exif } = await sharp(await room.read(variantKey(picture.hash, name))).metadata()
    expect(readXmp(xmp ?? Buffer.alloc(0))).toEqual({ creator: 'Ana', credit: '某通讯社', aigc })
    expect(exif?.includes('Ana')).toBe(true)
    expect(exif?.includes('Camera 9')).toBe(false)
  }
})

test('two uploads of the same bytes at once are one picture and one upload', async () => {
  const content = await aPicture(500, 400)
  const [one, two] = await Promise.all([room.store(content), room.store(content)])
  expect(must(one).picture).toEqual(must(two).picture)
  const rows = await room.db.selectFrom('upload').select('id').where('hash', '=', must(one).picture.hash).execute()
  expect(rows).toHaveLength(1)
  expect((await room.files()).filter((file) => file.startsWith('incoming'))).toEqual([])
})

test('the same bytes of two creators are one picture and two uploads', async () => {
  const content = await aPicture()
  const { picture } = must(await room.store(content))
  must(await room.store(content, { creatorId: newId(), userId: room.userId }))
  const uploads = await room.db.selectFrom('upload').select('id').where('hash', '=', picture.hash).execute()
  expect(uploads).toHaveLength(2)
})

test('a decoder killed at work makes that picture broken; killed at rest, nothing is lost', async () => {
  must(await room.store(await aPicture()))
  const atWork = darkroomPid() ?? 0
  const large = await plain(5000, 5000).png().toBuffer()
  const doomed = await inDarkroom((develop) => {
    const developed = develop(large)
    process.kill(atWork, 'SIGKILL')
    return developed
  })
  expect(doomed).toEqual({ ok: false, problem: 'broken' })
  must(await room.store(await aPicture()))
  const atRest = darkroomPid() ?? 0
  expect(atRest).not.toBe(atWork)
  process.kill(atRest, 'SIGKILL')
  await vi.waitUntil(() => darkroomPid() === undefined)
  must(await room.store(await aPicture()))
})

test('a creator who has used up the quota is refused, and may still bring what they have', async () => {
  const owner = { creatorId: newId(), userId: room.userId }
  const content = await aPicture()
  const { picture } = must(await room.store(content, owner))
  await room.db
    .updateTable('picture')
    .set({ bytes: 2048 * 1024 * 1024 })
    .where('hash', '=', picture.hash)
    .execute()
  expect(await room.store(await aPicture(), owner)).toEqual({ ok: false, problem: 'quota' })
  must(await room.store(content, owner))
})

test('publishing opens the pictures of the creator, and nobody else’s', async () => {
  const mine = must(await room.store(await aPicture())).picture.hash
  const foreign = must(await room.store(await aPicture(), { creatorId: newId(), userId: room.userId })).picture.hash
  const owner = { creatorId: room.creatorId }
  const publish = (hashes: string[]) => room.db.transaction().execute((trx) => publishPictures(trx, owner, hashes))
  expect(await publish([mine])).toEqual({ ok: true })
  expect(await publish([mine, foreign, 'x'])).toEqual({ ok: false, problem: 'picture-unknown', hashes: [foreign, 'x'] })
  const open = await room.db.selectFrom('upload').select('hash').where('is_private', '=', false).execute()
  expect(open).toEqual([{ hash: mine }])
})

test('a creator’s pictures are listed newest first, page by page', async () => {
  const owner = { creatorId: newId(), userId: room.userId }
  const hashes: string[] = []
  for (let i = 0; i < 3; i += 1) hashes.unshift(must(await room.store(await aPicture(), owner)).picture.hash)
  const first = await picturesOfCreator(room.db, owner.creatorId, { limit: 2 })
  const rest = await picturesOfCreator(room.db, owner.creatorId, { limit: 2, before: first[1]?.id })
  expect([...first, ...rest].map(({ picture }) => picture.hash)).toEqual(hashes)
})

test('a stream is taken as bytes are', async () => {
  const content = await aPicture()
  async function* slowly() {
    for (let at = 0; at < content.length; at += 100) yield content.subarray(at, at + 100)
  }
  const upload = { creatorId: room.creatorId, userId: room.userId, content: slowly() }
  const { picture } = must(await storePicture(room.db, room.storage, upload))
  expect(picture.hash).toBe(createHash('sha256').update(content).digest('hex'))
})
