import { escapeText } from '../escape.ts'
import type { ClaimLabels } from './shown-claims.ts'

/** `site`: what is put before addresses of this site. `url`: the page of this text, to which its own places lead. */
export type Elsewhere = { site: string; url: string; plain: ClaimLabels['plain'] }

// No text can pass for any of this: in a rendering every < and every " of an author is escaped.
const notes = /<div class="beside">|<div class="notes">[^]*?<\/div>(?:<\/div>)?/g
const claims =
  /<span class="cl(?: cl-q)?" id="(c-[0-9a-z]{13})">|<span class="nb">\u2060?|(<span class="fig-[a-z]+">[^<]*<\/span>)|\u2060?<\/span>|<a class="c(?: c-([qfo]))?" [^>]*>(?:<svg[^]*?<\/svg>|([^<]*))<\/a>/g
const embeds = /<p class="embed"><a href="(\/a\/[0-9a-z]{13})">[^<]*<\/a><\/p>/g
const addresses = / (href|src|srcset)="(?:([/#])([^"]*))"/g

/**
 * A rendering as feeds have it, where there are neither our styles nor this page: without notes beside the text, with
 * plain marks ([1], [?], [first-hand]) that lead here, and with whole addresses.
 */
export function forElsewhere(html: string, { site, url, plain }: Elsewhere): string {
  const [origin, page] = [escapeText(site), escapeText(url)]
  return withPlainMarks(html.replace(notes, ''), plain)
    .replace(embeds, (_all, path: string) => `<p class="embed"><a href="${path}">${origin}${path}</a></p>`)
    .replace(addresses, (_all, name: string, sign: string, rest: string) => {
      if (sign === '#') return ` ${name}="${page}#${rest}"`
      return ` ${name}="${origin}/${name === 'srcset' ? rest.replaceAll(', /', `, ${origin}/`) : rest}"`
    })
}

function withPlainMarks(html: string, plain: ClaimLabels['plain']): string {
  const signs: Record<string, string> = { q: plain.question, f: plain.firstHand, o: plain.opinion }
  let claim = ''
  return html.replace(claims, (all, id?: string, picture?: string, kind?: string, number?: string) => {
    if (id) claim = id
    if (picture || !all.startsWith('<a')) return picture ?? ''
    const sign = kind ? signs[kind] : number
    return `<sup><a href="#${claim}">[${escapeText(sign ?? '')}]</a></sup>`
  })
}
