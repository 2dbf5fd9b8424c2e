import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { variantKey } from '#features/media/keys.ts'
import { must, openRoom } from './room.ts'

const room = await openRoom()

const pass = async (image: Sharp) => sharp(await image.png().toBuffer())

// How a camera that was held otherwise would have stored the upright scene.
const stored: [number, (scene: Sharp) => Promise<Sharp>][] = [
  [1, async (scene) => scene],
  [2, async (scene) => scene.flop()],
  [3, async (scene) => scene.rotate(180)],
  [4, async (scene) => scene.flip()],
  [5, async (scene) => (await pass(scene.rotate(90))).flop()],
  [6, async (scene) => scene.rotate(270)],
  [7, async (scene) => (await pass(scene.rotate(90))).flip()],
  [8, async (scene) => scene.rotate(90)],
]

const corners = { red: [255, 0, 0], green: [0, 128, 0], blue: [0, 0, 255], white: [255, 255, 255] }

/** Red, green, blue and white from the top left to the bottom right, wider than high. */
const scene = async (): Promise<Sharp> => {
  const part = (background: string) => sharp({ create: { width: 160, height: 80, channels: 3, background } })
  const input = await Promise.all(Object.keys(corners).map((colour) => part(colour).png().toBuffer()))
  return sharp(input, { join: { across: 2 } })
}

test.each(stored)('a picture with orientation %i stands upright in every variant', async (orientation, store) => {
  const image = await pass(await store(await scene()))
  const { picture } = must(
    await room.store(await image.jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer()),
  )
  expect([picture.width, picture.height]).toEqual([320, 160])
  for (const name of ['full', 'jpeg']) {
    const { data, info } = await sharp(await room.read(variantKey(picture.hash, name)))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    const seen = [at(40, 40), at(280, 40), at(40, 120), at(280, 120)]
    const off = seen.flat().map((value, i) => Math.abs(value - (Object.values(corners).flat()[i] ?? 0)))
    expect(Math.max(...off)).toBeLessThan(12)
  }
})
