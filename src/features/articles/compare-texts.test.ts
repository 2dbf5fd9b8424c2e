import { expect, test } from 'vitest'
import { compareTexts } from './compare-texts.ts'

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

test('two long texts with nothing in common are compared in bounded time, and no word is lost', () => {
  const random = (seed: number) =>
    Array.from({ length: 40_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * seed) % 9973))).join('')
  const [before, after] = [random(7919), random(6131)]
  const started = performance.now()
  const changes = compareTexts(before, after)
  expect(performance.now() - started).toBeLessThan(3000)
  const left = (is: 'added' | 'removed') =>
    changes.flatMap(({ pieces }) => pieces.filter((piece) => piece.is !== is).map(({ text }) => text)).join('')
  expect(left('added')).toBe(before)
  expect(left('removed')).toBe(after)
})
