import { dateOfName, readDateIn } from './dates.ts'
import { coverIn, type Dialect, isHtml, type StaticFile, unread, wordsIn, written } from './dialect.ts'
import type { Fields } from './front-matter.ts'
import { permalinkOf, textOf } from './permalinks.ts'
import type { StaticSite } from './static-site.ts'
import { tidyKramdown } from './tidy-kramdown.ts'

/** Jekyll, and Octopress, which is a Jekyll with a house around it. */
export const jekyll: Dialect = {
  settings: ['_config.yml', '_config.yaml', '_config.toml'],
  endings: [...written, ...unread],
  roleOf: (file, site) => {
    const special = file.folders.find((folder) => /^[_.]/.test(folder))
    if (file.folders.includes('_posts')) return { role: 'post', isSure: true }
    if (file.folders.includes('_drafts')) return { role: 'draft', isSure: true }
    if (special && !hasPages(site, special)) return { skipped: `files in ${special}, which are no pages` }
    if (file.folders.some((folder) => /^(?:node_modules|vendor|public)$/.test(folder)))
      return { skipped: 'files of programs' }
    return isHtml(file) ? { skipped: 'pages in HTML, which are templates' } : { role: 'page', isSure: false }
  },
  make: (fields, file, site) => {
    const { title, day } = nameOf(file)
    const date = readDateIn(fields.date, site.place) ?? day
    const categories = [
      ...file.folders.slice(0, Math.max(0, file.folders.indexOf('_posts'))).filter(isCategory),
      ...wordsOf(fields, 'categories', 'category'),
    ]
    const slug = textOf(fields, 'slug') || title
    return {
      fields: {
        ...fields,
        title: textOf(fields, 'title') || (day ? title.replaceAll('-', ' ') : ''),
        slug,
        published: fields.published === false ? false : date,
        updated: readDateIn(fields.last_modified_at ?? fields.updated ?? fields.modified, site.place),
        categories: [...new Set(categories)],
        tags: wordsOf(fields, 'tags', 'tag'),
        aliases: wordsIn(fields.redirect_from, /\s+/),
        excerpt: textOf(fields, 'excerpt', 'description', 'summary', 'subtitle'),
        cover: coverIn(fields, ['image', 'cover', 'header-img', 'header', 'thumbnail', 'feature_image', 'img']),
        coverAlt: textOf((fields.image ?? {}) as Fields, 'alt'),
      },
      address: addressOf(fields, file, site, { date, categories, title, slug }),
      folder: file.folders.join('/'),
      isListed: fields.hidden !== true,
    }
  },
  tidy: tidyKramdown,
}

const isCategory = (folder: string): boolean => folder !== 'source' && folder !== 'blog' && folder !== '.'

const hasPages = ({ settings }: StaticSite, folder: string): boolean => {
  const collections = settings.collections as Record<string, { output?: unknown } | null> | undefined
  return folder.startsWith('_') && collections?.[folder.slice(1)]?.output === true
}

/** 2014-03-19-hello.md: the day, and how the article is called in addresses. */
const nameOf = ({ stem }: StaticFile): { title: string; day: Date | undefined } => {
  const match = /^(\d{4}-\d{1,2}-\d{1,2})-(.{1,300})$/.exec(stem)
  return { title: match?.[2] ?? stem, day: dateOfName(stem) ?? undefined }
}

// A text is words with spaces between them, but many write commas.
const wordsOf = (fields: Fields, ...names: string[]): string[] =>
  names.flatMap((name) => {
    const value = fields[name]
    return wordsIn(value, typeof value === 'string' && /[,，]/.test(value) ? /\s*[,，]\s*/ : /\s+/)
  })

const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title:output_ext',
}

const addressOf = (
  fields: Fields,
  file: StaticFile,
  { settings, place }: StaticSite,
  { date, categories, title, slug }: { date: Date | undefined; categories: string[]; title: string; slug: string },
): string | undefined => {
  const isPost = file.folders.includes('_posts')
  const given = textOf(fields, 'permalink')
  const pattern = given || textOf(settings, 'permalink') || 'date'
  if (!isPost && !given) return `/${[...file.folders, title === 'index' ? '' : `${title}.html`].join('/')}`
  const whole = Object.hasOwn(styles, pattern) ? styles[pattern] : pattern
  return permalinkOf(whole ?? pattern, { date, place, title: slug, name: title, slug, categories })
}
