import type { ShownAs } from './shown-claims.ts'

/** A claim as its rendering shows it. `text` is short: it names the claim in a list. */
export type ClaimOnPage = { id: string; is: ShownAs; sources: number[]; text: string }

// No text can pass for these: in a rendering every < of an author is escaped.
const beginning = /<span class="cl(?: cl-q)?" id="c-([0-9a-hjkmnp-tv-z]{13})">/
const mark = /<a class="c(?: c-([qfo]))?" href="#[^"]*" aria-label="[^"]*">(\d*)/g
const kinds: Record<string, ShownAs> = { q: 'question', f: 'first-hand', o: 'opinion' }
const mostHan = 30
const mostLatin = 60

/** The claims that a rendering bears, in the order of the text: what a page counts and lists is what stands on it. */
export function claimsOnPage(html: string): ClaimOnPage[] {
  const [, ...pieces] = html.split(beginning)
  return pieces.flatMap((piece, place) => (place % 2 === 0 ? [readClaim(piece, pieces[place + 1] ?? '')] : []))
}

function readClaim(id: string, html: string): ClaimOnPage {
  const first = html.search(/<a class="c[ "]/)
  const end = html.indexOf('</span>', first)
  const marks = [...html.slice(first, end).matchAll(mark)]
  const is = kinds[marks[0]?.[1] ?? ''] ?? 'sourced'
  return {
    id,
    is,
    sources: marks.flatMap(([, , number]) => (number ? [Number(number)] : [])),
    text: nameOf(html.slice(0, first)),
  }
}

function nameOf(html: string): string {
  const words = unescapeText(
    html
      .slice(0, 4_000)
      .replace(/<math[^>]*>.*?<\/math>/gs, '…')
      .replace(/<[^>]*>|<[^>]*$/g, ''),
  )
  const plain = [...words.replace(/[\s\u2060]+/g, ' ').trim()]
  const most = /\p{Script=Han}/u.test(words) ? mostHan : mostLatin
  return plain.length > most ? `${plain.slice(0, most - 1).join('')}…` : plain.join('')
}

const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

const unescapeText = (text: string): string => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign)
