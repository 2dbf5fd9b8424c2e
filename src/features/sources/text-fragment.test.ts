import { expect, test } from 'vitest'
import { textFragment } from './text-fragment.ts'

const page = 'https://example.org/a'
const long = '沿线新增路灯四百一十二盏。'.repeat(30)

test.each([
  [
    'the words of a short quote',
    page,
    '“月均 18 460 人次。”',
    `${page}#:~:text=${encodeURIComponent('月均 18 460 人次。')}`,
  ],
  ['a hyphen and a comma, which mean something there', page, 'a-b, c', `${page}#:~:text=a%2Db%2C%20c`],
  ['a fragment that the address has', `${page}#part`, 'the words', `${page}#part:~:text=the%20words`],
  ['both ends of a quote with a gap', page, 'first words … last words', `${page}#:~:text=first%20words,last%20words`],
  ['nothing without a quote', page, '', page],
  ['nothing for a PDF', 'https://example.org/a.PDF?x', 'the words', 'https://example.org/a.PDF?x'],
  ['nothing for what is no page', 'mailto:a@example.org', 'the words', 'mailto:a@example.org'],
])('an address gets %s', (_, url, quote, expected) => {
  expect(textFragment(url, quote)).toBe(expected)
})

test('a long quote is named by its beginning and its end', () => {
  const address = textFragment(page, long)
  const [start = '', end = ''] = decodeURIComponent(address.split('text=')[1] ?? '').split(',')
  expect(long.startsWith(start) && long.endsWith(end) && start.length > 5 && end.length > 5).toBe(true)
  expect(address.length).toBeLessThan(1000)
})

test('half a character at the cut does not break the address', () => {
  expect(() => decodeURIComponent(textFragment(page, '😀'.repeat(200)))).not.toThrow()
})

test('a quote of nothing but quotation marks between two letters costs no more than its reading', () => {
  const before = process.threadCpuUsage()
  for (const sign of ['"', '”', ' ', '\u3000', '…', '.'])
    for (let times = 0; times < 300; times++) textFragment(page, `x${sign.repeat(1998)}x`)
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(800)
})
