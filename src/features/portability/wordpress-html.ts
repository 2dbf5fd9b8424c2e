/**
 * The text of a WordPress post as the HTML that its readers saw: paragraphs made of empty lines, as WordPress makes
 * them when it shows a post; shortcodes that frame something unfold, others lose their brackets' content to a link or
 * to nothing.
 */
export const wordpressHtml = (content: string): string =>
  /<!-- wp:/.test(content) ? unfoldShortcodes(content) : paragraphs(unfoldShortcodes(content.replace(/\r\n?/g, '\n')))

const unfoldShortcodes = (content: string): string =>
  content
    .replace(/\[caption([^\]]{0,500})\]([\s\S]{0,5000}?)\[\/caption\]/g, (_all, attributes: string, inner: string) => {
      const named = /caption=["']([^"']{0,500})["']/.exec(attributes)?.[1]
      const image = /(?:<a\b[^>]{0,2000}>\s*)?<img\b[^>]{0,4000}>(?:\s*<\/a>)?/.exec(inner)?.[0] ?? ''
      const words = named ?? inner.replace(image, '').trim()
      return `\n\n<figure>${image}<figcaption>${words}</figcaption></figure>\n\n`
    })
    .replace(
      /\[(?:embed|video|audio|youtube|playlist)(?:[^\]]{0,500})\](?:\s*(https?:\/\/[^\s[\]]{1,2000})\s*\[\/(?:embed|video|audio|youtube)\])?/g,
      (_all, url: string | undefined) =>
        url ? `\n\n<p><a href="${url.replaceAll('"', '%22')}">${url}</a></p>\n\n` : '',
    )
    .replace(
      /\[(?:code|sourcecode|cc|php|bash|css|js|html|sql|python|java|cpp|ruby|perl|xml)(?:[^\]]{0,200})\]([\s\S]{0,200000}?)\[\/(?:code|sourcecode|cc[a-z_]{0,20}|php|bash|css|js|html|sql|python|java|cpp|ruby|perl|xml)\]/g,
      (_all, code: string) => `\n\n<pre><code>${escapeAngles(code.trim())}</code></pre>\n\n`,
    )
    .replace(/\[\/?(?:gallery|more|nextpage|toc|contact-form|dropcap|row|column|button)(?:[^\]]{0,500})\]/g, '')

const escapeAngles = (code: string): string =>
  /&(?:lt|gt|amp);/.test(code) ? code : code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const blocks =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|script|object|video|audio'
const opensBlock = new RegExp(`^\\s*</?(?:${blocks})\\b`, 'i')
const kept = /<(pre|script|style|textarea)\b[\s\S]*?<\/\1\s*>/gi

/** Empty lines part paragraphs and single line breaks stay, except within what keeps its own white space. */
const paragraphs = (content: string): string => {
  const whole: string[] = []
  const held = content.replace(kept, (block) => `\n\n\u0001${whole.push(block) - 1}\u0001\n\n`)
  return held
    .replace(new RegExp(`(<(?:${blocks})\\b[^>]{0,2000}>)`, 'gi'), '\n\n$1')
    .replace(new RegExp(`(</(?:${blocks})>)`, 'gi'), '$1\n\n')
    .split(/\n[ \t]*\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      opensBlock.test(part) || part.startsWith('\u0001') ? part : `<p>${part.replaceAll('\n', '<br>\n')}</p>`,
    )
    .join('\n')
    .replace(/\u0001(\d+)\u0001/g, (_all, index: string) => whole[Number(index)] ?? '')
}
