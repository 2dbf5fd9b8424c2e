import { cleanText } from '#features/document/index.ts'
import { type FieldMap, itemOfFields } from './fields.ts'
import type { Read } from './item.ts'
import { archiveFiles, openFile, whyUnreadable } from './open-archive.ts'
import { splitLines } from './split-lines.ts'

const longest = 8 * 1024 * 1024
export const lineEndings = ['.jsonl', '.ndjson'] as const

/** JSON Lines, one article a line. A line that is broken is refused with its number; the others go on. */
export async function* readLines(path: string, map: FieldMap, onBytes: (bytes: number) => void): AsyncGenerator<Read> {
  for (const file of await archiveFiles(path, lineEndings)) {
    const place = (number: number) => (file.name ? `${file.name} line ${number}` : `line ${number}`)
    let last = 0
    try {
      for await (const { number, bytes } of splitLines(openFile(file, onBytes), longest)) {
        last = number
        const read = bytes ? readLine(bytes, place(number), map) : refuse(place(number), 'is longer than 8 MB')
        if (read) yield read
      }
    } catch (error) {
      yield refuse(`${file.name ? `${file.name} ` : ''}after line ${last}`, whyUnreadable(error))
    }
  }
}

const refuse = (where: string, reason: string): Read => ({ refused: { where, reason } })

/** Undefined for an empty line. */
const readLine = (bytes: Buffer, where: string, map: FieldMap): Read | undefined => {
  let line: string
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return refuse(where, 'is not UTF-8 text')
  }
  if (line === '') return undefined
  let fields: unknown
  try {
    fields = JSON.parse(line, needsCleaning.test(line) ? cleaned : undefined)
  } catch (error) {
    return refuse(where, `is not JSON: ${(error as Error).message.slice(0, 120)}`)
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return refuse(where, 'is not an object with fields')
  return { item: itemOfFields(fields as Record<string, unknown>, where, map) }
}

// NUL and halves of a pair, which JSON can write and no database can hold.
const needsCleaning = /\\u(?:0000|d[89a-f])/i

/** A reviver: the same value in a form that can be stored. */
export const cleaned = (_name: unknown, value: unknown): unknown =>
  typeof value === 'string' ? cleanText(value) : value
