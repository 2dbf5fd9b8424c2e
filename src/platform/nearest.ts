/** The word most like the one that was typed, when one is near enough to be what was meant. */
export const nearest = (typed: string, words: readonly string[]): string | undefined => {
  const [best] = words.map((word) => ({ word, far: distance(typed, word) })).sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(2, typed.length / 3) ? best.word : undefined
}

// Levenshtein: how many letters to insert, drop or change.
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= to.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (letter === to[j - 1] ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
