import { readSetting, writeSetting } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { firstStart } from '#web/first-start.ts'
import type { House } from '#web/house.ts'
import { addArticles, publishedAt } from './add-articles.ts'
import { addCreator } from './add-creator.ts'
import { announce } from './announce.ts'
import { type Content, type DemoArticle, type DemoCreator, drawingOf, drawingsIn, readContent } from './content.ts'
import { correctArticle } from './correct-article.ts'
import { countOpens } from './count-opens.ts'
import { DrawingRoom } from './drawing-room.ts'
import { addReaders } from './people.ts'
import { pinHeadlines } from './pin-headlines.ts'
import { sample } from './sample.ts'

const day = 24 * 60 * 60 * 1000

type Filling = { signal: AbortSignal; isSample: boolean }

/** Fills a new demo. Killed half-way it goes on at the next start, with the dates of the first; once done it is done. */
export const fillDemo = async (house: House, { signal, isSample }: Filling): Promise<void> => {
  const state = await readSetting(house.db, 'site.demo')
  if (state?.isFilled) return
  const begunAt = state?.begunAt ?? now().toISOString()
  await writeSetting(house.db, 'site.demo', { begunAt, isFilled: false })
  await announce(house)
  // The articles of the house are older than all others, or they would fill the front page.
  await firstStart(house, new Date(new Date(begunAt).getTime() - 60 * day))
  const whole = await readContent()
  try {
    await fill(house, isSample ? sample(whole) : whole, new Date(begunAt), signal)
  } catch (error) {
    if (!signal.aborted) throw error
  }
  if (!signal.aborted) await writeSetting(house.db, 'site.demo', { begunAt, isFilled: true })
}

const fill = async (house: House, { creators, articles }: Content, begunAt: Date, signal: AbortSignal) => {
  const readers = await addReaders(house)
  const known = new Map<string, string>()
  const articlesOf = Map.groupBy(articles, ({ creator }) => creator)
  const wanted = creators.flatMap((creator) => drawings(creator, articlesOf.get(creator.handle) ?? []))
  await house.storage.withScratch(async (folder) => {
    const room = new DrawingRoom(folder, [...new Set(wanted)], signal)
    for (const creator of creators) {
      signal.throwIfAborted()
      const own = articlesOf.get(creator.handle) ?? []
      for (const name of drawings(creator, own)) await room.file(name)
      const { creatorId, ownerId } = await addCreator(house, creator, readers, room)
      await addArticles(house, creatorId, own, { room, begunAt, signal })
      signal.throwIfAborted()
      const ids = await idsOf(house, creatorId)
      await correct(house, ownerId, { own, ids, begunAt })
      await countOpens(house, own, ids, begunAt)
      for (const [name, id] of ids) known.set(name, id)
    }
  })
  await pinHeadlines(house, readers[0] ?? '', known)
}

const drawings = (creator: DemoCreator, articles: DemoArticle[]): string[] => [
  `emblems/${drawingOf(creator.avatar)}`,
  ...articles.flatMap(drawingsIn),
]

type Brought = { own: DemoArticle[]; ids: Map<string, string>; begunAt: Date }

const correct = async (house: House, ownerId: string, { own, ids, begunAt }: Brought) => {
  for (const article of own) {
    const [articleId, correction] = [ids.get(article.id), article.correction]
    if (!articleId || !correction) continue
    const at = new Date(publishedAt(article, begunAt).getTime() + correction.daysAfter * day)
    await correctArticle(house, ownerId, articleId, { ...correction, at })
  }
}

/** Name in the content -> the article's id. */
const idsOf = async ({ db }: House, creatorId: string): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('imported_item')
    .select(['item', 'article_id'])
    .where('creator_id', '=', creatorId)
    .where('format', '=', 'demo')
    .execute()
  return new Map(rows.map(({ item, article_id }) => [item, article_id]))
}
