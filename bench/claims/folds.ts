import { randomFrom, shuffled } from './random.ts'

/** For each row the number of its fold; rows of one group are in one fold, and folds are near one size. */
export const foldsOf = (groups: readonly string[], count: number): number[] => {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const names = [...sizes.keys()].sort()
  const order = shuffled(names.length, randomFrom(7)).map((at) => names[at] as string)
  // The largest first, each into the fold that is emptiest; the sort is stable, so the shuffle decides among equals.
  order.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))
  const filled = Array.from({ length: count }, () => 0)
  const foldOf = new Map<string, number>()
  for (const name of order) {
    const fold = filled.indexOf(Math.min(...filled))
    filled[fold] = (filled[fold] ?? 0) + (sizes.get(name) ?? 0)
    foldOf.set(name, fold)
  }
  return groups.map((group) => foldOf.get(group) ?? 0)
}
