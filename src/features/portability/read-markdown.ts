import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { parse } from 'yaml'
import { type FieldMap, itemOfFields } from './fields.ts'
import type { Item, Read } from './item.ts'
import { type ArchiveFile, archiveFiles, openFile, whyUnreadable } from './open-archive.ts'
import { cleaned } from './read-lines.ts'

export const markdownEndings = ['.md', '.markdown', '.mdown'] as const
const longest = 8 * 1024 * 1024

/**
 * Markdown files, each an article, with YAML front matter or without. Where they name no site and no id, the folder's
 * name is the site and the path in it the id: the same file is known again alone and with its folder.
 */
export async function* readMarkdown(
  path: string,
  map: FieldMap,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Read> {
  for (const file of await archiveFiles(path, markdownEndings)) {
    const where = file.name || basename(file.path)
    const whole = await realpath(path)
    const site = basename(file.name ? whole : dirname(whole))
    const content = await contentOf(file, onBytes)
    yield 'reason' in content
      ? { refused: { where, reason: content.reason } }
      : readOne(content.text, where, site.slice(0, 300), map)
  }
}

const contentOf = async (
  file: ArchiveFile,
  onBytes: (bytes: number) => void,
): Promise<{ text: string } | { reason: string }> => {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of openFile(file, onBytes)) {
      size += piece.length
      if (size > longest) return { reason: 'is longer than 8 MB' }
      pieces.push(piece)
    }
  } catch (error) {
    return { reason: whyUnreadable(error) }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)) }
  } catch {
    return { reason: 'is not UTF-8 text' }
  }
}

const readOne = (content: string, where: string, site: string, map: FieldMap): Read => {
  if (/^\+\+\+[ \t]*\r?\n/.test(content))
    return { refused: { where, reason: 'has front matter in TOML; only YAML between two lines of --- is read' } }
  const { frontMatter, body } = splitFrontMatter(content)
  const fields = readYaml(frontMatter)
  if ('reason' in fields) return { refused: { where, reason: fields.reason } }
  const item = itemOfFields({ id: where, ...fields.fields, body }, where, map)
  return { item: { ...item, site: item.site || site, state: stateOf(item, where) } }
}

type Yaml = { fields: Record<string, unknown> } | { reason: string }

const readYaml = (frontMatter: string): Yaml => {
  try {
    const fields: unknown = parse(frontMatter, cleaned, { schema: 'core', maxAliasCount: 100, logLevel: 'error' })
    if (fields === null || fields === undefined) return { fields: {} }
    return typeof fields === 'object' && !Array.isArray(fields)
      ? { fields: fields as Record<string, unknown> }
      : { reason: 'has front matter that is not a list of fields' }
  } catch (error) {
    const [first = ''] = String((error as Error).message).split('\n')
    return { reason: `has front matter that cannot be read: ${first.slice(0, 160)}` }
  }
}

// Jekyll and Hexo keep what is not finished in a folder of this name.
const stateOf = (item: Item, where: string): Item['state'] =>
  where.split('/').slice(0, -1).includes('_drafts') ? 'draft' : item.state

/** Front matter stands between two lines of three dashes at the very start. */
export const splitFrontMatter = (content: string): { frontMatter: string; body: string } => {
  const start = /^---[ \t]*\r?\n/.exec(content)
  if (!start) return { frontMatter: '', body: content }
  const end = /\r?\n---[ \t]*(?:\r?\n|$)/.exec(content.slice(start[0].length - 1))
  if (!end) return { frontMatter: '', body: content }
  const from = start[0].length
  return {
    frontMatter: content.slice(from, from - 1 + end.index + 1),
    body: content.slice(from - 1 + end.index + end[0].length),
  }
}
