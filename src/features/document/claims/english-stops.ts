const never = new Set(
  'mr mrs ms dr prof gen sen rep gov lt col sgt capt cmdr adm maj rev hon st mt ft pres supt messrs mme vs viz cf eg ie approx est fig figs no nos vol vols pp ch sec art dept univ assn bros tel ext al ca rs med pvt cpl pfc ave blvd rd'.split(
    ' ',
  ),
)
const mayEnd = new Set(
  'etc inc ltd co corp jr sr esq bros u.s u.k u.s.a e.u u.n d.c a.m p.m ph.d m.d b.a m.a b.c a.d jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif mass conn fla ga ill tex wash wis minn mich ariz colo okla ore pa va tenn'.split(
    ' ',
  ),
)
const neverDotted = new Set('e.g i.e f.e n.b c.f'.split(' '))
const months = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/
const starters = new Set(
  'The A An This That These Those There Here He She It They We I You His Her Its Their Our My Your In On At By For From With To Of As If When While After Before Since Because Although Though But And Or So Yet However Then Now What Who Why How Where Some Many Most All No Not One Two Is Are Was Were Do Does Did Can Let Yay Another Each Every Other During Under Over More Both Once Until According'.split(
    ' ',
  ),
)

/**
 * Whether the stops from `at` to `run` (with closing signs up to `end`) end an English sentence that began at `start`.
 */
export function endsAtStop(text: string, start: number, at: number, run: number, end: number): boolean {
  const next = nextWord(text, end)
  if (!/\s/.test(text[end] ?? '')) return isGlued(text, at, run, end)
  if (/^(?:\p{Ll}|[,;:&%—–]|--)/u.test(next)) return false
  if (run - at > 1) return text.slice(at, run) !== '..' || /^["“(]?\p{Lu}/u.test(next)
  if (text[at] !== '.') return true
  return !isAbbreviation(text, start, at, next, end > run)
}

/** No space after the stop: notes, and languages that leave none. */
function isGlued(text: string, at: number, run: number, end: number): boolean {
  const rest = text.slice(end, end + 24)
  if (/^\[\d/.test(rest)) return /^(?:\[\d{1,3}(?:[–-]\d{1,3})?\])+\s/.test(rest)
  if (end === run && /(?:\p{L}{2}|[)\]])$/u.test(text.slice(Math.max(0, at - 2), at)))
    return /^\d{1,3}(?: \d{1,3})* +["“(]?[A-Z]/.test(rest)
  return /^[\u{1F300}-\u{1FAFF}]/u.test(rest)
}

function nextWord(text: string, from: number): string {
  let at = from
  while (at < text.length && at < from + 50 && /\s/.test(text[at] ?? '')) at++
  return text.slice(at, at + 30)
}

function isAbbreviation(text: string, start: number, at: number, next: string, isClosed: boolean): boolean {
  const word = /[\p{L}\p{N}.'’]*$/u.exec(text.slice(Math.max(start, at - 20), at))?.[0] ?? ''
  const lower = word.toLowerCase()
  const isFirst = text.slice(start, at - word.length).trim() === ''
  if (isFirst && /^(?:\d{1,3}|[a-z]|[ivx]{1,4})$/i.test(word)) return true
  if (isClosed) return false
  if (neverDotted.has(lower) || /^(?:pp?|no|nos|art|sec|fig)$/.test(lower)) return lower === word || /^\d/.test(next)
  if (months.test(lower)) return /^[\d,]/.test(next) || !startsSentence(next)
  if (never.has(lower)) return !(lower === 'no' && startsSentence(next))
  if (/^[ap]\.m$/.test(lower))
    return /^(?:(?:E|C|M|P)[SD]?T|GMT|UTC|Eastern|Central|Pacific|Mountain|[A-Z][a-z]+day)\b/.test(next)
  const isDotted = /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)
  if (mayEnd.has(lower) || isDotted) return !startsSentence(next)
  return /^\p{Lu}$/u.test(word) && word !== 'I' && !startsSentence(next)
}

function startsSentence(next: string): boolean {
  const word = /^["“‘'(]*([\p{L}]+)/u.exec(next)?.[1] ?? ''
  return starters.has(word) || /^["“]/.test(next)
}
