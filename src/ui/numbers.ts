import type { Locale } from './messages/index.ts'

/** A whole number with its thousands set apart by a narrow space: 50 850. */
export const writeNumber = (n: number): string => {
  const digits = String(Math.abs(Math.trunc(n)))
  const grouped = digits.length < 4 ? digits : digits.replace(/\d{1,3}(?=(?:\d{3})+$)/g, '$&\u202f')
  return n < 0 ? `\u2212${grouped}` : grouped
}

const one = (n: number) => {
  const rounded = Math.floor(n * 10) / 10
  return n < 10 && rounded % 1 !== 0 ? rounded.toFixed(1) : String(Math.floor(n))
}

/** A count as a reader wants it: exact while small, then 1.2 万 and 3 亿, or 12k and 3.4M. Never rounded up. */
export const writeCount = (n: number, locale: Locale): string => {
  if (n < 10_000) return writeNumber(n)
  if (locale === 'zh-CN') return n < 100_000_000 ? `${one(n / 10_000)} 万` : `${one(n / 100_000_000)} 亿`
  return n < 1_000_000 ? `${one(n / 1000)}k` : `${one(n / 1_000_000)}M`
}
