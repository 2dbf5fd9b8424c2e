import { posix } from 'node:path'
import type { Kysely } from 'kysely'
import type { WenhaoDocument } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { type Converted, convertItem, type Knows } from './convert-item.ts'
import type { FindPicture } from './find-picture.ts'
import { articleIdOf, type Into, type Ready } from './import-batch.ts'
import type { Item, Loss } from './item.ts'
import { placeClaims } from './place-claims.ts'
import { cleaned } from './read-lines.ts'
import { takePictures } from './take-pictures.ts'

export type Preparing = { db: Kysely<DB>; storage: Storage; into: Into; find: FindPicture; knows: Knows }

type Prepared = { ok: true; ready: Ready; lost: Loss[] } | { ok: false; reason: string }

const longestNotes = 1_000_000

/** The item as it can be written, its pictures stored, or why it cannot be taken. */
export const prepareItem = async (preparing: Preparing, item: Item): Promise<Prepared> => {
  const result = convert(item, preparing.knows)
  if (!result.ok) return result
  const { details, document, pictures, lost } = result.converted
  const { db, storage, into, find } = preparing
  const owner = { creatorId: into.creatorId, userId: into.userId }
  const taken = await takePictures(
    db,
    storage,
    owner,
    { document, pictures, cover: item.cover?.src },
    findBeside(item.folder, find),
  )
  const claims = placeClaims(taken.document, item.claims ?? [], {
    articleId: articleIdOf(into, item),
    sourceIds: result.converted.sourceIds,
  })
  const cover = taken.cover ? { hash: taken.cover, alt: item.cover?.alt ?? '', credit: item.cover?.credit ?? '' } : null
  const notes = notesOf(item)
  const isEarly = item.published !== undefined && item.published > new Date()
  return {
    ok: true,
    ready: {
      item: isEarly ? { ...item, state: 'draft' } : item,
      details: { ...details, cover: cover ?? firstPicture(taken.document) },
      document: claims.document,
      notes: notes ?? '{}',
    },
    lost: [
      ...lost,
      ...taken.lost,
      ...claims.lost,
      ...(notes === undefined ? [{ what: 'further fields: there are too many of them', count: 1 }] : []),
      ...(isEarly ? [{ what: 'publication: its date is still to come, so that it is a draft', count: 1 }] : []),
    ],
  }
}

/** A picture that is only named stands beside its text; elsewhere there may be others of that name. */
const findBeside = (folder: string | undefined, find: FindPicture): FindPicture =>
  folder ? (src) => find(/^(?:[a-z][a-z\d+.-]{0,20}:|\/)/i.test(src) ? src : posix.join('/', folder, src)) : find

type Conversion = { ok: true; converted: Converted } | { ok: false; reason: string }

// One text that our own converter cannot bear must not end an import of thousands.
const convert = (item: Item, knows: Knows): Conversion => {
  try {
    return convertItem(item, knows)
  } catch (error) {
    return { ok: false, reason: `could not be converted: ${(error as Error).message.slice(0, 200)}` }
  }
}

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
const firstPicture = (document: WenhaoDocument): Ready['details']['cover'] => {
  const figure = document.content?.find(
    ({ type, attrs }) => type === 'figure' && (attrs as { media: string | null }).media,
  )
  if (!figure) return null
  const { media, alt, credit } = figure.attrs as { media: string; alt: string; credit: string }
  return { hash: media, alt, credit }
}
