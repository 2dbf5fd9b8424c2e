import type { Jieba } from '@node-rs/jieba'
import { Jieba as Segmenter } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined
const segmenter = (): Jieba => {
  jieba ??= Segmenter.withDict(dict)
  return jieba
}

const breakHere = '\u200b'
const clingsBack = /^[\p{P}\p{S}\p{M}的了吗呢吧啊么着过们地得之]/u
const opens = /[（《“‘「『【〈(["'#@]$/u
const hasHan = /\p{Script=Han}/u

/** A title with U+200B where a line may break: between Chinese words, never before what closes or leans on the last. */
export const titleBreaks = (title: string): string => {
  if (!hasHan.test(title)) return title
  const words = segmenter().cut(title.slice(0, 400))
  return words.reduce((text, word) => text + (mayBreak(text, word) ? breakHere : '') + word, '') + title.slice(400)
}

const mayBreak = (before: string, word: string): boolean => {
  if (before === '' || /\s$/.test(before) || /^\s/.test(word)) return false
  if (opens.test(before) || clingsBack.test(word)) return false
  const last = before.at(-1) ?? ''
  const isLatinPair = /[\p{Script=Latin}\p{N}.]/u.test(last) && /^[\p{Script=Latin}\p{N}]/u.test(word)
  // A measure word stays with its number.
  return !isLatinPair && !(/\p{N}/u.test(last) && [...word].length === 1)
}
