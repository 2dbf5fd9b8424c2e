import { posix } from 'node:path'
import type { Kysely } from 'kysely'
import type { Words } from '#features/articles/thread.ts'
import type { WenhaoDocument } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import type { Conversion } from './conversion.ts'
import type { FindPicture } from './find-picture.ts'
import { articleIdOf, type Into, type Ready } from './import-batch.ts'
import type { Item, Loss } from './item.ts'
import { placeClaims } from './place-claims.ts'
import { cleaned } from './read-lines.ts'
import { takePictures } from './take-pictures.ts'

export type Preparing = { db: Kysely<DB>; storage: Storage; into: Into; find: FindPicture }

type Converted = Extract<Conversion, { ok: true }>
type Prepared = { ready: Ready; lost: Loss[] }

const longestNotes = 1_000_000

/** A converted item as it can be written, its pictures stored. */
export const prepareItem = async (preparing: Preparing, item: Item, converted: Converted): Promise<Prepared> => {
  const { details, words, pictures, sourceIds, lost } = converted
  const { db, storage, into, find } = preparing
  const owner = { creatorId: into.creatorId, userId: into.userId }
  const given = { words, pictures, cover: item.cover?.src }
  const taken = await takePictures(db, storage, owner, given, findBeside(item.folder, find))
  const known = { articleId: articleIdOf(into, item), sourceIds }
  const claimed = withAnswers(taken.words, item, known)
  const cover = taken.cover ? { hash: taken.cover, alt: item.cover?.alt ?? '', credit: item.cover?.credit ?? '' } : null
  const notes = notesOf(item)
  const isEarly = item.published !== undefined && item.published > new Date()
  return {
    ready: {
      // The text of the archive is not needed any more.
      item: { ...item, body: '', ...(isEarly && { state: 'draft' }) },
      details: { ...details, cover: cover ?? firstPicture(claimed.words.document) },
      words: claimed.words,
      notes: notes ?? '{}',
    },
    lost: [
      ...lost,
      ...taken.lost,
      ...claimed.lost,
      ...(notes === undefined ? [{ what: 'further fields: there are too many of them', count: 1 }] : []),
      ...(isEarly ? [{ what: 'publication: its date is still to come, so that it is a draft', count: 1 }] : []),
    ],
  }
}

/** Answers need the document; `conversion.ts` keeps it where an item has some. */
const withAnswers = (words: Words, { claims = [] }: Item, known: Parameters<typeof placeClaims>[2]) => {
  if (!words.document) return { words, lost: [] }
  const { document, lost } = placeClaims(words.document, claims, known)
  return { words: { document }, lost }
}

/** A picture that is only named stands beside its text; elsewhere there may be others of that name. */
const findBeside = (folder: string | undefined, find: FindPicture): FindPicture =>
  folder ? (src) => find(/^(?:[a-z][a-z\d+.-]{0,20}:|\/)/i.test(src) ? src : posix.join('/', folder, src)) : find

/** Undefined when they are too long, or of a kind that the database cannot hold. */
const notesOf = ({ notes }: Item): string | undefined => {
  try {
    const text = JSON.stringify(notes, cleaned)
    return text.length > longestNotes || /\\u0000|\\ud[89a-f]/i.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** Without a cover of its own, the first picture of a text is it. */
const firstPicture = (document: WenhaoDocument | undefined): Ready['details']['cover'] => {
  const figure = document?.content?.find(
    ({ type, attrs }) => type === 'figure' && (attrs as { media: string | null }).media,
  )
  if (!figure) return null
  const { media, alt, credit } = figure.attrs as { media: string; alt: string; credit: string }
  return { hash: media, alt, credit }
}
