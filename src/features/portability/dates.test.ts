import { expect, test } from 'vitest'
import { dateOfName, readDate, readDateIn } from './dates.ts'

test.each([
  ['2019', '2019-01-01T00:00:00.000Z'],
  ['2019-02', '2019-02-01T00:00:00.000Z'],
  ['2008-11-24T21:48:21+00:00', '2008-11-24T21:48:21.000Z'],
  ['2011-11-28 8:32:24 -0400', '2011-11-28T12:32:24.000Z'],
  ['2014-03-19T10:14:29-04:00', '2014-03-19T14:14:29.000Z'],
  ['2013-05-15 08:56:54', '2013-05-15T08:56:54.000Z'],
  ['Wed, 15 May 2013 08:56:54 +0000', '2013-05-15T08:56:54.000Z'],
  ['18-JUN-1987 11:40:39.50', '1987-06-18T11:40:39.000Z'],
  ['2020/03/04', '2020-03-04T00:00:00.000Z'],
])('%s is read as a time', (text, iso) => {
  expect(readDate(text)?.toISOString()).toBe(iso)
})

test.each([
  '',
  '0000-00-00 00:00:00',
  'yesterday',
  '2019-13-01',
  '2019-02-31',
  '12',
  'Wed, 30 Nov -0001 00:00:00 +0000',
  7,
  null,
])('%s is no time', (value) => {
  expect(readDate(value)).toBeUndefined()
})

test.each([
  ['content/posts/2014-03-19-hello.md', '2014-03-19'],
  ['published/201902/20190124 Get started.md', '2019-01-24'],
  ['https://old.example/2012/05/06/title/', '2012-05-06'],
])('%s names its day', (name, day) => {
  expect(dateOfName(name)?.toISOString().slice(0, 10)).toBe(day)
})

test.each(['12345678', 'report-2019', 'v2019-13-40-x'])('%s names no day', (name) => {
  expect(dateOfName(name)).toBeUndefined()
})

test.each([
  ['2018-01-02 03:04:05', 'Asia/Shanghai', '2018-01-01T19:04:05.000Z'],
  ['2018-01-02T03:04:05Z', 'Asia/Shanghai', '2018-01-02T03:04:05.000Z'],
  ['2018-07-02 03:04', 'Nowhere/At all', '2018-07-02T03:04:00.000Z'],
])('%s in %s', (text, place, iso) => {
  expect(readDateIn(text, place)?.toISOString()).toBe(iso)
})
