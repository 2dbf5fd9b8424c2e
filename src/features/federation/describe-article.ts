import type { CreativeWork, NewsArticle } from 'schema-dts'
import type { ArticleView } from '#features/articles/index.ts'
import { articlePaths, type Declaration } from '#features/articles/index.ts'
import type { CreatorInfo } from '#features/creators/index.ts'
import { mediaPaths } from '#features/media/index.ts'
import type { Source } from '#features/sources/index.ts'
import { plainTitle } from '#ui/title.tsx'
import { describeClaims, restsOn, sourceAddress } from './describe-claims.ts'
import { describeCreator } from './describe-creator.ts'
import { describeSource } from './describe-source.ts'

type Around = {
  creator: CreatorInfo
  channel: string | undefined
  origin: string
  publisher: { name: string; logo: string }
}

/** An article as schema.org has it: always a NewsArticle, with what its author declared it to be. */
export const describeArticle = (article: ArticleView, { creator, channel, origin, publisher }: Around): NewsArticle => {
  const { details, cover } = article
  const url = origin + articlePaths.show(article.id)
  const claims = describeClaims(article, url)
  const basis = [...original(details.declaration), ...restsOn(details.sources, url)]
  return {
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: plainTitle(article.title),
    description: article.summary || undefined,
    inLanguage: article.language,
    datePublished: article.publishedAt?.toISOString(),
    dateModified: newest(article).toISOString(),
    author: [
      ...(article.byline ? [{ '@type': 'Person' as const, name: article.byline }] : []),
      describeCreator(creator, origin),
    ],
    publisher: {
      '@type': 'Organization',
      name: publisher.name,
      url: `${origin}/`,
      logo: { '@type': 'ImageObject', url: publisher.logo },
    },
    image: cover
      ? [
          {
            '@type': 'ImageObject',
            url: origin + mediaPaths.variant(cover.hash, cover.hasJpeg ? 'jpeg' : 'full'),
            width: pixels(cover.width),
            height: pixels(cover.height),
            caption: cover.alt || undefined,
            creditText: cover.credit || undefined,
          },
        ]
      : undefined,
    articleSection: channel,
    keywords: article.tags.length > 0 ? article.tags.map(({ label }) => label) : undefined,
    wordCount: article.count,
    timeRequired: `PT${article.readingMinutes}M`,
    isAccessibleForFree: true,
    contentLocation: article.place ? { '@type': 'Place', name: article.place } : undefined,
    citation: details.sources.length > 0 ? details.sources.map((source, at) => named(source, url, at + 1)) : undefined,
    hasPart: claims.length > 0 ? claims : undefined,
    correction:
      article.corrections.length > 0
        ? article.corrections.map(({ at, reason }) => ({
            '@type': 'CorrectionComment',
            text: reason,
            datePublished: at.toISOString(),
          }))
        : undefined,
    ...declared(details.declaration),
    isBasedOn: basis.length > 0 ? basis : undefined,
  }
}

/** A source under the name by which claims cite it. */
const named = (source: Source, url: string, number: number) =>
  ({ ...(describeSource(source) as object), '@id': sourceAddress(url, number) }) as CreativeWork

const pixels = (value: number) => ({ '@type': 'QuantitativeValue' as const, value, unitCode: 'E37' }) // UN/CEFACT: pixel

const newest = ({ publishedAt, updatedAt, correctedAt }: ArticleView): Date =>
  new Date(Math.max(publishedAt?.getTime() ?? 0, updatedAt?.getTime() ?? 0, correctedAt?.getTime() ?? 0))

const moreExactly: Partial<Record<Declaration['genres'][number], string>> = {
  opinion: 'https://schema.org/OpinionNewsArticle',
  analysis: 'https://schema.org/AnalysisNewsArticle',
  advertisement: 'https://schema.org/AdvertiserContentArticle',
}

const madeBy = {
  none: undefined,
  partly: { '@id': 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource' },
  wholly: { '@id': 'https://schema.org/TrainedAlgorithmicMediaDigitalSource' },
}

const declared = ({ genres, ai, happened }: Declaration) => {
  const types = genres.flatMap((genre) => moreExactly[genre] ?? [])
  return {
    additionalType: types.length > 0 ? types : undefined,
    genre: genres.length > 0 ? genres : undefined,
    digitalSourceType: madeBy[ai ?? 'none'],
    temporalCoverage: happened || undefined,
  }
}

/** Of a reprint, what it reprints. */
const original = ({ origin, originOf }: Declaration): (CreativeWork | string)[] => {
  if (origin !== 'reprint' || !originOf) return []
  return [/^https?:\/\/\S+$/i.test(originOf) ? originOf : { '@type': 'CreativeWork', name: originOf }]
}
