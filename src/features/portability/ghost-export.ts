import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type ArchiveFile, openFile, whyUnreadable } from './open-archive.ts'
import { parseLoosely } from './parse-loosely.ts'
import { cleaned } from './read-lines.ts'

export type GhostPost = Record<string, unknown>

export type GhostExport = {
  title: string
  language: string
  posts: GhostPost[]
  metaOf: Map<string, object>
  /** Old paths of a post, by its slug. */
  aliases: Map<string, string[]>
  authorsOf: (post: GhostPost) => string[]
  tagsOf: (post: GhostPost) => string[]
}

type Row = Record<string, unknown>
type Opened = GhostExport | { reason: string } | { other: true }

// The whole file is one value of JSON, and a text of Node holds no more than half a gigabyte.
const longest = 400 * 1024 * 1024

/** The text of a field; the empty text for what is none. */
export const textIn = (row: unknown, name: string): string => {
  const value = (row as Row | null | undefined)?.[name]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

export const openGhost = async (file: ArchiveFile, onBytes: (bytes: number) => void): Promise<Opened> => {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of openFile(file, onBytes)) {
      size += piece.length
      if (size > longest) return { reason: 'is longer than 400 MB' }
      pieces.push(piece)
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
    const data = dataOf(parseLoosely(text, cleaned))
    return data ? exportOf(data, await aliasesBeside(file)) : { other: true }
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: `is not JSON: ${error.message.slice(0, 120)}` }
    if (error instanceof TypeError) return { reason: 'is not UTF-8 text' }
    return { reason: whyUnreadable(error) }
  }
}

/** The tables of an export, which is wrapped in one, two or three layers; undefined when it is none. */
const dataOf = (whole: unknown): Record<string, Row[]> | undefined => {
  const db = (whole as { db?: unknown } | null)?.db
  const outer = (Array.isArray(db) ? db[0] : (db ?? whole)) as { data?: unknown } | null
  const data = (outer?.data ?? outer) as Record<string, unknown> | null
  if (!Array.isArray(data?.posts)) return undefined
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, rows]) => Array.isArray(rows))
      .map(([name, rows]) => [name, (rows as unknown[]).filter((row) => typeof row === 'object' && row !== null)]),
  ) as Record<string, Row[]>
}

const exportOf = (data: Record<string, Row[]>, aliases: Map<string, string[]>): GhostExport => {
  const rows = (name: string): Row[] => data[name] ?? []
  const setting = (name: string) =>
    textIn(
      rows('settings').find((row) => row.key === name),
      'value',
    )
  const users = new Map(rows('users').map((row) => [textIn(row, 'id'), textIn(row, 'name')]))
  const tags = new Map(rows('tags').map((row) => [textIn(row, 'id'), row]))
  const authors = ordered(rows('posts_authors'), 'author_id')
  const tagged = ordered(rows('posts_tags'), 'tag_id')
  return {
    title: setting('title'),
    language: setting('locale') || setting('lang') || setting('default_locale'),
    posts: rows('posts'),
    metaOf: new Map(rows('posts_meta').map((row) => [textIn(row, 'post_id'), row])),
    aliases,
    authorsOf: (post) =>
      (authors.get(textIn(post, 'id')) ?? [textIn(post, 'author_id')]).map((id) => users.get(id) ?? '').filter(Boolean),
    tagsOf: (post) =>
      (tagged.get(textIn(post, 'id')) ?? []).flatMap((id) => {
        const name = textIn(tags.get(id), 'name')
        return name && !name.startsWith('#') && textIn(tags.get(id), 'visibility') !== 'internal' ? [name] : []
      }),
  }
}

/** The other end of a link between tables, by post, in the order that people gave. */
const ordered = (rows: Row[], other: string): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  const inOrder = [...rows].sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
  for (const row of inOrder) {
    const post = textIn(row, 'post_id')
    const known = found.get(post)
    if (known) known.push(textIn(row, other))
    else found.set(post, [textIn(row, other)])
  }
  return found
}

const plainPath = /^\^?(\/[\p{L}\p{N}/_.~%-]{1,300}?)\/?(?:\/\?)?\$?$/u

/** redirects.json, which Ghost hands out beside the export: an old path and the path of a post. */
const aliasesBeside = async (file: ArchiveFile): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>()
  try {
    const redirects: unknown = JSON.parse(await readFile(join(dirname(file.path), 'redirects.json'), 'utf8'))
    for (const row of Array.isArray(redirects) ? redirects.slice(0, 20_000) : []) {
      const from = plainPath.exec(textIn(row, 'from').replaceAll('\\', ''))?.[1]
      const slug = basename(textIn(row, 'to').split(/[?#]/)[0] ?? '')
      if (from && slug) found.set(slug, [...(found.get(slug) ?? []), from])
    }
  } catch {
    // Most exports come without it.
  }
  return found
}
