import { expect, test } from 'vitest'
import { quotedAt } from './text-fragment.ts'

const page = 'https://example.org/a'
const han = '四条线路末班车发车时间由晚上十点半延后至十一点半，自十一月十八日起施行。'

test.each([
  ['a quote', page, 'four lines', '#:~:text=four%20lines'],
  ['commas, hyphens and ampersands mean nothing', page, 'a-b, c & d', '#:~:text=a%2Db%2C%20c%20%26%20d'],
  ['quotation marks around it are ours', page, '“四条线路”', `#:~:text=${encodeURIComponent('四条线路')}`],
  ['line breaks are spaces', page, 'four\n lines', '#:~:text=four%20lines'],
  ['something left out', page, 'four lines … at night', '#:~:text=four%20lines,at%20night'],
  [
    'something left out in Chinese',
    page,
    '四条线路……延后',
    `#:~:text=${encodeURIComponent('四条线路')},${encodeURIComponent('延后')}`,
  ],
  ['a place within the page', `${page}#part`, 'four', ':~:text=four'],
  ['an address that says what to show', `${page}#:~:text=x`, 'four', ''],
  ['no quote', page, '', ''],
  ['a PDF', `${page}.pdf`, 'four', ''],
  ['a PDF with a question', `${page}.PDF?x=1`, 'four', ''],
  ['no address', '', 'four', ''],
  ['half a letter', page, 'four \uD83D', '#:~:text=four%20%EF%BF%BD'],
])('%s', (_name, url, quote, added) => {
  expect(quotedAt(url, quote)).toBe(url + added)
})

test('a long quote is looked for by its two ends, cut between words', () => {
  const text = quotedAt(page, han.repeat(6)).split('text=')[1] ?? ''
  expect(text.split(',').map(decodeURIComponent)).toEqual([
    '四条线路末班车发车时间由晚上十点半延后至十一点半，自十一月十八日起施行',
    han,
  ])
})

test('an address stays bounded, however long the quote', () => {
  expect(quotedAt(page, 'x'.repeat(2_000)).length).toBeLessThan(200)
  expect(quotedAt(page, '…x'.repeat(1_000)).length).toBeLessThan(200)
})
