import type { Kysely } from 'kysely'
import { publishersOf } from '#features/media/index.ts'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

/** What can be reported; a picture by its hash, with the article in which it was seen. */
export type Target =
  | { type: 'article'; id: string }
  | { type: 'creator'; id: string }
  | { type: 'picture'; id: string; seenIn?: string | undefined }

/** A target that readers can see, and whom a decision about it would concern. */
export type Found = Target & { title: string; creatorId: string | null; articleId: string | null; concerned: string[] }

/** What stands there for readers; undefined when nothing does. `isDesk` also finds what an author has withdrawn. */
export const findTarget = (db: Kysely<DB>, target: Target, isDesk = false): Promise<Found | undefined> => {
  if (target.type === 'picture') return findPicture(db, target)
  if (!isId(target.id)) return Promise.resolve(undefined)
  return target.type === 'article' ? findArticle(db, target, isDesk) : findCreator(db, target)
}

const findArticle = async (db: Kysely<DB>, target: Target & { type: 'article' }, isDesk: boolean) => {
  const row = await db
    .selectFrom('article')
    .select(['title', 'creator_id'])
    .where('id', '=', target.id)
    .where('published_revision_id', 'is not', null)
    .where('state', 'in', isDesk ? ['published', 'withdrawn'] : ['published'])
    .executeTakeFirst()
  if (!row) return undefined
  const { title, creator_id: creatorId } = row
  return { ...target, title, creatorId, articleId: target.id, concerned: [creatorId] }
}

const findCreator = async (db: Kysely<DB>, target: Target & { type: 'creator' }) => {
  const row = await db
    .selectFrom('creator')
    .select('name')
    .where('id', '=', target.id)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst()
  return row && { ...target, title: row.name, creatorId: target.id, articleId: null, concerned: [target.id] }
}

const findPicture = async (db: Kysely<DB>, target: Target & { type: 'picture' }) => {
  const isPublic = await db
    .selectFrom('picture')
    .innerJoin('upload', 'upload.hash', 'picture.hash')
    .select('picture.hash')
    .where('picture.hash', '=', target.id)
    .where('is_hidden', '=', false)
    .where('is_private', '=', false)
    .limit(1)
    .executeTakeFirst()
  if (!isPublic) return undefined
  const places = await placesOf(db, target.id)
  const place = places.find(({ articleId }) => articleId === target.seenIn) ?? places[0]
  const concerned = await concernedByPicture(db, target.id)
  const { title = '', articleId = null, creatorId = concerned[0] ?? null } = place ?? {}
  return { ...target, title, articleId, creatorId, concerned }
}

/** The articles in which readers see a picture, the newest first. */
const placesOf = (db: Kysely<DB>, hash: string) =>
  db
    .selectFrom('picture_use')
    .innerJoin('article', 'article.id', 'picture_use.article_id')
    .select(['article.id as articleId', 'article.title', 'article.creator_id as creatorId'])
    .where('hash', '=', hash)
    .where('in_published', '=', true)
    .where('article.state', '=', 'published')
    .orderBy('article.id', 'desc')
    .limit(100)
    .execute()

/** Everybody who published a picture, shows it in an article or as their face: all of them lose it. */
export const concernedByPicture = async (db: Kysely<DB>, hash: string): Promise<string[]> => {
  const faces = await db.selectFrom('creator').select('id').where('avatar', '=', hash).limit(100).execute()
  const places = await placesOf(db, hash)
  const publishers = await publishersOf(db, hash)
  return [...new Set([...places.map(({ creatorId }) => creatorId), ...publishers, ...faces.map(({ id }) => id)])]
}
