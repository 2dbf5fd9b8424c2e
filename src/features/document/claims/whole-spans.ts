const closerOf = new Map([
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['(', ')'],
  ['[', ']'],
  ['“', '”'],
  ['‘', '’'],
])
const openerOf = new Map([...closerOf].map(([opener, closer]) => [closer, opener]))
const longest = 1200
const isLineEnd = /[\n\r\u2028\u2029\u0085]/
const isHan = /[\u3400-\u9fff]/
const isWordUnit = /[\p{L}\p{N}]/u

/** A table with 1 at the units of these signs: asking it is far quicker than asking an expression for each unit. */
export function unitsOf(signs: readonly string[]): Uint8Array {
  const table = new Uint8Array(0x1_0000)
  for (const sign of signs) table[sign.charCodeAt(0)] = 1
  return table
}

const matters = unitsOf([...closerOf.keys(), ...closerOf.values(), ...'"\'\n\r\u2028\u2029\u0085'])

/**
 * The spans that are not cut inside: brackets, titles, English quotes that close on their line. Chinese quotes are cut,
 * for they often hold several sentences that each claim something.
 */
export function whole(text: string) {
  const endOf = new Int32Array(text.length)
  const opens = new Uint8Array(text.length)
  const open: { at: number; sign: string }[] = []
  const take = (opener: string, at: number) => {
    let depth = open.length - 1
    while (depth >= 0 && open[depth]?.sign !== opener) depth--
    const from = open[depth]?.at
    if (from === undefined) return
    open.length = depth
    if (at - from <= (opener === "'" ? longest / 3 : longest) && !isCutAnyway(text, opener, from, at))
      endOf[from] = at + 1
  }
  for (let at = 0; at < text.length; at++) {
    if (matters[text.charCodeAt(at)] === 0) continue
    const sign = text[at] ?? ''
    if (isLineEnd.test(sign)) open.length = 0
    else if (closerOf.has(sign)) {
      if (open.length < 50) open.push({ at, sign })
    } else if (openerOf.has(sign)) {
      if (sign !== '’' || !isWordUnit.test(text[at + 1] ?? '')) take(openerOf.get(sign) ?? '', at)
    } else if (sign === '"' || sign === "'") {
      if (opensStraight(text, at, open, sign)) {
        opens[at] = 1
        if (open.length < 50) open.push({ at, sign })
      } else if (sign === '"' || !isWordUnit.test(text[at + 1] ?? '')) take(sign, at)
    }
  }
  const reach = reaches(endOf)
  return {
    /** Whether a straight quote there is the first of a pair. */
    opensAt: (at: number): boolean => opens[at] === 1,
    /** Where the outermost uncut span around this place ends; undefined outside of all. */
    endAfter: (at: number): number | undefined => ((reach[at] ?? 0) > at ? reach[at] : undefined),
  }
}

function opensStraight(text: string, at: number, open: { sign: string }[], sign: string): boolean {
  const before = text[at - 1] ?? ' '
  if (isWordUnit.test(before) || (sign === "'" && !/[\s("“[—–-]/.test(before))) return false
  return !open.some((one) => one.sign === sign) && /\S/.test(text[at + 1] ?? '')
}

function isCutAnyway(text: string, opener: string, from: number, to: number): boolean {
  if (opener !== '“' && opener !== '‘' && opener !== '"' && opener !== "'") return opener === '（' && to - from > 200
  return isHan.test(text.slice(from, from + 12))
}

function reaches(endOf: Int32Array): Int32Array {
  let furthest = 0
  return endOf.map((end) => {
    furthest = Math.max(furthest, end)
    return furthest
  })
}
