import { join } from 'node:path'
import { sql } from 'kysely'
import { hashPassword } from '#features/accounts/password.ts'
import { closeDarkroom, publishPictures, storeFile, storePicture } from '#features/media/index.ts'
import { sha256 } from '#platform/backup/digest.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { folderStorage } from '#platform/storage.ts'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import { Client } from '../harness/client.ts'
import type { Ground } from '../harness/people.ts'
import { aPicture, must } from '../media/room.ts'

export type Furnished = { author: Author; articleId: string; draftId: string; picture: string; proof: string }

export const password = 'correct horse 电池'

/** Puts into a site one of each kind of thing that a backup must bring back. */
export const furnish = async (site: Ground, folder: string): Promise<Furnished> => {
  const { db } = site
  const storage = await folderStorage(join(folder, 'media'))
  const author = await anAuthor(site)
  const row = { password_hash: await hashPassword(password) }
  await db.updateTable('user').set(row).where('id', '=', author.id).execute()
  const { creatorId, id: userId } = author
  const { picture } = must(await storePicture(db, storage, { creatorId, userId, content: await aPicture() }))
  await closeDarkroom()
  await db.transaction().execute((trx) => publishPictures(trx, { creatorId }, [picture.hash]))
  const { file } = must(await storeFile(db, storage, { userId, name: '证明', content: await aPicture() }))
  const articleId = await aPublished(site, author)
  const draft = await aDraft(site, author, { texts: ['Tabs\there,\nback\\slashes, 表情😀 and \\N.'] })
  await aWaitingJob(db, author)
  return { author, articleId, draftId: draft.id, picture: picture.hash, proof: file.id }
}

const aPublished = async (site: Ground, author: Author): Promise<string> => {
  const draft = await aDraft(site, author, { details: { summary: '一句话' } })
  const { details } = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const { channels } = details as { channels: string[] }
  const form = { version: String(draft.version), act: 'publish', channels, summary: '一句话', tags: '公交' }
  const { status } = await author.post(`/studio/articles/${draft.id}/publication`, form)
  if (status !== 303) throw new Error(`publishing answered ${status}`)
  return draft.id
}

/** A letter that somebody asked for, and that is due in an hour. */
const aWaitingJob = async (db: Database, { id }: Author): Promise<void> => {
  const event = JSON.stringify({ type: 'user.reset-asked', userId: id, askId: newId() })
  await sql`select graphile_worker.add_job('relay', ${event}::json, run_at => now() + interval '1 hour')`.execute(db)
}

export const lettersTo = async (db: Database, userId: string): Promise<number> =>
  (await db.selectFrom('letter').select('id').where('user_id', '=', userId).execute()).length

/** The sum of what a page says. */
export const pageOf = async (url: string, path: string): Promise<string> => {
  const { status, text } = await new Client(url).get(path)
  return `${path} ${status} ${sha256(text)}`
}

/** Shown as a date, which stays as it is while a test runs. */
export const makeOld = async (db: Database): Promise<void> => {
  await sql`update article set published_at = published_at - interval '40 days'`.execute(db)
}
