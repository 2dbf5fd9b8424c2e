import { createReadStream } from 'node:fs'
import type { Kysely } from 'kysely'
import type { Words } from '#features/articles/thread.ts'
import { type FoundPicture, type WenhaoDocument, withFigures } from '#features/document/index.ts'
import { type MediaProblem, storePicture } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import type { FindPicture } from './find-picture.ts'
import type { Loss } from './item.ts'

/** With its document when it shows stored pictures now, its cover among them. */
export type Taken = { words: Words; cover: string | undefined; lost: Loss[] }

type Given = { words: Words; pictures: FoundPicture[]; cover: string | undefined }

type Owner = { userId: string | null; creatorId: string }

/**
 * Stores the pictures of a text that came with the archive. One that did not come, or that is no picture, stays as a
 * placeholder with its alternative text and a link; no picture is fetched from anywhere.
 */
export const takePictures = async (
  db: Kysely<DB>,
  storage: Storage,
  owner: Owner,
  { words, pictures, cover }: Given,
  find: FindPicture,
): Promise<Taken> => {
  if (pictures.length === 0 && !cover) return { words, cover: undefined, lost: [] }
  const stored = new Map<string, Stored>()
  for (const src of new Set([...pictures.map(({ src }) => src), ...(cover ? [cover] : [])]))
    stored.set(src, await storeOne(db, storage, owner, find(src)))
  const absent = pictures.filter(({ src }) => stored.get(src) === 'absent').length
  const refused = [...stored].filter(([, result]) => typeof result === 'string' && result !== 'absent')
  const coverStored = cover ? stored.get(cover) : undefined
  const isCoverAbsent = coverStored === 'absent' && !pictures.some(({ src }) => src === cover)
  return {
    words: showing(words, pictures, stored),
    cover: typeof coverStored === 'object' ? coverStored.hash : undefined,
    lost: [
      ...(absent > 0 ? [{ what: 'pictures that did not come with the archive', count: absent }] : []),
      ...(isCoverAbsent ? [{ what: 'cover that did not come with the archive', count: 1 }] : []),
      ...refused.map(([src, problem]) => ({ what: `picture ${src.slice(-80)} (${String(problem)})`, count: 1 })),
    ],
  }
}

const showing = (words: Words, pictures: FoundPicture[], stored: ReadonlyMap<string, Stored>): Words => {
  if (![...stored.values()].some((result) => typeof result === 'object')) return words
  const document = words.document ?? (JSON.parse(words.texts.json.document) as WenhaoDocument)
  return {
    document: withFigures(document, (attrs, index) => {
      const result = stored.get(pictures[index]?.src ?? '')
      return typeof result === 'object'
        ? { ...attrs, media: result.hash, width: result.width, height: result.height }
        : attrs
    }),
  }
}

type Stored = { hash: string; width: number; height: number } | 'absent' | MediaProblem

const storeOne = async (db: Kysely<DB>, storage: Storage, owner: Owner, path: string | undefined): Promise<Stored> => {
  if (!path) return 'absent'
  // Read as a stream, so that a film with a picture's name is refused before it fills the memory.
  const result = await storePicture(db, storage, { ...owner, content: createReadStream(path) })
  return result.ok ? result.picture : result.problem
}
