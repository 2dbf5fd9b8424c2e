const picture = /!\[([^[\]\n<>]{0,500})\]\(\s?(https?:\/\/[^\s()<>"]{1,2000})\s?\)/g
const link = /\[([^[\]\n<>]{1,500})\]\(([a-z]{3,6}:[^\s()<>"]{1,2000})\)/g
const verbatim = /<(?:pre|code|script|style|textarea)\b/i

const strong = /\*\*[ \t]?([^\s*<>][^*<>\n]{0,300}?)[ \t]?\*\*/g
const emphasis = /(?<![\w*\\])\*([^\s*<>][^*<>\n]{0,300}?)(?<!\s)\*(?![\w*])/g

/**
 * Authors, and the programs that moved their old blogs, write pictures, links and emphasis of Markdown within blocks of
 * HTML, where Markdown is not read. They are shown as what they were meant to be.
 */
export function withMarkdownRead(html: string): string {
  if (verbatim.test(html)) return html
  const linked = withLinksRead(html)
  if (!linked.includes('*') || linked.startsWith('<!')) return linked
  return linked.replace(strong, '<strong>$1</strong>').replace(emphasis, '<em>$1</em>')
}

/** The same for links and pictures alone, in a page that is HTML and no Markdown. */
export function withLinksRead(html: string): string {
  if (!html.includes('](') || verbatim.test(html)) return html
  return html.replace(picture, '<img src="$2" alt="$1">').replace(link, '<a href="$2">$1</a>')
}
