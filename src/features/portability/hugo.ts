import { dateOfName, readDateIn } from './dates.ts'
import { coverIn, type Dialect, type StaticFile, unread, wordsIn, written } from './dialect.ts'
import type { Fields } from './front-matter.ts'
import { permalinkOf, textOf } from './permalinks.ts'
import type { StaticSite } from './static-site.ts'

/** Hugo. */
export const hugo: Dialect = {
  settings: [
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config.toml',
    'config.yaml',
    'config.yml',
    'config.json',
    'config/_default/hugo.toml',
    'config/_default/config.toml',
    'config/_default/hugo.yaml',
    'config/_default/config.yaml',
  ],
  endings: [...written, ...unread],
  roleOf: (file, { inside }) => {
    const at = file.folders.indexOf('content')
    const isOutside =
      at < 0 &&
      inside === '' &&
      /^(?:archetypes|layouts|themes|static|assets|public|resources|data|i18n|docs|exampleSite|node_modules|\.[a-z]{1,20})$/.test(
        file.folders[0] ?? '',
      )
    if (isOutside) return { skipped: 'files of themes and programs' }
    const isOfSection = at >= 0 ? file.folders.length > at + 1 : file.folders.length > 0
    if (file.stem === '_index' || file.stem.startsWith('_index.')) return { role: 'page', isSure: false }
    return isOfSection || at < 0 ? { role: 'post', isSure: true } : { role: 'page', isSure: true }
  },
  make: (given, file, site) => {
    // Hugo does not care how the names of fields are written.
    const fields = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
    ) as Fields
    const { name, language, isBundle, path } = placeOf(file)
    const date = readDateIn(fields.date ?? fields.publishdate, site.place) ?? dateOfName(file.path)
    const starts = readDateIn(fields.publishdate, site.place)
    const ends = readDateIn(fields.expirydate, site.place)
    const slug = textOf(fields, 'slug')
    const build = (fields.build ?? fields._build ?? {}) as Fields
    const isGone = ends !== undefined && ends < new Date()
    return {
      fields: {
        ...fields,
        slug: slug || name,
        lang: textOf(fields, 'lang', 'language') || language,
        published: starts && date && starts > date ? starts : date,
        draft: fields.draft === true || fields.draft === 'true' || isGone,
        updated: readDateIn(fields.lastmod ?? fields.modified ?? fields.updated, site.place),
        categories: wordsIn(fields.categories ?? fields.category, /\s*[,，]\s*/),
        tags: wordsIn(fields.tags, /\s*[,，]\s*/),
        aliases: wordsIn(fields.aliases, /\s+/),
        author: wordsIn(fields.authors ?? fields.author, /\s*[,，]\s*/),
        excerpt: textOf(fields, 'summary', 'description', 'subtitle'),
        cover: coverIn(fields, [
          'cover',
          'image',
          'featured_image',
          'featuredimage',
          'featureimage',
          'thumbnail',
          'images',
          'banner',
        ]),
      },
      address: addressOf(fields, site, { date, slug, name, path }),
      folder: isBundle ? file.folders.join('/') : [...file.folders].join('/'),
      isListed:
        build.list !== 'never' && build.list !== false && fields.headless !== true && textOf(fields, 'type') !== 'page',
    }
  },
  tidy: (body) => body,
}

/** news/hello/index.zh.md: called hello, in Chinese, in the section news. */
const placeOf = ({ folders, stem }: StaticFile) => {
  const inside = folders.slice(folders.indexOf('content') + 1)
  const [, bare = stem, language = ''] = /^(.{1,300})\.([a-z]{2,3}(?:-[a-z]{2,4})?)$/i.exec(stem) ?? []
  const isBundle = bare === 'index' || bare === '_index'
  const name = isBundle ? (inside.at(-1) ?? '') : bare
  return { name, language, isBundle, path: isBundle ? inside.slice(0, -1) : inside }
}

type Named = { date: Date | undefined; slug: string; name: string; path: string[] }

const addressOf = (fields: Fields, site: StaticSite, { date, slug, name, path }: Named): string | undefined => {
  const given = textOf(fields, 'url')
  if (given) return given.startsWith('/') || /^https?:/.test(given) ? given : `/${given}`
  const patterns = (site.settings.permalinks ?? {}) as Record<string, unknown>
  const section = path[0] ?? ''
  const ofPages = (patterns.page ?? patterns) as Record<string, unknown>
  const pattern = typeof ofPages[section] === 'string' ? ofPages[section] : undefined
  if (!pattern) return `/${[...path, slug || name].join('/').toLowerCase()}/`
  const extra = { section, sections: path.join('/') }
  const title = textOf(fields, 'title')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return permalinkOf(pattern, { date, place: site.place, title, name, slug: slug || title, categories: [], extra })
}
