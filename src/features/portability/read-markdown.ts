import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type FieldMap, itemOfFields } from './fields.ts'
import type { Read } from './item.ts'
import { archiveFiles } from './open-archive.ts'

const endings = ['.md', '.markdown']

/** Markdown files, each an article, with YAML front matter or without. Their path is their id. */
export async function* readMarkdown(
  path: string,
  map: FieldMap,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Read> {
  for (const file of await archiveFiles(path, endings)) {
    const where = file.name || (file.path.split('/').at(-1) ?? file.path)
    const content = new TextDecoder('utf-8', { fatal: true })
    onBytes(file.bytes)
    try {
      yield readOne(content.decode(await readFile(file.path)), where, map)
    } catch (error) {
      yield { refused: { where, reason: reasonOf(error) } }
    }
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof TypeError ? 'is not UTF-8 text' : `has front matter that cannot be read: ${firstLine(error)}`

const firstLine = (error: unknown): string =>
  String((error as Error).message)
    .split('\n')[0]
    ?.slice(0, 160) ?? ''

const readOne = (content: string, where: string, map: FieldMap): Read => {
  const { frontMatter, body } = splitFrontMatter(content.replace(/^\uFEFF/, ''))
  const fields = (frontMatter ? parse(frontMatter, { schema: 'core', maxAliasCount: 100 }) : {}) as Record<
    string,
    unknown
  > | null
  if (fields !== null && (typeof fields !== 'object' || Array.isArray(fields)))
    return { refused: { where, reason: 'has front matter that is not a list of fields' } }
  return { item: itemOfFields({ id: where, ...fields, body }, where, map) }
}

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
