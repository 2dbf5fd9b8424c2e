/** What was said of one sentence, and what is true of it. */
export type Verdict = { truth: boolean; said: boolean }
export type Scored = { truth: boolean; score: number }

type Quality = { precision: number; recall: number; f1: number }

/** Precision, recall and F1 of the positive class; a share of nothing is 0, as scikit-learn has it. */
export const qualityOf = (verdicts: readonly Verdict[]): Quality => {
  let hits = 0
  let said = 0
  let truths = 0
  for (const verdict of verdicts) {
    if (verdict.said) said += 1
    if (verdict.truth) truths += 1
    if (verdict.said && verdict.truth) hits += 1
  }
  return { precision: share(hits, said), recall: share(hits, truths), f1: share(2 * hits, said + truths) }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** The mean of the F1 of both classes, each weighted by how many sentences are in it. */
export const weightedF1 = (verdicts: readonly Verdict[]): number => {
  const turned = verdicts.map(({ truth, said }) => ({ truth: !truth, said: !said }))
  const positives = share(verdicts.filter(({ truth }) => truth).length, verdicts.length)
  return positives * qualityOf(verdicts).f1 + (1 - positives) * qualityOf(turned).f1
}

/** The mean of the precision at each true sentence, from the highest score down; equal scores count as one place. */
export const averagePrecision = (scored: readonly Scored[]): number => {
  const sorted = scored.toSorted((a, b) => b.score - a.score)
  const truths = sorted.filter(({ truth }) => truth).length
  let hits = 0
  let sum = 0
  let tied = 0
  sorted.forEach(({ truth, score }, at) => {
    if (truth) tied += 1
    if (sorted[at + 1]?.score === score) return
    hits += tied
    sum += (tied * hits) / (at + 1)
    tied = 0
  })
  return share(sum, truths)
}

/** How far two labellers agree beyond what chance would make of their shares (Cohen 1960). */
export const kappaOf = (pairs: readonly (readonly [boolean, boolean])[]): number => {
  const all = pairs.length
  const agreed = share(pairs.filter(([a, b]) => a === b).length, all)
  const yesOfA = share(pairs.filter(([a]) => a).length, all)
  const yesOfB = share(pairs.filter(([, b]) => b).length, all)
  const byChance = yesOfA * yesOfB + (1 - yesOfA) * (1 - yesOfB)
  return byChance === 1 ? 1 : (agreed - byChance) / (1 - byChance)
}

/** The threshold with the highest F1 on these sentences, half way to the next score below. */
export const bestThreshold = (scored: readonly Scored[]): number => {
  const sorted = scored.toSorted((a, b) => b.score - a.score)
  const truths = sorted.filter(({ truth }) => truth).length
  let best = { f1: -1, threshold: 0 }
  let hits = 0
  sorted.forEach(({ truth, score }, at) => {
    if (truth) hits += 1
    const next = sorted[at + 1]?.score
    if (next === score) return
    const f1 = (2 * hits) / (at + 1 + truths)
    if (f1 > best.f1) best = { f1, threshold: next === undefined ? score : (score + next) / 2 }
  })
  return best.threshold
}
