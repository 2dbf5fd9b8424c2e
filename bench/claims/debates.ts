import { estimate } from './bootstrap.ts'
import { foldsOf } from './folds.ts'
import { heldOutScores } from './held-out.ts'
import type { Learner } from './learner.ts'
import { averagePrecision, type Scored } from './metrics.ts'
import type { Row } from './read-sets.ts'
import type { Line } from './report.ts'

/** Each debate ranked by a model that has not seen it: alone left out, or with its fold where `count` says how many. */
export const debateScores = (learner: Learner, rows: readonly Row[], count?: number): number[] => {
  const debates = rows.map(({ group }) => group)
  return heldOutScores(learner, rows, foldsOf(debates, count ?? new Set(debates).size))
}

/** The mean over debates of each one's average precision; the interval is over debates. */
export const meanOverDebates = (rows: readonly Row[], scores: readonly number[]): Line['figures'] => {
  const debates = new Map<string, Scored[]>()
  rows.forEach(({ group, truth }, at) => {
    const debate = debates.get(group) ?? []
    debate.push({ truth, score: scores[at] as number })
    debates.set(group, debate)
  })
  const each = [...debates.values()].filter((debate) => debate.some(({ truth }) => truth)).map(averagePrecision)
  return { MAP: estimate(each, mean) }
}

/** Two judges of the same sentences weighing alike: their scores are divided by how far they spread, and added. */
export const together = (some: readonly number[], others: readonly number[]): number[] => {
  const [spread, otherSpread] = [spreadOf(some), spreadOf(others)]
  return some.map((score, at) => score / spread + (others[at] as number) / otherSpread)
}

const spreadOf = (scores: readonly number[]): number => {
  const middle = mean(scores)
  return Math.sqrt(mean(scores.map((score) => (score - middle) ** 2))) || 1
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1)
