import type { FullArticle } from '#features/articles/index.ts'

/** A list of articles as a feed, whichever format it is then written in. All addresses are absolute. */
export type Feed = {
  title: string
  about: string
  language: string
  home: string // the list as a page
  self: string // this feed
  next: string | undefined // where older articles go on
  icon: string
  siteName: string
  articles: FullArticle[]
}

/** When an article last changed for its readers. */
export const changedAt = ({ publishedAt, updatedAt, correctedAt }: FullArticle): Date =>
  new Date(Math.max(publishedAt.getTime(), updatedAt?.getTime() ?? 0, correctedAt?.getTime() ?? 0))

/** When the newest change of the list was; an empty list has not changed since a day long ago. */
export const feedChangedAt = ({ articles }: Feed): Date =>
  new Date(Math.max(Date.UTC(2020, 0, 1), ...articles.map((article) => changedAt(article).getTime())))
