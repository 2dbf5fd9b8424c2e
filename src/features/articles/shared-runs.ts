/** A stretch that two lists share: where it begins in each, and how long it is. */
export type Run = { old: number; young: number; length: number }

/**
 * What a whole comparison may still cost, in steps of which a hundred million take about a second. Steps are counted
 * and time is not taken, so that everybody sees the same comparison, however busy the machine is.
 */
export type Effort = { left: number }

/**
 * What two lists share, in order, and as much of it as can be (E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986). Undefined when that costs more than a quarter of what is left: one hard paragraph must not use up
 * what the paragraphs behind it need.
 */
export const sharedRuns = (old: Int32Array, young: Int32Array, effort: Effort): Run[] | undefined => {
  const head = sharedHead(old, young)
  const tail = sharedTail(old.subarray(head), young.subarray(head))
  const [oldEnd, youngEnd] = [old.length - tail, young.length - tail]
  const between = runsBetween(old.subarray(head, oldEnd), young.subarray(head, youngEnd), effort)
  return (
    between &&
    [
      { old: 0, young: 0, length: head },
      ...between.map((run) => ({ old: run.old + head, young: run.young + head, length: run.length })),
      { old: oldEnd, young: youngEnd, length: tail },
    ].filter(({ length }) => length > 0)
  )
}

const sharedHead = (old: Int32Array, young: Int32Array): number => {
  const most = Math.min(old.length, young.length)
  let count = 0
  while (count < most && old[count] === young[count]) count += 1
  return count
}

const sharedTail = (old: Int32Array, young: Int32Array): number => {
  const most = Math.min(old.length, young.length)
  let count = 0
  while (count < most && old[old.length - 1 - count] === young[young.length - 1 - count]) count += 1
  return count
}

const runsBetween = (old: Int32Array, young: Int32Array, effort: Effort): Run[] | undefined => {
  if (old.length === 0 || young.length === 0) return []
  const { rows, cost } = walk(old, young, Math.floor(effort.left / 4))
  effort.left -= cost
  return rows && retrace(rows, old.length, young.length)
}

/** How far into the old list one comes with so many edits, by how many of them are removals; `first` is the fewest. */
type Row = { first: number; reached: Int32Array }

const reachedWith = ({ first, reached }: Row, removals: number): number => {
  const place = removals - first
  return place >= 0 && place < reached.length ? (reached[place] ?? -1) : -1
}

const walk = (old: Int32Array, young: Int32Array, most: number): { rows?: Row[]; cost: number } => {
  const rows: Row[] = []
  let cost = 0
  for (let edits = 0; cost <= most; edits += 1) {
    const first = Math.max(0, edits - young.length)
    const last = Math.min(edits, old.length)
    const row = { first, reached: new Int32Array(last - first + 1) }
    const before = rows.at(-1)
    rows.push(row)
    for (let removals = first; removals <= last && cost <= most; removals += 1) {
      const ahead = edits - 2 * removals // how much further one is in the young list than in the old one
      const start = before ? Math.max(reachedWith(before, removals - 1) + 1, reachedWith(before, removals)) : 0
      let at = start
      while (at < old.length && at + ahead < young.length && old[at] === young[at + ahead]) at += 1
      row.reached[removals - first] = at
      cost += 1 + at - start
      if (at === old.length && at + ahead === young.length) return { rows, cost }
    }
  }
  return { cost }
}

const retrace = (rows: Row[], oldLength: number, youngLength: number): Run[] => {
  const runs: Run[] = []
  let [old, young] = [oldLength, youngLength]
  for (let edits = rows.length - 1; edits >= 0; edits -= 1) {
    const before = rows[edits - 1]
    const removals = (edits + old - young) / 2
    const removed = before ? reachedWith(before, removals - 1) + 1 : 0
    const added = before ? reachedWith(before, removals) : 0
    const start = Math.max(removed, added)
    if (old > start) runs.push({ old: start, young: young - old + start, length: old - start })
    young += start - old
    old = start
    if (removed > added) old -= 1
    else young -= 1
  }
  return runs.reverse()
}
