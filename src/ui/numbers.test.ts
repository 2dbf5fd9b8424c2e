import { expect, test } from 'vitest'
import { writeCount, writeNumber } from './numbers.ts'

test.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [3640, '3\u202f640', '3\u202f640'],
  [12_000, '1.2 万', '12k'],
  [19_999, '1.9 万', '19k'],
  [100_000, '10 万', '100k'],
  [1_250_000, '125 万', '1.2M'],
  [320_000_000, '3.2 亿', '320M'],
] as const)('%d is never rounded up', (n, inChinese, inEnglish) => {
  expect(writeCount(n, 'zh-CN')).toBe(inChinese)
  expect(writeCount(n, 'en')).toBe(inEnglish)
})

test('thousands are set apart by a narrow space that does not break', () => {
  expect(writeNumber(1_234_567)).toBe('1\u202f234\u202f567')
  expect(writeNumber(-50_850)).toBe('\u221250\u202f850')
})
