import { holdCode } from './hold-code.ts'
import { formulaHtml, unfoldWordpress } from './wordpress-shortcodes.ts'
import type { Attachments } from './wxr-attachments.ts'

/**
 * The text of a WordPress post as the HTML that its readers saw: shortcodes unfolded, and, unless its blocks say where
 * they end, paragraphs made of empty lines, as WordPress makes them when it shows a post.
 */
export const wordpressHtml = (
  content: string,
  attachments: Attachments,
): { html: string; lost: Map<string, number> } => {
  // What marks the places of code that is held back must not come from the text itself.
  const written = content.replace(/\r\n?/g, '\n').replaceAll('\u0001', '')
  const held = holdCode(written)
  const { text, lost } = unfoldWordpress(held.text, attachments)
  const unfolded = held.release(linkEmbeds(readFormulas(text)))
  return { html: /<!-- wp:/.test(content) ? unfolded : paragraphs(unfolded), lost }
}

const readFormulas = (text: string): string =>
  text.replace(/\$latex[\s&]([^$]{1,2000})\$/g, (_all, tex: string) => formulaHtml(decodedAmpersands(tex)))

const decodedAmpersands = (tex: string): string => tex.replaceAll('&amp;', '&')

/** An address that WordPress would have shown as a player or a card: a link, for nothing is embedded here. */
const linkEmbeds = (text: string): string =>
  text.replace(
    /(<div class="wp-block-embed__wrapper">)\s{0,20}(https?:\/\/[^\s<>"]{1,2000})\s{0,20}(?=<\/div>)/g,
    '$1<a href="$2">$2</a>',
  )

const blocks =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|script|object|video|audio'
const startsWithBlock = new RegExp(`^</?(?:${blocks})\\b`, 'i')
const opensBlock = new RegExp(`(<(?:${blocks})\\b[^<>]{0,2000}>)`, 'gi')
const closesBlock = new RegExp(`(</(?:${blocks})>)`, 'gi')

/** Empty lines part paragraphs and single line breaks stay, except within what keeps its own white space. */
const paragraphs = (content: string): string => {
  const held = holdCode(content)
  const parts = held.text
    .replace(opensBlock, '\n\n$1')
    .replace(closesBlock, '$1\n\n')
    .split(/\n(?:[ \t]*\n)+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return held.release(parts.map(paragraph).join('\n'))
}

const paragraph = (part: string): string => {
  if (startsWithBlock.test(part) || /^\u0001\d{1,9}\u0001$/.test(part)) return part
  if (/^https?:\/\/[^\s<>"]{1,2000}$/.test(part)) return `<p><a href="${part}">${part}</a></p>`
  return `<p>${part.replaceAll('\n', '<br>\n')}</p>`
}
