import { expect, test } from 'vitest'
import { articleIn, reordered } from './rules.ts'

test.each([
  ['0s9kabcdefghj', '0s9kabcdefghj'],
  [' /a/0s9kabcdefghj ', '0s9kabcdefghj'],
  ['https://example.org/a/0s9kabcdefghj-末班公交?x=1#top', '0s9kabcdefghj'],
  ['/a/0s9kabcdefghj/versions', '0s9kabcdefghj'],
  ['https://example.org/c/science', undefined],
  ['0s9kabcdefghjk', undefined],
  ['', undefined],
])('the article in %j is %j', (text, id) => expect(articleIn(text)).toBe(id))

test('an order from a page that is out of date keeps what both know, and loses nothing that is new', () => {
  expect(reordered(['c', 'a', 'gone', 'a'], ['a', 'b', 'c', 'new'])).toEqual(['c', 'a', 'b', 'new'])
})
