import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { SentenceScore } from '#features/document/index.ts'
import {
  claimModel,
  findClaims,
  type ModelLanguage,
  modelLanguage,
  scoreSentence,
  whyInWords,
} from '#features/document/index.ts'
import { messagesOf } from '#ui/messages/index.ts'
import { lines, paragraphs, textOf, withHead } from './claims-input.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'

type Asked = { language: ModelLanguage | undefined; path: string | undefined }

export const run: Command = async (args, io) => {
  const asked = readArguments(args)
  if (typeof asked === 'string') return refuseWith(io, usage(asked))
  const input = await openInput(asked.path)
  if (!input) return refuseWith(io, usage(`${asked.path} cannot be read`))
  const out = pipe(io.signal)
  try {
    const { head, rest } = await withHead(textOf(input))
    if (head === '') return 0
    const isLines = head.startsWith('{')
    const status = isLines
      ? await answerLines(rest, asked.language, out, io)
      : await answerDocument(rest, asked.language, out)
    await written()
    return status
  } catch (error) {
    if (error === gone) return 0
    throw error
  }
}

function readArguments(args: string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { lang: { type: 'string' } } })
    const [path, ...more] = positionals
    if (more.length > 0) return 'name one file, or none to read standard input'
    const { lang } = values
    if (lang !== undefined && lang !== 'zh' && lang !== 'en') return '--lang is zh or en'
    return { language: lang, path }
  } catch (error) {
    return (error as Error).message
  }
}

async function openInput(path: string | undefined): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (path === undefined) return process.stdin
  try {
    const file = await open(path)
    const isFolder = (await file.stat()).isDirectory()
    if (!isFolder) return file.createReadStream()
    await file.close()
    return undefined
  } catch {
    return undefined
  }
}

/** A plain text is one document, cut into sentences; they are numbered from 1. */
async function answerDocument(
  pieces: AsyncIterable<string>,
  language: ModelLanguage | undefined,
  out: (answer: object) => Promise<void>,
): Promise<number> {
  let id = 0
  let known = language
  for await (const { text, start: base } of paragraphs(pieces)) {
    known ??= modelLanguage(text)
    const spoken = known ?? 'en'
    for (const { start, end, text: sentence, ...score } of findClaims(text, claimModel(spoken))) {
      id += 1
      await out(answerOf(id, base + start, base + end, sentence, score, spoken))
    }
  }
  return 0
}

/** JSON Lines: each is one sentence, not cut, and gets one answer. */
async function answerLines(
  pieces: AsyncIterable<string>,
  language: ModelLanguage | undefined,
  out: (answer: object) => Promise<void>,
  io: Io,
): Promise<number> {
  let bad = 0
  for await (const { text: line, number } of lines(pieces)) {
    if (line?.trim() === '') continue
    const row = readRow(line)
    if (typeof row === 'string') {
      bad += 1
      say({ ...io, out: io.err }, problem(row, number))
      continue
    }
    const spoken = language ?? modelLanguage(row.text, row.lang) ?? modelLanguage(row.text) ?? 'en'
    await out(answerOf(row.id, 0, row.text.length, row.text, scoreSentence(row.text, claimModel(spoken)), spoken))
  }
  return bad > 0 ? 1 : 0
}

type LineRow = { id: string | number; text: string; lang?: string }
type LineProblem = 'json' | 'id' | 'text' | 'long'

function readRow(line: string | undefined): LineRow | LineProblem {
  if (line === undefined) return 'long'
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return 'json'
  }
  if (typeof row !== 'object' || row === null) return 'json'
  const { id, text, lang } = row as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return 'id'
  if (typeof text !== 'string') return 'text'
  return { id, text, lang: typeof lang === 'string' ? lang : undefined }
}

const problem = (word: LineProblem, line: number) => {
  const [en, zh] = problems[word]
  return { en: `Line ${line} ${en}.`, zh: `第 ${line} 行${zh}。` }
}

const problems: Record<LineProblem, [en: string, zh: string]> = {
  json: ['is no JSON object', '不是 JSON 对象'],
  id: [
    'has no id: give each sentence a text or a number by which it can be told',
    '没有 id：请给每句一个文字或数字编号',
  ],
  text: ['has no text: the sentence stands in the field text', '没有 text：句子要写在 text 字段里'],
  long: ['is too long to be one sentence', '太长，不会是一个句子'],
}

function answerOf(
  id: string | number,
  start: number,
  end: number,
  text: string,
  { score, asks, marks, why }: SentenceScore,
  language: ModelLanguage,
): object {
  const words = whyInWords(why, messagesOf(language === 'zh' ? 'zh-CN' : 'en'))
  return { id, start, end, text, score, asks, marks, why: words }
}

const gone = new Error('nobody reads')

/** Writes a line when the reader has room for it; ends everything when nobody reads any more. */
const pipe = (signal: AbortSignal) => async (answer: object) => {
  const { stdout } = process
  if (signal.aborted || stdout.destroyed || stdout.errored) throw gone
  if (stdout.write(`${JSON.stringify(answer)}\n`)) return
  const isOpen = await new Promise<boolean>((resolve) => {
    const settle = (value: boolean) => () => {
      for (const [name, listener] of heard) stdout.off(name, listener)
      resolve(value)
    }
    const heard: [string, () => void][] = [
      ['drain', settle(true)],
      ['close', settle(false)],
      ['error', settle(false)],
    ]
    for (const [name, listener] of heard) stdout.on(name, listener)
  })
  if (!isOpen) throw gone
}

/** The program ends right after the command, and what still waits in the pipe would be lost. */
const written = () => new Promise<void>((resolve) => process.stdout.write('', () => resolve()))

const usage = (what: string) => ({
  en: `${what}. Usage: wenhao claims [--lang zh|en] [<file>]; without a file it reads standard input.`,
  zh: `${what}。用法：wenhao claims [--lang zh|en] [<文件>]；不写文件就读标准输入。`,
})
