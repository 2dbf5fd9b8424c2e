import { expect, test } from 'vitest'
import { segmentWords, titleBreak, titleBreaks } from './segment.ts'

test.each([
  ['a title breaks between words', '我国首个深海空间站启用', '我国|首个|深海|空间站|启用'],
  [
    'closing punctuation stays with what it closes, opening with what it opens',
    '《三体》定档：5月上映',
    '《三体》|定档：|5月|上映',
  ],
  ['function words stay with the word before', '商品的背后', '商品的|背后'],
  ['measure words stay with their number', '卖出1.2亿件商品', '卖出|1.2亿件|商品'],
  ['a number is not torn apart', '“双十一”当天', '“双十一”|当天'],
  ['no character is left alone', '夜里多了谁', '夜里|多了谁'],
  ['a Latin title comes back untouched', 'The last bus, an hour later', 'The last bus, an hour later'],
])('%s', (_rule, title, expected) => {
  expect(titleBreaks(title).replaceAll(titleBreak, '|')).toBe(expected)
})

test('words put together are the text again', () => {
  const text = '末班公交多开一小时，夜里多了谁？ Linux 系统 3.14'
  expect(segmentWords(text).join('')).toBe(text)
  expect(titleBreaks(text).replaceAll(titleBreak, '')).toBe(text)
})
