import { segmentWords } from '#features/document/index.ts'

const most = 24

// Words that stand in every text and say nothing about this one.
const stop = new Set(
  `about after again all also and any are because been before being between both but can could did does each even ever
  every few first for from get had has have her here him his how into its just last like made make many may more most
  much must new not now off one only other our out over own same she should since some still such than that the their
  them then there these they this those three through too two under until very was way were what when where which while
  who why will with without would year years you your
  一个 一些 一种 一样 一次 一下 一年 不是 不能 不会 不同 为了 为何 为什么 什么 他们 你们 我们 它们 自己 以及 以后 以前 但是 如何 怎么 怎样
  哪些 哪里 多少 几个 可以 可能 因为 所以 如果 就是 已经 开始 没有 现在 还是 还有 这个 这些 这样 这里 那个 那些 那么 起来 之后 之前 其实
  其中 关于 通过 进行 成为 需要 应该 时候 问题 方法 事情 东西 大家 有人 两个 三个 文章 今天 昨天 去年 今年 明年 到底`.split(
    /\s+/,
  ),
)

const chinese = /^\p{sc=Han}{2,}$/u
const other = /^[\p{L}\p{N}][\p{L}\p{N}'’.-]{2,}$/u
// 两遍, 每天, 几个: a number and what it counts.
const counted = /^[一二两三四五六七八九十几半每多][\p{sc=Han}]$/u
const number = /^[\d.-]+$/

const isWord = (word: string): boolean =>
  word.length <= 40 &&
  !stop.has(word) &&
  !counted.test(word) &&
  !number.test(word) &&
  (chinese.test(word) || other.test(word))

/** The words that say what a text is about, in order, each once; the first texts matter most. */
export const subjectWords = (...texts: string[]): string[] => {
  const plain = texts.map((text) => text.slice(0, 600).replaceAll('\u200B', '').normalize('NFKC').toLowerCase())
  const words = plain.flatMap((text) => segmentWords(text)).map((word) => word.trim().replace(/[.'’-]$/, ''))
  return [...new Set(words.filter(isWord))].slice(0, most)
}
