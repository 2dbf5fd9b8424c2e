import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Provenance } from './metadata/provenance.ts'

/** Whose upload it is: a creator's, brought by a user, or a user's own where there is no creator (yet). */
/** Whose a picture is: a creator's, brought by a user or by an import, or a user's own. */
export type Owner = { creatorId: string; userId: string | null } | { creatorId: null; userId: string }

export type VariantSize = { name: string; width: number; height: number }
export type StoredVariant = VariantSize & { mime: string; bytes: number }

/** A picture as pages need it. Addresses are `mediaPaths.variant(hash, name)`. */
export type Picture = {
  hash: string
  width: number
  height: number
  /** By rising width, all of the same shape: for srcset. An animation has only the moving one here. */
  variants: StoredVariant[]
  /** At most 1280 wide, for feeds and cards of other sites. */
  jpeg: StoredVariant | undefined
  isAnimated: boolean
  provenance: Provenance
}

/** The pictures with these hashes, for rendering; one that is unknown or hidden is absent. */
export const picturesByHash = (db: Kysely<DB>, hashes: string[]): Promise<Map<string, Picture>> =>
  readPictures(db, hashes, [false])

/** The same with hidden ones, for who decides about them. */
export const picturesWithHidden = (db: Kysely<DB>, hashes: string[]): Promise<Map<string, Picture>> =>
  readPictures(db, hashes, [false, true])

const readPictures = async (db: Kysely<DB>, hashes: string[], hidden: boolean[]): Promise<Map<string, Picture>> => {
  if (hashes.length === 0) return new Map()
  const pictures = await db
    .selectFrom('picture')
    .select(['hash', 'width', 'height', 'frames', 'provenance'])
    .where('hash', 'in', hashes)
    .where('is_hidden', 'in', hidden)
    .execute()
  const variants = await db
    .selectFrom('variant')
    .select(['hash', 'name', 'width', 'height', 'mime', 'bytes'])
    .where('hash', 'in', hashes)
    .orderBy('width')
    .execute()
  const variantsOf = Map.groupBy(variants, ({ hash }) => hash)
  return new Map(pictures.map((row) => [row.hash, shape(row, variantsOf.get(row.hash) ?? [])]))
}

type Row = { hash: string; width: number; height: number; frames: number; provenance: unknown }

type VariantRow = VariantSize & { mime: string; bytes: string | number }

const shape = ({ hash, width, height, frames, provenance }: Row, rows: VariantRow[]): Picture => {
  const sizes = rows.map(({ name, width, height, mime, bytes }) => ({
    name,
    width,
    height,
    mime,
    bytes: Number(bytes),
  }))
  const isAnimated = frames > 1
  const isForPages = (name: string) => (isAnimated ? name === 'animated' : name === 'full' || /^\d+$/.test(name))
  return {
    hash,
    width,
    height,
    variants: sizes.filter(({ name }) => isForPages(name)),
    jpeg: sizes.find(({ name }) => name === 'jpeg'),
    isAnimated,
    provenance: provenance as Provenance,
  }
}

/** Whether this content is kept already, and may be shown. */
export const stateOf = async (db: Kysely<DB>, hash: string): Promise<'unknown' | 'kept' | 'hidden'> => {
  const row = await db.selectFrom('picture').select('is_hidden').where('hash', '=', hash).executeTakeFirst()
  if (!row) return 'unknown'
  return row.is_hidden ? 'hidden' : 'kept'
}

/** Uploaded bytes that count towards an owner's quota, without the picture of this hash. */
export const bytesOf = async (db: Kysely<DB>, owner: Owner, without: string): Promise<number> => {
  const { total } = await uploadsOf(db, owner)
    .innerJoin('picture', 'picture.hash', 'upload.hash')
    .where('upload.hash', '!=', without)
    .select(({ fn }) => fn.sum<string | null>('picture.bytes').as('total'))
    .executeTakeFirstOrThrow()
  return Number(total ?? 0)
}

const uploadsOf = (db: Kysely<DB>, { creatorId, userId }: Owner) => {
  const uploads = db.selectFrom('upload')
  return creatorId === null
    ? uploads.where('upload.creator_id', 'is', null).where('upload.user_id', '=', userId)
    : uploads.where('upload.creator_id', '=', creatorId)
}

/** The creators that brought a picture before readers. Empty: it is private, or nobody's any more. */
export const publishersOf = async (db: Kysely<DB>, hash: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('upload')
    .select('creator_id')
    .distinct()
    .where('hash', '=', hash)
    .where('is_private', '=', false)
    .where('creator_id', 'is not', null)
    .limit(100)
    .execute()
  return rows.flatMap(({ creator_id }) => creator_id ?? [])
}

export type Uploaded = { id: string; at: Date; picture: Picture }

/** What a creator has uploaded, newest first, after the upload with the id `before`. */
export const picturesOfCreator = async (
  db: Kysely<DB>,
  creatorId: string,
  { before, limit = 60 }: { before?: string; limit?: number } = {},
): Promise<Uploaded[]> => {
  const rows = await db
    .selectFrom('upload')
    .select(['id', 'hash', 'created_at'])
    .where('creator_id', '=', creatorId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(Math.min(limit, 200))
    .execute()
  const pictures = await picturesByHash(
    db,
    rows.map(({ hash }) => hash),
  )
  return rows.flatMap(({ id, hash, created_at }) => {
    const picture = pictures.get(hash)
    return picture ? [{ id, at: created_at, picture }] : []
  })
}

export type Servable = { mime: string; bytes: number; isPublic: boolean; isHidden: boolean; owners: Owner[] }

/** A variant that may be asked for, and who may see it while it is private; whoever hides pictures may see it hidden. */
export const findVariant = async (db: Kysely<DB>, hash: string, name: string): Promise<Servable | undefined> => {
  const variant = await db
    .selectFrom('variant')
    .innerJoin('picture', 'picture.hash', 'variant.hash')
    .select(['variant.mime', 'variant.bytes', 'picture.is_hidden'])
    .where('variant.hash', '=', hash)
    .where('name', '=', name)
    .executeTakeFirst()
  if (!variant) return undefined
  const uploads = await db
    .selectFrom('upload')
    .select(['creator_id', 'user_id', 'is_private'])
    .where('hash', '=', hash)
    .orderBy('is_private')
    .limit(100)
    .execute()
  const owners = uploads.map(
    ({ creator_id, user_id }): Owner =>
      creator_id === null ? { creatorId: null, userId: user_id ?? '' } : { creatorId: creator_id, userId: user_id },
  )
  const { mime, bytes, is_hidden: isHidden } = variant
  const isPublic = !isHidden && uploads.some((upload) => !upload.is_private)
  return { mime, bytes: Number(bytes), isPublic, isHidden, owners }
}

/** A proof file and whose it is. */
export const findFile = async (
  db: Kysely<DB>,
  id: string,
): Promise<{ mime: string; name: string; owner: Owner } | undefined> => {
  const row = await db
    .selectFrom('proof_file')
    .select(['mime', 'name', 'user_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { mime: row.mime, name: row.name, owner: { creatorId: null, userId: row.user_id } }
}
