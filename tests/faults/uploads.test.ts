import { existsSync, readdirSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { mediaPaths } from '#features/media/index.ts'
import { type Author, anAuthor } from '../articles/build.ts'
import { settledFolder } from '../boot/program.ts'
import { aPicture } from '../media/room.ts'
import { aMoment, at, killEverything, killProgram, type RunningSite, startOn, until } from './running-site.ts'

const onLinux = test.runIf(process.platform === 'linux')

const unfinished = ({ folder }: RunningSite): string[] => {
  const place = join(folder, 'media/incoming')
  return existsSync(place)
    ? readdirSync(place, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => join(parentPath, name))
    : []
}

const addressOf = ({ creatorId }: Author) => `${mediaPaths.upload}?creator=${creatorId}`

/** Sends the first half of an upload, and never the rest. */
const sendHalf = (site: RunningSite, author: Author, picture: Buffer): void => {
  const session = author.cookies.get('session')
  const headers = {
    origin: site.url,
    cookie: `session=${session}`,
    'content-type': 'multipart/form-data; boundary=part',
    'transfer-encoding': 'chunked',
  }
  const sending = request(`${site.url}${addressOf(author)}`, { method: 'POST', headers })
  sending.on('error', () => {}) // the site is killed
  sending.write('--part\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n')
  sending.write(picture.subarray(0, picture.length / 2))
}

const variantsOf = ({ db }: RunningSite, { creatorId }: Author) =>
  db
    .selectFrom('upload')
    .innerJoin('variant', 'variant.hash', 'upload.hash')
    .select(['variant.hash', 'variant.name'])
    .where('creator_id', '=', creatorId)
    .execute()

onLinux('kill -9 in the middle of an upload leaves nothing of it at the next start', async () => {
  let site = await startOn(await settledFolder())
  const author = await anAuthor(site)
  sendHalf(site, author, await aPicture(3000, 2000))
  await until(() => unfinished(site).some((path) => statSync(path).isFile() && statSync(path).size > 0))
  await killProgram(site)
  expect(unfinished(site)).not.toEqual([])
  site = await startOn(site.folder)
  expect(unfinished(site)).toEqual([])
  expect(await variantsOf(site, author)).toEqual([])
  await site.close()
})

type Uploaded = { hash: string; variants: { name: string }[] }

const uploadUntilCut = async (site: RunningSite, author: Author, done: Uploaded[]): Promise<void> => {
  for (;;) {
    const file = new File([new Uint8Array(await aPicture(1300, 900))], 'picture.jpg')
    const answer = await at(site, author)
      .post(addressOf(author), { file })
      .catch(() => undefined)
    if (!answer) return
    expect(answer.status).toBe(200)
    done.push(...answer.json<{ files: { picture: Uploaded }[] }>().files.map(({ picture }) => picture))
  }
}

/** Fetches a form of a picture as its owner and opens it to the last pixel. */
const look = async (site: RunningSite, author: Author, hash: string, name: string): Promise<number> => {
  const headers = { cookie: `session=${author.cookies.get('session')}` }
  const answer = await fetch(`${site.url}${mediaPaths.variant(hash, name)}`, { headers })
  if (answer.status === 200)
    await sharp(Buffer.from(await answer.arrayBuffer()), { failOn: 'warning' })
      .raw()
      .toBuffer()
  return answer.status
}

onLinux('a picture is there in all its sizes or not at all, wherever kill -9 falls', async () => {
  let site = await startOn(await settledFolder())
  const author = await anAuthor(site)
  const done: Uploaded[] = []
  for (const [round, kill] of [killProgram, killEverything].entries()) {
    const writers = [1, 2].map(() => uploadUntilCut(site, author, done))
    await until(() => done.length >= 2 + 3 * round)
    await aMoment(300)
    await kill(site)
    await Promise.all(writers)
    site = await startOn(site.folder)
    const known = await variantsOf(site, author)
    for (const { hash, variants } of done)
      expect(known.filter((one) => one.hash === hash).map(({ name }) => name)).toEqual(
        expect.arrayContaining(variants.map(({ name }) => name)),
      )
    for (const { hash, name } of known) expect(await look(site, author, hash, name)).toBe(200)
  }
  await site.close()
})
