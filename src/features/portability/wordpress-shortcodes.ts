import type { Attachments } from './wxr-attachments.ts'

export type Unfolded = { text: string; lost: Map<string, number> }

// No bracket within a shortcode's own brackets: each character is looked at by one attempt only.
const token = /\[(\[?)(\/?)([A-Za-z][\w-]{0,40})((?:[\s=][^[\]]{0,2000})?)\](\]?)/g

const codes = new Set(
  'code sourcecode source cc cci cce_c cce_cpp php bash shell css js javascript html xml sql python java cpp c csharp ruby perl vb'.split(
    ' ',
  ),
)
const players = new Set(['embed', 'video', 'audio', 'youtube', 'vimeo', 'playlist', 'flash', 'swf', 'tudou', 'youku'])
const silent = new Set(['more', 'nextpage', 'toc', 'br', 'clear', 'hr'])

/**
 * Unfolds WordPress's shortcodes: captions become figures, code becomes code, players and galleries become links and
 * pictures; a frame loses its brackets and keeps its words; one that stands alone is left out and counted by name. What
 * only looks like one, as [sic] does, stays.
 */
export const unfoldWordpress = (content: string, attachments: Attachments): Unfolded => {
  const lost = new Map<string, number>()
  const ends = new Ends(content)
  const opened = new Set<string>()
  let text = ''
  let at = 0
  token.lastIndex = 0
  for (let match = token.exec(content); match; match = token.exec(content)) {
    const [all, escape, slash, given = '', attributes = '', escapeEnd] = match
    const name = given.toLowerCase()
    const after = match.index + all.length
    let made: string | undefined
    let end = after
    if (escape) made = escapeEnd ? all.slice(1, -1) : undefined
    else if (slash) made = opened.has(name) ? '' : undefined
    else {
      const close = ends.after(name, after)
      const inner = close === undefined ? undefined : content.slice(after, close.from)
      const whole = unfoldOne({ name, named: attributesOf(attributes), inner, attachments })
      if (whole) {
        made = whole.html
        end = whole.takesInner && close ? close.to : after
        if (whole.isLost) lost.set(name, (lost.get(name) ?? 0) + 1)
      } else if (inner !== undefined) {
        opened.add(name)
        made = ''
      } else if (/=\s*["'“”‘’]?\S/.test(attributes)) {
        made = ''
        lost.set(name, (lost.get(name) ?? 0) + 1)
      }
    }
    if (made === undefined) continue
    text += content.slice(at, match.index) + made + (escape || !escapeEnd || end !== after ? '' : ']')
    at = end
    token.lastIndex = end
  }
  return { text: text + content.slice(at), lost }
}

/** Where shortcodes end. One that was looked for in vain is not looked for again. */
class Ends {
  readonly #lower: string
  readonly #absent = new Set<string>()
  readonly #next = new Map<string, number>()

  constructor(content: string) {
    this.#lower = content.toLowerCase()
  }

  after(name: string, from: number): { from: number; to: number } | undefined {
    if (this.#absent.has(name)) return undefined
    const known = this.#next.get(name) ?? -1
    const found = known >= from ? known : this.#lower.indexOf(`[/${name}]`, from)
    if (found < 0) this.#absent.add(name)
    else this.#next.set(name, found)
    return found < 0 ? undefined : { from: found, to: found + name.length + 3 }
  }
}

type Shortcode = {
  name: string
  named: Record<string, string>
  inner: string | undefined
  attachments: Attachments
}

type Whole = { html: string; takesInner: boolean; isLost?: boolean }

/** Undefined for one that we do not know: it is a frame, or nothing. */
const unfoldOne = ({ name, named, inner, attachments }: Shortcode): Whole | undefined => {
  if (silent.has(name)) return { html: '', takesInner: false }
  if ((name === 'caption' || name === 'wp_caption') && inner !== undefined)
    return { html: captionOf(inner, named.caption), takesInner: true }
  if (codes.has(name) && inner !== undefined)
    return { html: codeOf(inner, named.lang ?? named.language ?? languageNamed(name)), takesInner: true }
  if (name === 'latex' && inner !== undefined) return { html: formulaHtml(inner), takesInner: true }
  if (players.has(name)) return playerOf(name, named, inner)
  if (name === 'gallery') return galleryOf(named.ids ?? named.include ?? '', attachments)
  return undefined
}

const languageNamed = (name: string): string => (/^(?:code|source|sourcecode|cc.*)$/.test(name) ? '' : name)

const image = /<img\b[^<>]{0,4000}>/i

const captionOf = (inner: string, named: string | undefined): string => {
  const picture = image.exec(inner)?.[0] ?? ''
  const link = /<a\b[^<>]{0,2000}>/i.exec(inner)?.[0]
  const words =
    named ??
    inner
      .replace(picture, '')
      .replace(/<\/?a\b[^<>]{0,2000}>/gi, '')
      .trim()
  const shown = link && inner.indexOf(link) < inner.indexOf(picture) ? `${link}${picture}</a>` : picture
  return `\n\n<figure>${shown}<figcaption>${words}</figcaption></figure>\n\n`
}

const codeOf = (inner: string, language: string): string => {
  const code = inner
    .replace(/<br\s{0,10}\/?>\n?/gi, '\n')
    .replace(/^\s{0,100}\n/, '')
    .trimEnd()
  const shown = /&(?:lt|gt|amp);/.test(code) ? code : code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const known = /^[\w+#.-]{1,40}$/.test(language) ? ` class="language-${language}"` : ''
  return `\n\n<pre><code${known}>${shown}</code></pre>\n\n`
}

/** TeX as the converter knows it. */
export const formulaHtml = (tex: string): string =>
  `<span class="math inline">${tex.replace(/\s&[a-z]=[^&\s]{1,20}/g, '').trim()}</span>`

const playerOf = (name: string, named: Record<string, string>, inner: string | undefined): Whole => {
  const given = [inner, named.src, named.mp4, named.mp3, named.url, named['0']].map((one) => one?.trim() ?? '')
  const address = given.find((one) => /^https?:\/\/[^\s<>[\]"]{1,2000}$/.test(one))
  const video =
    name === 'youtube' && /^[\w-]{6,20}$/.test(named.id ?? '') ? `https://www.youtube.com/watch?v=${named.id}` : address
  return video
    ? { html: `\n\n<p><a href="${video}">${video}</a></p>\n\n`, takesInner: inner !== undefined }
    : { html: '', takesInner: inner !== undefined, isLost: true }
}

const galleryOf = (ids: string, attachments: Attachments): Whole => {
  const pictures = ids.split(',').flatMap((id) => attachments.get(id.trim()) ?? [])
  const html = pictures.map(
    ({ src, alt, caption }) =>
      `<figure><img src="${quoted(src)}" alt="${quoted(alt)}"><figcaption>${caption}</figcaption></figure>`,
  )
  return { html: `\n\n${html.join('\n\n')}\n\n`, takesInner: false, isLost: pictures.length === 0 }
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const attributesOf = (text: string): Record<string, string> => {
  const named: Record<string, string> = {}
  let bare = 0
  for (const [, name, double, single, word] of text
    .replace(/[“”″]/g, '"')
    .matchAll(/(?:([\w-]{1,40})\s{0,5}=\s{0,5}|=)?(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'=]{1,2000}))/g))
    named[name?.toLowerCase() ?? String(bare++)] = double ?? single ?? word ?? ''
  return named
}
