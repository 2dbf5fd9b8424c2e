import type { Details } from '#features/articles/details.ts'
import { publishImported } from '#features/articles/index.ts'
import { emit } from '#platform/events.ts'
import { type Author, completeDetails, paragraphs } from '../articles/build.ts'
import type { Site } from '../harness/site.ts'

type Given = Partial<Details> & { channel: string; at: Date; text?: string; isListed?: boolean }

/** A published article with any date, as an import brings it; call `site.settle()` for what follows from it. */
export const anArticle = async (
  site: Site,
  author: Author,
  { channel, at, text = '正文。', isListed, ...more }: Given,
) =>
  site.db.transaction().execute(async (trx) => {
    const details = completeDetails(channel, more)
    const document = paragraphs(text) as never
    const given = { creatorId: author.creatorId, by: null, publishedAt: at, details, document }
    const { articleId } = await publishImported(trx, { ...given, ...(isListed === undefined ? {} : { isListed }) })
    await emit(trx, { type: 'articles.imported', creatorId: author.creatorId, articleIds: [articleId] })
    return articleId
  })

/** The ids of the articles in a list, or in a part of a page, in order. */
export const idsIn = (html: string): string[] =>
  [...html.matchAll(/data-item="([^"]+)"/g)].map((match) => match[1] ?? '')

/** The part of an article's page with this mark. */
export const partOf = (html: string, part: string): string => {
  const from = html.indexOf(`data-part="${part}"`)
  return from < 0 ? '' : html.slice(from, html.indexOf('</section>', from))
}

/** Where the list goes on, as a link without script. */
export const nextIn = (html: string): string | undefined =>
  /<a class="btn" href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
