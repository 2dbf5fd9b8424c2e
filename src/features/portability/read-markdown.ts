import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { type FieldMap, itemOfFields } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import type { Item, Read } from './item.ts'
import { type ArchiveFile, archiveFiles, openFile, whyUnreadable } from './open-archive.ts'

export const markdownEndings = ['.md', '.markdown', '.mdown'] as const
const longest = 8 * 1024 * 1024

/**
 * Markdown files, each an article, with front matter or without. Where they name no site and no id, the folder's
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

export const contentOf = async (
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
  const found = readFrontMatter(content)
  if ('reason' in found) return { refused: { where, reason: found.reason } }
  const item = itemOfFields({ id: where, ...found.fields, body: found.body }, where, map)
  return { item: { ...item, site: item.site || site, file: where, state: stateOf(item, where) } }
}

// Jekyll and Hexo keep what is not finished in a folder of this name.
const stateOf = (item: Item, where: string): Item['state'] =>
  where.split('/').slice(0, -1).includes('_drafts') ? 'draft' : item.state
