import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { creatorByHandle, makeCreator } from '#features/creators/index.ts'
import { publishPictures, storePicture } from '#features/media/index.ts'
import { importArticles, pictureFinder, readMarkdown } from '#features/portability/index.ts'
import type { House } from './house.ts'

const content = join(import.meta.dirname, '../../content/house')

/** Gives a new site its channels and the house's own creator with its articles. Does nothing in one that has them. */
export const firstStart = async (house: House): Promise<void> => {
  const { db } = house
  await ensureDefaultChannels(db)
  if (await creatorByHandle(db, 'wenhao')) return
  const avatar = await readFile(join(content, 'avatar.webp'))
  const hash = createHash('sha256').update(avatar).digest('hex')
  const made = await db.transaction().execute((trx) =>
    makeCreator(trx, {
      handle: 'wenhao',
      name: '文号 Wenhao',
      kind: 'house',
      tagline: '怎样读、怎样写、怎样运营本站。How to read, write and run this site.',
      language: house.config.language,
      avatar: hash,
    }),
  )
  if (!made.ok) return
  await storePicture(db, house.storage, { creatorId: made.creatorId, userId: null, content: avatar })
  await db.transaction().execute((trx) => publishPictures(trx, { creatorId: made.creatorId }, [hash]))
  for (const language of ['en', 'zh-CN']) await importHouseArticles(house, made.creatorId, language)
}

const importHouseArticles = async ({ db, storage, log }: House, creatorId: string, language: string) => {
  const folder = join(content, language)
  await importArticles(
    db,
    storage,
    {
      reads: readMarkdown(folder, {}, () => {}),
      into: { creatorId, userId: null, format: `house-${language}` },
      find: await pictureFinder([join(content, 'pictures')]),
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
