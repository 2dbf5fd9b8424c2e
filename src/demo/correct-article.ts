import { ownArticle, publishArticle, saveDraft } from '#features/articles/index.ts'
import type { WenhaoDocument } from '#features/document/index.ts'
import { moveClock, now } from '#platform/clock.ts'
import type { House } from '#web/house.ts'

export type Correction = { find: string; replace: string; reason: string; at: Date }

/** Corrects an article as its owner would, on the day on which it was. One that is corrected already stays so. */
export const correctArticle = async (
  { db }: House,
  ownerId: string,
  articleId: string,
  { find, replace, reason, at }: Correction,
): Promise<void> => {
  const owner = { id: ownerId }
  const found = await ownArticle(db, owner, articleId, 'article.publish')
  if (!found.ok) throw new Error(`the demo's article ${articleId} is not its owner's`)
  const { details, document, version } = found.article
  const corrected = withText(document, find, replace)
  if (corrected === document && found.article.publishedVersion === version) return
  await onDay(at, async () => {
    const saved = await saveDraft(db, owner, articleId, { version, document: corrected })
    if (!saved.ok) throw new Error(`the demo's correction of ${articleId}: ${saved.problem}`)
    const description = { ...details, cover: details.cover?.hash ?? '' }
    const given = { version: saved.version, kind: 'correction', reason, description, isToPublish: true } as const
    const published = await publishArticle(db, owner, articleId, given)
    if (!published.ok) throw new Error(`the demo's correction of ${articleId}: ${JSON.stringify(published)}`)
  })
}

/** The same document when the words are not in it (any more). */
const withText = (document: WenhaoDocument, find: string, replace: string): WenhaoDocument => {
  const [before, after] = [JSON.stringify(find).slice(1, -1), JSON.stringify(replace).slice(1, -1)]
  const text = JSON.stringify(document)
  return text.includes(before) ? (JSON.parse(text.replace(before, () => after)) as WenhaoDocument) : document
}

// Nothing is served and no job runs while the demo is filled: nobody else sees the clock of that day.
const onDay = async (day: Date, work: () => Promise<void>): Promise<void> => {
  const away = day.getTime() - now().getTime()
  moveClock(away)
  try {
    await work()
  } finally {
    moveClock(-away)
  }
}
