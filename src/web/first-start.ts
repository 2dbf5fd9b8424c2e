import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { creatorByHandle, makeCreator } from '#features/creators/index.ts'
import { publishPictures, storePicture } from '#features/media/index.ts'
import { importArticles, pictureFinder, readMarkdown } from '#features/portability/index.ts'
import { ensureStandardRules, readSetting, writeSetting } from '#features/site/index.ts'
import type { House } from './house.ts'

const folder = join(import.meta.dirname, '../../content/house')

const handle = 'wenhao'
const name = '文号 Wenhao'
const tagline = '怎样读、怎样写、怎样运营本站。How to read, write and run this site.'

/**
 * Gives a new site its channels and the house's own creator with its articles. Killed half-way it goes on at the next
 * start; once done it is never done again, whatever the operator changes. Its articles are of today, unless told of when.
 */
export const firstStart = async (house: House, publishedAt?: Date): Promise<void> => {
  const { db } = house
  await ensureDefaultChannels(db)
  await ensureStandardRules(db)
  if (await readSetting(db, 'site.isFurnished')) return
  const creatorId = await houseCreator(house)
  if (creatorId)
    for (const language of ['en', 'zh-CN']) await importHouseArticles(house, creatorId, language, publishedAt)
  await writeSetting(db, 'site.isFurnished', true)
}

/** Undefined when somebody else has the handle, which can only be in a database that was not ours from the start. */
const houseCreator = async ({ db, storage, config }: House): Promise<string | undefined> => {
  const found = await creatorByHandle(db, handle)
  if (found && 'creator' in found) return found.creator.kind === 'house' ? found.creator.id : undefined
  const content = await readFile(join(folder, 'avatar.webp'))
  const avatar = createHash('sha256').update(content).digest('hex')
  const made = await db
    .transaction()
    .execute((trx) => makeCreator(trx, { handle, name, kind: 'house', tagline, language: config.language, avatar }))
  if (!made.ok) return undefined
  await storePicture(db, storage, { creatorId: made.creatorId, userId: null, content })
  await db.transaction().execute((trx) => publishPictures(trx, { creatorId: made.creatorId }, [avatar]))
  return made.creatorId
}

const importHouseArticles = async (
  { db, storage, log }: House,
  creatorId: string,
  language: string,
  publishedAt: Date | undefined,
) => {
  await importArticles(
    db,
    storage,
    {
      reads: dated(
        readMarkdown(join(folder, language), {}, () => {}),
        publishedAt,
      ),
      into: { creatorId, userId: null, format: `house-${language}` },
      find: await pictureFinder([join(folder, 'pictures')]),
      siteLanguage: language,
      signal: new AbortController().signal,
    },
    {
      lost: async (where, what) => log.info({ where, what }, 'a house article lost something'),
      refused: async (where, reason) => log.error({ where, reason }, 'a house article was refused'),
      skipped: () => {},
      progress: () => {},
    },
  )
}

async function* dated(reads: ReturnType<typeof readMarkdown>, publishedAt: Date | undefined) {
  for await (const read of reads)
    yield 'item' in read && publishedAt ? { item: { ...read.item, published: publishedAt } } : read
}
