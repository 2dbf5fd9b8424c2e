import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  type Counts,
  type Form,
  importArticles,
  linksAmong,
  pictureFinder,
  readers,
} from '#features/portability/index.ts'
import { ConversionThreads } from '#features/portability/thread.ts'
import { aCreator } from '../harness/creators.ts'
import type { Site } from '../harness/site.ts'

export type Told = { counts: Counts; refused: string[]; lost: string[]; skipped: string[] }

/** A folder for an archive, which is removed when the test file ends. */
export const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-archive-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A file with this content, in a folder of its own. */
export const aFile = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(await aFolder(), name)
  await writeFile(path, content)
  return path
}

export type Importing = {
  from: Form
  path: string
  creatorId: string
  media?: string[]
  signal?: AbortSignal
  threads?: number
}

/** Imports as the command does, and tells what it would have told. */
export const importInto = async (site: Site, importing: Importing): Promise<Told> => {
  const { from, path, creatorId, media = [], threads = 0, signal = new AbortController().signal } = importing
  const told: Omit<Told, 'counts'> = { refused: [], lost: [], skipped: [] }
  const reads = () => readers[from].read(path, {}, () => {})
  const into = { creatorId, userId: null, format: from }
  const converting = threads > 0 ? new ConversionThreads(threads) : undefined
  const counts = await importArticles(
    site.db,
    site.house.storage,
    {
      reads: reads(),
      into,
      names: await linksAmong(site.db, into, reads(), signal),
      find: await pictureFinder(media),
      siteLanguage: 'zh-CN',
      threads: converting,
      signal,
    },
    {
      refused: async (where, reason) => void told.refused.push(`${where} ${reason}`),
      lost: async (where, lost) => void told.lost.push(...lost.map(({ what, count }) => `${where}: ${count} ${what}`)),
      skipped: (what) => void told.skipped.push(what),
      progress: () => {},
    },
  )
  await converting?.close()
  return { counts, ...told }
}

/** Imports into a fresh creator. */
export const importFresh = async (site: Site, importing: Omit<Importing, 'creatorId'>) => {
  const creator = await aCreator(site)
  return { creator, ...(await importInto(site, { ...importing, creatorId: creator.id })) }
}

/** What a creator has: its articles as lists show them. */
export const articlesOf = (site: Site, creatorId: string) =>
  site.db
    .selectFrom('article')
    .select(['id', 'title', 'summary', 'state', 'is_listed', 'published_at', 'updated_at', 'byline', 'cover'])
    .where('creator_id', '=', creatorId)
    .orderBy('title')
    .execute()

export const jsonLines = (lines: object[]): string => lines.map((line) => JSON.stringify(line)).join('\n')
