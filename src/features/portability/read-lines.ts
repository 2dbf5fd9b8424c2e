import { createInterface } from 'node:readline'
import { type FieldMap, itemOfFields } from './fields.ts'
import type { Read } from './item.ts'
import { archiveFiles, openFile } from './open-archive.ts'

const longest = 8 * 1024 * 1024

/** JSON Lines, one article a line. A line that is broken is refused with its number; the others go on. */
export async function* readLines(path: string, map: FieldMap, onBytes: (bytes: number) => void): AsyncGenerator<Read> {
  for (const file of await archiveFiles(path, ['.jsonl', '.ndjson', '.json'])) {
    let number = 0
    for await (const line of createInterface({ input: openFile(file, onBytes), crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (line.trim() === '') continue
      const where = file.name ? `${file.name} line ${number}` : `line ${number}`
      yield readLine(line.replace(/^\uFEFF/, ''), where, map)
    }
  }
}

const readLine = (line: string, where: string, map: FieldMap): Read => {
  if (line.length > longest) return { refused: { where, reason: 'is longer than 8 MB' } }
  let fields: unknown
  try {
    fields = JSON.parse(line)
  } catch (error) {
    return { refused: { where, reason: `is not JSON: ${(error as Error).message.slice(0, 120)}` } }
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return { refused: { where, reason: 'is not an object with fields' } }
  return { item: itemOfFields(fields as Record<string, unknown>, where, map) }
}
