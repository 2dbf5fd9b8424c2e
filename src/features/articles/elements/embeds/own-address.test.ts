import { expect, test } from 'vitest'
import { ownArticle } from './own-address.ts'

const id = '0sae72bgq7416'

test.each([
  [`https://example.org/a/${id}`, id],
  [`http://example.org/a/${id}-末班公交`, id],
  [`/a/${id}`, id],
  [`  https://example.org/a/${id}?from=1#sources `, id],
  [`https://elsewhere.example/a/${id}`, undefined],
  [`https://example.org/a/${id}/versions`, undefined],
  [`https://example.org/a/${id}0`, undefined],
  [`see https://example.org/a/${id}`, undefined],
  ['', undefined],
])('%s', (text, expected) => {
  expect(ownArticle(text, 'example.org')).toBe(expected)
})
