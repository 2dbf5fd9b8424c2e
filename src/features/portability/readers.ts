import type { FieldMap } from './fields.ts'
import type { Read } from './item.ts'
import { ghostEndings, readGhost } from './read-ghost.ts'
import { lineEndings, readLines } from './read-lines.ts'
import { markdownEndings, readMarkdown } from './read-markdown.ts'
import { readStatic, staticEndings } from './read-static.ts'
import { readWxr, wxrEndings } from './read-wxr.ts'
import type { Form } from './recognise-archive.ts'

/** A reader of one form of archive, which tells how many bytes it has read, and the endings of its files. */
export type Reader = {
  read: (path: string, map: FieldMap, onBytes: (bytes: number) => void) => AsyncIterable<Read>
  endings: readonly string[]
  takesMap: boolean
}

type Plain = (path: string, onBytes: (bytes: number) => void) => AsyncIterable<Read>

const withoutMap = (read: Plain, endings: readonly string[]): Reader => ({
  read: (path, _map, onBytes) => read(path, onBytes),
  endings,
  takesMap: false,
})

export const readers: Record<Form, Reader> = {
  jsonl: { read: readLines, endings: lineEndings, takesMap: true },
  markdown: { read: readMarkdown, endings: markdownEndings, takesMap: true },
  wxr: withoutMap(readWxr, wxrEndings),
  ghost: withoutMap(readGhost, ghostEndings),
  jekyll: withoutMap(readStatic('jekyll'), staticEndings),
  hexo: withoutMap(readStatic('hexo'), staticEndings),
  hugo: withoutMap(readStatic('hugo'), staticEndings),
}
