import { importArticles, itemOfFields } from '#features/portability/index.ts'
import type { House } from '#web/house.ts'
import { type DemoArticle, drawingOf, withFiles } from './content.ts'
import type { DrawingRoom } from './drawing-room.ts'

/** Brings a creator's articles through the importer, which knows those that an earlier start brought. */
export const addArticles = async (
  { db, storage }: House,
  creatorId: string,
  articles: DemoArticle[],
  { room, begunAt, signal }: { room: DrawingRoom; begunAt: Date; signal: AbortSignal },
): Promise<void> => {
  await importArticles(
    db,
    storage,
    {
      reads: readsOf(articles, begunAt),
      into: { creatorId, userId: null, format: 'demo' },
      find: (src) => room.pathOf(src.replace(/^drawings\/|\.jpg$/g, '')),
      siteLanguage: 'zh-CN',
      signal,
    },
    {
      lost: (where, lost) => refuse(where, lost.map(({ what }) => what).join(', ')),
      refused: refuse,
      skipped: () => {},
      progress: () => {},
    },
  )
}

// The content is ours: what does not fit is a fault of the program, not of a stranger's archive.
const refuse = async (where: string, reason: string): Promise<void> => {
  throw new Error(`the demo's article ${where}: ${reason}`)
}

async function* readsOf(articles: DemoArticle[], begunAt: Date) {
  for (const article of articles) yield { item: itemOf(article, begunAt) }
}

const day = 24 * 60 * 60 * 1000

export const publishedAt = ({ publishedDaysAgo }: DemoArticle, begunAt: Date): Date =>
  new Date(begunAt.getTime() - publishedDaysAgo * day)

const credits = { 'zh-CN': '插图：文号演示', en: 'Drawing: Wenhao demo' }

const itemOf = (article: DemoArticle, begunAt: Date) => {
  const { id, title, summary, channels, tags, place, declaration, sources, claims, language, cover, coverAlt } = article
  const fields = {
    ...{ id, title, summary, channels, tags, place, declaration, sources, claims, language, coverAlt },
    site: 'demo',
    body: withFiles(article.body),
    published: publishedAt(article, begunAt).toISOString(),
    ...(cover && { cover: `drawings/${drawingOf(cover)}.jpg` }),
  }
  const item = itemOfFields(fields, id)
  return { ...item, cover: item.cover && { ...item.cover, credit: credits[language] } }
}
