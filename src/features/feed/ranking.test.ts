import { expect, test } from 'vitest'
import { hotOf, ranking, relatedParts, relatedScore } from './ranking.ts'

const epoch = new Date(0)
const tau = ranking.hot.secondsPerTenfold * 1000

test.each([
  { opens: 0, completeSources: 0, hot: 0 },
  { opens: 1, completeSources: 0, hot: 0 },
  { opens: 10, completeSources: 0, hot: 1 },
  { opens: 1_000, completeSources: 0, hot: 3 },
  { opens: 90, completeSources: 2, hot: 2 },
  { opens: 50, completeSources: 300, hot: 2 }, // ten sources count at most
])('$opens opens and $completeSources sources weigh $hot', ({ opens, completeSources, hot }) => {
  expect(hotOf({ opens, completeSources, publishedAt: epoch })).toBeCloseTo(hot, 10)
})

test('an article published τ later equals one with ten times its weight', () => {
  const early = hotOf({ opens: 5_000, completeSources: 0, publishedAt: new Date(1_700_000_000_000) })
  const late = hotOf({ opens: 500, completeSources: 0, publishedAt: new Date(1_700_000_000_000 + tau) })
  expect(late).toBeCloseTo(early, 9)
})

const nothing = { tags: 0, words: 0, channels: 0, isSameLanguage: false, opens: 0, days: 0 }

test.each([
  [{ tags: 2 }, 6],
  [{ tags: 9 }, 9],
  [{ words: 0.5 }, 1],
  [{ words: 40 }, 6],
  [{ channels: 3 }, 2],
  [{ isSameLanguage: true }, 2.5],
  [{ opens: 999 }, 1.2],
  [{ days: 7 }, -1.5],
  [{ days: -3 }, 0],
  [{ tags: 1, isSameLanguage: true, days: 1 }, 5],
])('%o is worth %d', (traits, score) => {
  expect(relatedScore({ ...nothing, ...traits })).toBeCloseTo(score, 10)
})

test('the score is the sum of what each named feature adds', () => {
  const traits = { tags: 1, words: 0.7, channels: 1, isSameLanguage: true, opens: 12, days: 20 }
  const parts = relatedParts(traits)
  expect(Object.keys(parts)).toEqual(Object.keys(ranking.related.weights))
  expect(Object.values(parts).reduce((sum, part) => sum + part)).toBeCloseTo(relatedScore(traits), 10)
})
