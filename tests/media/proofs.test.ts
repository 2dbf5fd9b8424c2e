import { expect, test } from 'vitest'
import { deleteFiles, storeFile } from '#features/media/index.ts'
import { aPicture, must, openRoom } from './room.ts'

const room = await openRoom()
const store = (content: Uint8Array, userId = room.userId) =>
  storeFile(room.db, room.storage, { userId, name: 'proof', content })

test.each([
  ['a page', 'not-a-proof', Buffer.from('<!doctype html>')],
  ['an archive', 'not-a-proof', Buffer.from('PK\x03\x04')],
  ['a GIF', 'not-a-proof', Buffer.from('GIF89a')],
  ['nothing', 'empty', Buffer.alloc(0)],
  ['11 MB', 'too-large', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(11 * 1024 * 1024)])],
])('as a proof, %s is refused as %s', async (_, problem, content) => {
  expect(await store(content)).toEqual({ ok: false, problem })
  expect(await room.files()).toEqual([])
})

test('a proof is kept as it came and deleted wholly, twice without harm', async () => {
  const content = await aPicture()
  const { file } = must(await store(content))
  expect(await room.read(`private/proofs/${file.id.slice(-2)}/${file.id}`)).toEqual(content)
  await deleteFiles(room.db, room.storage, [file.id])
  await deleteFiles(room.db, room.storage, [file.id])
  expect(await room.files()).toEqual([])
  expect(await room.db.selectFrom('proof_file').select('id').execute()).toEqual([])
})

test('a user’s proofs together are bounded', async () => {
  const userId = await room.aUser()
  const { file } = must(await store(await aPicture(), userId))
  await room.db
    .updateTable('proof_file')
    .set({ bytes: 100 * 1024 * 1024 })
    .where('id', '=', file.id)
    .execute()
  const before = await room.files()
  expect(await store(await aPicture(), userId)).toEqual({ ok: false, problem: 'quota' })
  expect(await room.files()).toEqual(before)
})
