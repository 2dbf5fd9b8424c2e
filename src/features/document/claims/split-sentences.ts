import { endsAtStop } from './english-stops.ts'
import { unitsOf, whole } from './whole-spans.ts'

/** Where a sentence stands in its text, in UTF-16 units; no space at its ends. */
export type Span = { start: number; end: number }

const hanStops = new Set('。！？；｡؟।')
const stops = new Set('.!?…')
const closers = new Set('”’」』）)】》〉"\'］]')
const after = new Set('，、：,')
const isHan = /[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/
const isLineEnd = /[\n\r\u2028\u2029\u0085]/
const isSpace = /\s/
const mayEnd = unitsOf([...hanStops, ...stops, ...'\n\r\u2028\u2029\u0085'])

/**
 * Cuts a text into sentences, Chinese, English and mixed, in one pass. A new line ends a sentence, except where a long
 * line goes on with a small letter; what stands in brackets, in titles and (in English) in quotes is not cut.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = []
  const keeps = whole(text)
  let start = 0
  const close = (end: number) => {
    pushTrimmed(spans, text, start, end)
    start = end
  }
  for (let at = 0; at < text.length; at++) {
    if (mayEnd[text.charCodeAt(at)] === 0) continue
    const unit = text[at] ?? ''
    if (isLineEnd.test(unit)) {
      if (!goesOn(text, start, at)) close(at)
      continue
    }
    if (!isStop(unit)) continue
    const run = endOfRun(text, at)
    const end = endOfClosers(text, run, keeps, at)
    const isWithin = end <= (keeps.endAfter(at) ?? 0) - 1
    if (!isWithin && isEnd(text, start, at, run, end)) close(endOfNotes(text, run, end))
    at = Math.max(run, start) - 1
  }
  close(text.length)
  return spans
}

const isStop = (unit: string): boolean => hanStops.has(unit) || stops.has(unit)

function endOfRun(text: string, from: number): number {
  let at = from
  while (at < text.length && isStop(text[at] ?? '')) at++
  // Dots with spaces between them are one ellipsis.
  while (text[at - 1] === '.' && text[at] === ' ' && text[at + 1] === '.' && !isStop(text[at + 2] ?? '')) at += 2
  return at
}

/** Quotes and brackets that close belong to the sentence; a straight quote only where one is open. */
function endOfClosers(text: string, from: number, keeps: ReturnType<typeof whole>, stop: number): number {
  let at = from
  while (closers.has(text[at] ?? '')) {
    const isStraight = text[at] === '"' || text[at] === "'"
    if (isStraight && keeps.opensAt(at)) break
    if (isStraight && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '') && keeps.endAfter(stop) === undefined) break
    at++
  }
  return at
}

/** `[7][8]`, a bare number or a smiley right behind the stop belongs to the sentence before it. */
function endOfNotes(text: string, run: number, end: number): number {
  const smileys = /^ ?\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)*/u.exec(
    text.slice(end, end + 40),
  )
  if (smileys) return withoutHalf(text, end + smileys[0].length)
  const notes = /^(?:\[\d{1,3}(?:[–-]\d{1,3})?\])+/.exec(text.slice(end, end + 40))
  if (notes) return end + notes[0].length
  const bare = end === run ? /^\d{1,3}(?: \d{1,3})*(?= +["“(]?[A-Z])/.exec(text.slice(end, end + 20)) : null
  return bare ? end + bare[0].length : end
}

/** The window that is looked at may end inside a character of two units. */
function withoutHalf(text: string, end: number): number {
  const isInside = (text.charCodeAt(end) & 0xfc00) === 0xdc00 && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800
  return isInside ? end - 1 : end
}

function isEnd(text: string, start: number, at: number, run: number, end: number): boolean {
  const next = text[end] ?? ''
  if (/[[(]/.test(text[at - 1] ?? '') && /[\])]/.test(text[run] ?? '')) return false
  if (next === '' || isLineEnd.test(next)) return true
  if (after.has(next) && end > run) return false
  const first = text[at] ?? ''
  if (hanStops.has(first)) return next !== ',' && next !== '，'
  if (first === '…' && text[at + 1] === '…') return !after.has(next)
  if (isHan.test(next)) return first !== '.' ? !after.has(next) : isHan.test(text[at - 1] ?? '') && !after.has(next)
  return endsAtStop(text, start, at, run, end)
}

/** A line of a text that was wrapped by hand: long, without a stop, and the next begins with a small letter. */
function goesOn(text: string, start: number, at: number): boolean {
  if (at - start < 40 || !/[\p{L}\p{N},]/u.test(lastVisible(text, at))) return false
  const next = /^\r?[\n\u2028\u2029\u0085][ \t]*([a-z(])/.exec(text.slice(at, at + 80))
  return next !== null && !isHan.test(lastVisible(text, at))
}

function lastVisible(text: string, before: number): string {
  let at = before - 1
  while (at > 0 && isSpace.test(text[at] ?? '')) at--
  return text[at] ?? ''
}

function pushTrimmed(spans: Span[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isSpace.test(text[start] ?? '')) start++
  while (end > start && isSpace.test(text[end - 1] ?? '')) end--
  if (start === end) return
  const last = spans.at(-1)
  // A smiley or a row of signs is no sentence: on the same line it belongs to the one before.
  const isBare = end - start <= 40 && !/[\p{L}\p{N}]/u.test(text.slice(start, end))
  if (isBare && last && !isLineEnd.test(text.slice(last.end, start))) last.end = end
  else spans.push({ start, end })
}
