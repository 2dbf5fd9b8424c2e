import { expect, test } from 'vitest'
import { comparePieces, compareTexts } from './compare-texts.ts'

const written = (before: string, after: string) =>
  compareTexts(before, after).map(({ is, pieces }) => {
    const signs = { same: '', added: '+', removed: '-' }
    return `${is}: ${pieces.map((piece) => (piece.is === 'same' ? piece.text : `[${signs[piece.is]}${piece.text}]`)).join('')}`
  })

test.each([
  ['the same text', '一\n二', '一\n二', ['same: 一', 'same: 二']],
  [
    'two digits swapped',
    '收回二百二十一份问卷。',
    '收回二百一十二份问卷。',
    ['changed: 收回二百[-二十]一[+十二]份问卷。'],
  ],
  ['a word', 'The dam is at 12%.', 'The dam is at 21%.', ['changed: The dam is at [-12][+21]%.']],
  ['a new paragraph', '一\n三', '一\n二\n三', ['same: 一', 'added: [+二]', 'same: 三']],
  ['a paragraph gone', '一\n二\n三', '一\n三', ['same: 一', 'removed: [-二]', 'same: 三']],
  ['another text altogether', '天气很好。', '股票跌了？', ['removed: [-天气很好。]', 'added: [+股票跌了？]']],
  ['nothing before', '', '新的', ['added: [+新的]']],
])('%s is compared', (_name, before, after, expected) => {
  expect(written(before, after)).toEqual(expected)
})

/** So many signs of so many kinds: the same at every run, and without a pattern. */
const signs = (count: number, kinds: number, seed: number) => {
  let state = Math.imul(seed, 2654435761) & 0x7fffffff
  return list(count, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return String.fromCodePoint(0x4e00 + ((state >> 8) % kinds))
  }).join('')
}

const list = (length: number, one: (place: number) => string) => Array.from({ length }, (_, place) => one(place))

const words = (text: string) => text.replaceAll(/./gu, (sign) => `w${sign.codePointAt(0)} `)

type Blocks = (seed: number) => string[]

const long: [string, Blocks][] = [
  ['paragraphs with nothing in common', (seed) => list(141, (at) => signs(700, 20_000, seed + at))],
  ['paragraphs of the same ten signs', (seed) => list(141, (at) => signs(700, 10, seed + at))],
  ['paragraphs of words', (seed) => list(100, (at) => words(signs(300, 50, seed + at)))],
  ['two paragraphs as long as can be', (seed) => list(2, (at) => signs(50_000, 10, seed + at))],
  ['very many short paragraphs', (seed) => list(20_000, (at) => signs(4, 20_000, seed + at))],
  ['lines that come again and again', (seed) => list(24_000, (at) => (at % (seed + 23) ? '甲' : '乙'))],
]

// To compare the first three to the end takes from ten seconds to minutes.
test.each(long)(
  'what would take too long is shown whole, and no word is lost: %s',
  (_name, blocks) => {
    const [before, after] = [blocks(1), blocks(1001)]
    const changes = compareTexts(before.join('\n'), after.join('\n'))
    expect(changes.filter(({ is }) => is === 'removed').length).toBeGreaterThan(0)
    expect(changes.filter(({ is }) => is === 'added').length).toBeGreaterThan(0)
    const without = (is: 'added' | 'removed') =>
      changes.flatMap(({ pieces }) => pieces.filter((piece) => piece.is !== is).map(({ text }) => text)).join('')
    expect(without('added')).toBe(before.join(''))
    expect(without('removed')).toBe(after.join(''))
  },
  8000,
)

test('one paragraph written anew does not keep the small changes behind it from being seen', () => {
  const rest = list(20, (at) => signs(700, 20_000, at))
  const before = [signs(9000, 10, 100), ...rest]
  const after = [signs(9000, 10, 200), ...rest.map((text) => `${text.slice(0, 300)}A${text.slice(301)}`)]
  const [removed, added, ...others] = compareTexts(before.join('\n'), after.join('\n'))
  expect([removed?.is, added?.is]).toEqual(['removed', 'added'])
  expect(others.map(({ pieces }) => pieces.length)).toEqual(rest.map(() => 4))
})

test('as much as can be is kept of a line', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const [old, young] = [signs(seed % 23, 5, seed), signs((seed * 7) % 29, 5, seed + 1)]
    const kept = comparePieces(old, young).flatMap(({ is, text }) => (is === 'same' ? [...text] : []))
    expect(kept, `${old} and ${young}`).toHaveLength(mostShared(old, young))
  }
})

// The textbook's table: how much the first so many signs of one share with the first so many of the other.
const mostShared = (old: string, young: string): number => {
  let row = Array.from({ length: young.length + 1 }, () => 0)
  for (const sign of old) {
    const above = row
    row = [0]
    for (const [at, other] of [...young].entries())
      row.push(sign === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0))
  }
  return row.at(-1) ?? 0
}
