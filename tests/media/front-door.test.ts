import { expect, test } from 'vitest'
import { mediaPaths, publishPictures } from '#features/media/index.ts'
import { aCreator } from '../harness/creators.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPicture } from './room.ts'

const site = await startSite()
const owner = await aUser(site)
const reader = await aUser(site)
const moderator = await aUser(site, { role: 'moderator' })
const editor = await aUser(site, { role: 'editor' })
const { id: creatorId } = await aCreator(site, { owner })

const upload = async (bytes: Uint8Array, who = owner) => {
  const file = new File([new Uint8Array(bytes)], 'picture.jpg')
  return who.post(`${mediaPaths.upload}?creator=${creatorId}`, { file })
}

const hashOf = (answer: Awaited<ReturnType<typeof upload>>) =>
  answer.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''

test('a member uploads, members and moderators see it, others only once it is published', async () => {
  const answer = await upload(await aPicture(900, 600))
  expect(answer.status).toBe(200)
  const path = mediaPaths.variant(hashOf(answer), '640')
  const seenBy = async () =>
    Promise.all([owner, moderator, editor, reader, site.stranger()].map(async (who) => (await who.get(path)).status))
  expect(await seenBy()).toEqual([200, 200, 404, 404, 404])
  await site.db.transaction().execute((trx) => publishPictures(trx, { creatorId }, [hashOf(answer)]))
  expect(await seenBy()).toEqual([200, 200, 200, 200, 200])
})

test('an upload of many megabytes passes the gate that bounds forms, and is refused by its own rule', async () => {
  const answer = await upload(Buffer.concat([await aPicture(), Buffer.alloc(22 * 1024 * 1024)]))
  expect(answer.status).toBe(200)
  expect(answer.json().files).toMatchObject([
    { ok: false, problem: 'too-large', message: expect.stringContaining('20 MB') },
  ])
})

test('a picture keeps its own strict policy behind the gate of the site', async () => {
  const hash = hashOf(await upload(await aPicture()))
  const { headers } = await owner.get(mediaPaths.variant(hash, 'full'))
  expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('an upload from a page of another site is refused', async () => {
  const answer = await owner.post(
    `${mediaPaths.upload}?creator=${creatorId}`,
    { file: new File([new Uint8Array(await aPicture())], 'x.jpg') },
    { origin: 'https://elsewhere.example' },
  )
  expect(answer.status).toBe(403)
})

test('readers and strangers upload for nobody’s creator', async () => {
  expect((await upload(await aPicture(), reader)).status).toBe(403)
  const stranger = Object.assign(site.stranger(), { id: '', name: '', email: '' })
  expect((await upload(await aPicture(), stranger)).status).toBe(401)
})
