import { join } from 'node:path'
import { type Dialect, fileOf, isHtml, type Role, type StaticFile, unread } from './dialect.ts'
import { itemOfFields, languageOf } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { hexo } from './hexo.ts'
import { hugo } from './hugo.ts'
import type { Item, Read } from './item.ts'
import { jekyll } from './jekyll.ts'
import { archiveFiles } from './open-archive.ts'
import { contentOf } from './read-markdown.ts'
import { unfoldShortcodes } from './shortcodes.ts'
import { openSite, type StaticSite } from './static-site.ts'

const dialects = { jekyll, hexo, hugo } as const
export type StaticForm = keyof typeof dialects

/** What a program for static sites reads, for the command that looks for files. */
export const staticEndings = [...jekyll.endings]

/**
 * The articles of a blog as its author keeps them: posts, drafts, and pages, which stay off the lists. What belongs to
 * the program that makes its pages is passed over. An article is known by the site's address or name and its own path.
 */
export const readStatic = (form: StaticForm) =>
  async function* (path: string, onBytes: (bytes: number) => void): AsyncGenerator<Read> {
    const dialect: Dialect = dialects[form]
    const site = await openSite(path, dialect.settings)
    for (const found of await archiveFiles(path, dialect.endings)) {
      const file = fileOf(found.name ? site.inside + found.name : found.path.slice(site.root.length + 1))
      const role = roleOf(dialect, file, site)
      if ('skipped' in role) {
        onBytes(found.bytes)
        yield role
        continue
      }
      const content = await contentOf(found, onBytes)
      yield 'reason' in content
        ? { refused: { where: file.path, reason: content.reason } }
        : readOne(dialect, content.text, file, site, role)
    }
  }

const roleOf = (dialect: Dialect, file: StaticFile, site: StaticSite): Role =>
  (unread as readonly string[]).includes(file.ending)
    ? { skipped: `files in a form that is not read (${file.ending})` }
    : dialect.roleOf(file, site)

type Known = Exclude<Role, { skipped: string }>

const readOne = (dialect: Dialect, text: string, file: StaticFile, site: StaticSite, role: Known): Read => {
  const found = readFrontMatter(text)
  if ('reason' in found) return { refused: { where: file.path, reason: found.reason } }
  if (!role.isSure && found.isBare) return { skipped: 'files without front matter, which are no pages' }
  if (!role.isSure && found.body.replace(/\{[{%][^{}]{0,300}[%}]\}/g, '').trim() === '')
    return { skipped: 'pages without a text of their own' }
  return { item: itemOf(dialect, found, file, site, role) }
}

const itemOf = (
  dialect: Dialect,
  { fields: given, body }: { fields: Record<string, unknown>; body: string },
  file: StaticFile,
  site: StaticSite,
  role: Known,
): Item => {
  const { fields, address, folder, isListed } = dialect.make(given, file, site)
  const { url: _url, permalink: _permalink, link: _link, id, ...rest } = fields
  const format = isHtml(file) ? 'html' : 'markdown'
  const { text, lost } = format === 'markdown' ? { text: dialect.tidy(body), lost: [] } : unfoldShortcodes(body, true)
  const item = itemOfFields({ lang: site.language, ...rest, format, body: text }, file.path)
  const base = address && site.home ? new URL(address, `${site.home}/`).href : undefined
  return {
    ...item,
    site: site.home || site.name,
    key: file.path,
    base: base ?? (site.home ? `${site.home}/` : undefined),
    language: languageOf(String(fields.lang ?? '')) ?? languageOf(site.language),
    state: role.role === 'draft' ? 'draft' : item.state,
    isListed: isListed && role.role !== 'page',
    addresses: [...(address ? [address] : []), ...item.addresses.filter((one) => one !== address)],
    file: file.path,
    folder: join('/', folder),
    lost: [...item.lost, ...[...lost].map(([name, count]) => ({ what: `shortcode ${name}`, count }))],
    notes: { ...item.notes, ...(id === undefined ? {} : { id }) },
  }
}
