import { expect, test } from 'vitest'
import { composeRows } from './gallery-rows.ts'

test.each([
  ['two of landscape share a row', [1.5, 1.5], [2]],
  ['three upright ones share a row', [0.7, 0.7, 0.7], [3]],
  ['a panorama has a row of its own', [3, 1.5, 1.5], [1, 2]],
  ['five of landscape make two rows and no single one', [1.5, 1.5, 1.5, 1.5, 1.5], [3, 2]],
  ['nothing makes no rows', [], []],
])('%s', (_name, shapes, rows) => {
  expect(composeRows(shapes)).toEqual(rows)
})

test('twenty pictures of any shape are all placed', () => {
  const shapes = Array.from({ length: 20 }, (_, place) => 0.5 + (place % 7) * 0.4)
  expect(composeRows(shapes).reduce((sum, row) => sum + row, 0)).toBe(20)
})
