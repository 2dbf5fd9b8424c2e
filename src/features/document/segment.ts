import { createRequire } from 'node:module'

type Segmenter = { cut(text: string, hmm?: boolean): string[] }
let segmenter: Segmenter | undefined

// The dictionary takes 40 MB and a quarter of a second: only a process that needs it pays.
function loadSegmenter(): Segmenter {
  if (segmenter) return segmenter
  const require = createRequire(import.meta.url)
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  const { dict } = require('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js')
  segmenter = Jieba.withDict(dict)
  return segmenter
}

/** The words of a text, in order and complete: put together they are the text again. */
export function segmentWords(text: string): string[] {
  return loadSegmenter().cut(text, true)
}

/** Stands where a title may break; a page shows it as <wbr>. */
export const titleBreak = '\u200B'

const han = /\p{sc=Han}/u
const opens = /[“‘《〈「『【（〔([{]$/u
const closes = /^[\p{P}\p{S}\s]/u
const trailing = /^[的了着过吗呢吧啊么们地得之等里上下中内外后前时者性化度率式型类]$/u
const leading = /^[第不没未最更很每各某这那]$/u
const ideographicNumber = /[零一二三四五六七八九十百千万亿两]/u
const numeral = /(?:^[零一二三四五六七八九十百千万亿两几半]+|\d|[%％])$/u

/**
 * A Chinese title with a mark at each place where it may break: between words, never before closing punctuation or after
 * opening, function words with the word before, measure words with their number. Latin titles come back as they are.
 */
export function titleBreaks(title: string): string {
  if (!han.test(title)) return title
  const words = segmentWords(title.replaceAll(titleBreak, ''))
  const parts = words.reduce<string[]>((found, word) => {
    const before = found.at(-1)
    if (before === undefined || !mayBreak(before, word)) return [...found.slice(0, -1), (before ?? '') + word]
    return [...found, word]
  }, [])
  return withoutOrphans(parts).join(titleBreak)
}

function mayBreak(before: string, word: string): boolean {
  if (closes.test(word) && !/^[“‘《〈「『【（〔([{]/u.test(word)) return false
  if (opens.test(before) || /\s$/u.test(before)) return false
  if (/[\p{P}]$/u.test(before)) return true
  if (ideographicNumber.test(before.at(-1) ?? '') && ideographicNumber.test(word)) return false
  return !trailing.test(word) && !leading.test(before) && !numeral.test(before)
}

// A single character alone on a line looks lost: it joins the word after it, or the one before where a clause ends.
function withoutOrphans(parts: string[]): string[] {
  const joined: string[] = []
  let held = ''
  for (const [index, part] of parts.entries()) {
    const endsClause = index === parts.length - 1 || /\p{P}$/u.test(part)
    const last = joined.at(-1)
    if (!isOrphan(held + part)) joined.push(held + part)
    else if (!endsClause) {
      held += part
      continue
    } else if (last === undefined || /\p{P}$/u.test(last)) joined.push(held + part)
    else joined[joined.length - 1] = last + held + part
    held = ''
  }
  return joined
}

function isOrphan(part: string): boolean {
  const letters = part.replace(/[\p{P}\p{S}]/gu, '')
  return [...letters].length === 1 && han.test(letters)
}
