import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutRanked, isBelow, mostLeft, readRankedPlace, writeRankedPlace } from './place.ts'
import { vary } from './vary.ts'

const of = (creators: string) => [...creators].map((creator, place) => ({ creator, place }))
const creators = (items: { creator: string }[]) => items.map(({ creator }) => creator).join('')

test.each([
  ['abc', 'abc'],
  ['aaab', 'aaba'], // nobody else is left for the last place
  ['aaabbbcccddd', 'aabbccddabcd'],
  ['aaaaaaaaaaaabcdefghij', 'aabcdefghiaajaaaaaaaa'],
])('of %s the order is %s', (pool, order) => {
  expect(creators(vary(of(pool), ({ creator }) => creator, 40).shown)).toBe(order)
})

test('nobody has more than two in ten where there are others enough', () => {
  const pool = fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 60, maxLength: 80 })
  fc.assert(
    fc.property(pool, (drawn) => {
      const all = [...drawn, ...'abcdefgh'.repeat(4)].map((creator, place) => ({ creator, place }))
      const { shown } = vary(all, ({ creator }) => creator, 20)
      for (const block of [shown.slice(0, 10), shown.slice(10)])
        for (const group of Map.groupBy(block, ({ creator }) => creator).values())
          expect(group.length).toBeLessThanOrEqual(2)
    }),
  )
})

const idOf = (place: number) => String(place).padStart(13, '0')

type Item = { id: string; creatorId: string; score: number }

/** All pages of ten, each with as much of a pool as the list would read for it. */
const walk = (all: Item[]): string[] => {
  const seen: string[] = []
  for (let next: string | undefined, isFirst = true; isFirst || next; isFirst = false) {
    const after = readRankedPlace(next)
    if (next && !after) throw new Error(`not a place: ${next}`)
    if (seen.length > 3 * all.length) throw new Error('it goes round in circles')
    const left = after?.left ?? []
    const below = all.filter((item) => !after || isBelow(item, after)).slice(0, 10 + mostLeft - left.length + 1)
    const pool = all.filter((item) => left.includes(item.id) || below.includes(item))
    const page = cutRanked(pool, 10, after)
    seen.push(...page.shown.map(({ id }) => id))
    next = page.next
  }
  return seen
}

test('walking a ranked list page by page shows everything once, whoever wrote how much of it', () => {
  const drawn = fc.array(fc.tuple(fc.constantFrom(...'aaaaabcdefg'), fc.integer({ min: 0, max: 30 })), {
    maxLength: 120,
  })
  fc.assert(
    fc.property(drawn, (rows) => {
      const all = rows
        .map(([creatorId, score], place) => ({ id: idOf(place), creatorId, score }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
      expect(walk(all).sort()).toEqual(all.map(({ id }) => id).sort())
    }),
  )
})

test('a page of nothing but those that were passed over does not lead back to what was shown', () => {
  const order = `${'a'.repeat(30)}bcdefghi${'a'.repeat(40)}`
  const all = [...order].map((creatorId, place) => ({ id: idOf(place), creatorId, score: -place }))
  expect(walk(all).sort()).toEqual(all.map(({ id }) => id))
})

test.each(['', 'x', '1_short', `1e9_${idOf(1)}`, `${'9'.repeat(30)}_${idOf(1)}`, `1_${idOf(1)}_`, `NaN_${idOf(1)}`])(
  'an address that names no place begins at the top: %s',
  (text) => expect(readRankedPlace(text)).toBeUndefined(),
)

test('a place is read as it was written', () => {
  const place = { score: 39_812.123456789, id: idOf(7), left: [idOf(1), idOf(2)] }
  expect(readRankedPlace(writeRankedPlace(place))).toEqual(place)
})
