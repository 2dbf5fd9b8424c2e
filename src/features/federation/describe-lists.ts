import type { BreadcrumbList, CollectionPage, SearchAction, WebSite } from 'schema-dts'
import { articlePaths, type Card } from '#features/articles/index.ts'
import { plainTitle } from '#ui/title.tsx'

/** The whole site, on its front page. */
export const describeSite = (
  site: { name: string; about: string; language: string; logo: string },
  origin: string,
): WebSite => ({
  '@type': 'WebSite',
  name: site.name,
  description: site.about,
  url: `${origin}/`,
  inLanguage: site.language,
  publisher: {
    '@type': 'Organization',
    name: site.name,
    url: `${origin}/`,
    logo: { '@type': 'ImageObject', url: site.logo },
  },
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
    // Not of the vocabulary: searches ask for it so.
    'query-input': 'required name=search_term_string',
  } as SearchAction,
})

/** A list of articles. */
export const describeList = (
  list: { title: string; url: string; cards: readonly Card[] },
  origin: string,
): CollectionPage => ({
  '@type': 'CollectionPage',
  name: list.title,
  url: list.url,
  mainEntity: {
    '@type': 'ItemList',
    itemListElement: list.cards.map((card, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: origin + articlePaths.show(card.id),
      name: plainTitle(card.title),
    })),
  },
})

/** Where a page stands, from the front page down. The last one is the page itself. */
export const describeWay = (steps: { name: string; url: string }[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: plainTitle(name),
    item: url,
  })),
})
