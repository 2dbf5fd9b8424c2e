import { element, textElement, xmlDocument } from './xml.ts'

export type Listed = { url: string; changedAt?: Date | undefined }

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const entry = (name: string, { url, changedAt }: Listed) =>
  element(name, {}, textElement('loc', url), textElement('lastmod', changedAt?.toISOString()))

export const writeSitemap = (pages: Listed[]): string =>
  xmlDocument(
    element(
      'urlset',
      { xmlns: namespace },
      pages.map((page) => entry('url', page)),
    ),
  )

export const writeSitemapIndex = (files: Listed[]): string =>
  xmlDocument(
    element(
      'sitemapindex',
      { xmlns: namespace },
      files.map((file) => entry('sitemap', file)),
    ),
  )

export type News = { url: string; title: string; language: string; publishedAt: Date }

/** A sitemap of the last two days, in the form that news searches read. */
export const writeNewsSitemap = (siteName: string, news: News[]): string =>
  xmlDocument(
    element(
      'urlset',
      { xmlns: namespace, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' },
      news.map((one) => writeNews(siteName, one)),
    ),
  )

const writeNews = (siteName: string, { url, title, language, publishedAt }: News): string =>
  element(
    'url',
    {},
    textElement('loc', url),
    element(
      'news:news',
      {},
      element(
        'news:publication',
        {},
        textElement('news:name', siteName),
        textElement('news:language', newsLanguage(language)),
      ),
      textElement('news:publication_date', publishedAt.toISOString()),
      textElement('news:title', title || ' '),
    ),
  )

// Chinese is the one language that is named with its script's region there.
const newsLanguage = (language: string): string => {
  if (!language.startsWith('zh')) return language.split('-')[0] ?? language
  return /tw|hk|hant/i.test(language) ? 'zh-tw' : 'zh-cn'
}
