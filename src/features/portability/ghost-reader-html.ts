import { bookmarkHtml } from './ghost-cards.ts'

/** Ghost's HTML without what only its theme gives a sense: drawings on buttons, the times and speeds of its players. */
export const readerHtml = (html: string): string => {
  if (!html.includes('kg-')) return html
  const plain = replaceParts(html, '<svg', '</svg>', () => '')
    .replace(/<button class="kg-[^<>]{0,400}>[^<]{0,40}<\/button>/g, '')
    .replace(/<input [^<>]{0,100}class="kg-[^<>]{0,400}>/g, '')
    .replace(/<span class="kg-(?:audio|video)-(?:current-time|duration)">[^<]{0,40}<\/span>/g, '')
    .replace(/(<div class="kg-(?:audio|video)-time">)[\s/]{0,20}/g, '$1')
    .replace(/<div class="kg-callout-emoji">([^<]{0,40})<\/div>\s{0,40}<div class="kg-callout-text">/g, '<div>$1 ')
  return replaceParts(plain, '<figure class="kg-card kg-bookmark-card', '</figure>', bookmarkOf)
}

const bookmarkOf = (card: string): string | undefined => {
  const href = /href="([^"]{1,2000})"/.exec(card)?.[1]
  const part = (name: string) =>
    new RegExp(`<div class="kg-bookmark-${name}">([^<]{0,2000})</div>`).exec(card)?.[1] ?? ''
  const caption = /<figcaption>([\s\S]{0,2000}?)<\/figcaption>/.exec(card)?.[1] ?? ''
  return href ? bookmarkHtml(href, part('title'), part('description'), caption) : undefined
}

/** Changes each part from `open` to `close`; what is not closed, and what gives undefined, stays. */
const replaceParts = (text: string, open: string, close: string, change: (part: string) => string | undefined) => {
  let changed = ''
  let at = 0
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, at)) {
    const end = text.indexOf(close, from)
    if (end < 0) break
    const part = text.slice(from, end + close.length)
    changed += text.slice(at, from) + (change(part) ?? part)
    at = end + close.length
  }
  return changed + text.slice(at)
}
