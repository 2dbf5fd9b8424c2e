import sharp from 'sharp'
import { expect } from 'vitest'
import { variantKey } from '#features/media/keys.ts'
import { must, openRoom } from './room.ts'
import { type SuiteFile, testWithSuite } from './suites.ts'

const room = await openRoom()

/** Uploads each file of a suite and counts how it ended. */
const uploadAll = async (files: SuiteFile[]) => {
  const ends: Record<string, string[]> = {}
  for (const { path, bytes } of files) {
    const result = await room.store(bytes())
    ;(ends[result.ok ? 'picture' : result.problem] ??= []).push(path)
  }
  return ends
}

const variantsOf = async (hash: string) => {
  const rows = await room.db.selectFrom('variant').select('name').where('hash', '=', hash).execute()
  return Promise.all(
    rows.map(async ({ name }) => ({ name, file: (await room.read(variantKey(hash, name))) as Buffer })),
  )
}

testWithSuite(
  'every file of the mixed corpus ends as a picture or as a clear refusal',
  'image_corpus_mixed_valid_and_broken',
  async (files) => {
    const ends = await uploadAll(files)
    const count = Object.fromEntries(Object.entries(ends).map(([end, paths]) => [end, paths.length]))
    expect(Object.values(count).reduce((sum, n) => sum + n, 0)).toBe(files.length)
    // Deliberately broken PNGs of the PNG suite begin with x.
    expect(ends.picture?.filter((path) => /pngsuite\/png\/x/.test(path))).toEqual([])
    expect(ends.picture?.filter((path) => !/\.(jpe?g|png|webp|avif|gif)$/.test(path))).toEqual([])
    expect(ends['svg-not-taken']).toEqual(['sharp/check.svg'])
  },
)

testWithSuite('no place, camera or serial number is left in any variant', 'exif_gps_samples', async (files) => {
  let seen = 0
  for (const { bytes } of files) {
    const result = await room.store(bytes())
    if (!result.ok) continue
    for (const { file } of await variantsOf(result.picture.hash)) {
      seen += 1
      const { exif, iptc, xmp } = await sharp(file).metadata()
      const left = Buffer.concat([exif, iptc, xmp].filter((block) => block !== undefined)).toString('latin1')
      expect(left).not.toMatch(/GPS|exif:|Nikon|NIKON|Canon|Panasonic|MakerNote|Serial/)
      expect(tagsOf(exif)).not.toContain(0x8825)
    }
  }
  expect(seen).toBeGreaterThan(100)
})

testWithSuite('photos stand upright, whichever way the camera was held', 'exif_gps_samples', async (files) => {
  // Every photo of a kind shows the same scene, so that its parts must look alike once they are upright.
  for (const kind of ['landscape', 'portrait']) {
    const scenes = files.filter(({ path }) => path.includes(`orientation/${kind}_`))
    const looks = await Promise.all(scenes.map(async ({ bytes }) => look(must(await room.store(bytes())).picture.hash)))
    expect(looks.length).toBeGreaterThan(4)
    for (const { width, height, parts } of looks) {
      expect(width > height).toBe(kind === 'landscape')
      expect(parts.every((part, i) => Math.abs(part - (looks[0]?.parts[i] ?? 0)) < 25)).toBe(true)
    }
  }
})

// The letters of these names tell what was done: only A (an untouched file) carries no credentials.
testWithSuite('content credentials are noticed where they are', 'c2pa_public_testfiles_small', async (files) => {
  const samples = files.filter(({ path }) => /jpeg\/[^/]+\.jpg$/.test(path))
  for (const { path, bytes } of samples) {
    const { picture } = must(await room.store(bytes()))
    expect(picture.provenance.contentCredentials ?? false, path).toBe(!path.endsWith('-A.jpg'))
  }
  expect(samples.length).toBeGreaterThan(2)
})

const look = async (hash: string) => {
  const file = await room.read(variantKey(hash, 'full'))
  const { width, height } = await sharp(file).metadata()
  const parts = await sharp(file).greyscale().resize(4, 4, { fit: 'fill' }).raw().toBuffer()
  return { width, height, parts: [...parts] }
}

/** The tags of the first EXIF folder. */
const tagsOf = (exif: Buffer | undefined): number[] => {
  const tiff = exif?.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0)
  if (!tiff) return []
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  return Array.from({ length: short(start) }, (_, i) => short(start + 2 + i * 12))
}
