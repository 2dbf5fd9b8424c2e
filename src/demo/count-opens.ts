import { opensOf, writeOpens } from '#features/reading/index.ts'
import { dayOf } from '#ui/dates.ts'
import type { House } from '#web/house.ts'
import { publishedAt } from './add-articles.ts'
import type { DemoArticle } from './content.ts'

const day = 24 * 60 * 60 * 1000
const ofEachDay = 0.45 // of those who will ever open it, fewer every day

/** Spreads the opens of each article over the days since it was published; those that have some are left alone. */
export const countOpens = async (
  { db, config }: House,
  articles: DemoArticle[],
  ids: Map<string, string>,
  begunAt: Date,
): Promise<void> => {
  const known = await opensOf(db, [...ids.values()])
  const opens = articles.flatMap((article) => {
    const articleId = ids.get(article.id)
    if (!articleId || known.has(articleId)) return []
    return spread(article.opens, article.publishedDaysAgo).map((count, index) => ({
      articleId,
      day: dayOf(new Date(publishedAt(article, begunAt).getTime() + index * day), config.zone),
      opens: count,
    }))
  })
  if (opens.length > 0) await writeOpens(db, opens)
}

/** Each day a share of what is left, so that the sum stays what was said. */
const spread = (total: number, days: number): number[] => {
  const counts: number[] = []
  for (let left = total, i = 0; i <= days && left > 0; i += 1) {
    const isLast = i + 1 > days
    const count = isLast ? left : Math.max(1, Math.round(left * ofEachDay))
    counts.push(count)
    left -= count
  }
  return counts
}
