import { oneLine } from '#platform/mail.ts'
import type { Messages } from '#ui/messages/index.ts'

/** What stands in a letter. Body: paragraphs; the one that is linkPlace is where the link goes. */
export type LetterText = { subject: string; body: string; link?: { path: string; label: string } }

export type LetterKind = Exclude<
  keyof Messages['letters'],
  'greeting' | 'foot' | 'footNoReplies' | 'contact' | 'linkFallback'
>

export const linkPlace = '[link]'

type Contents = { site: string; name: string; contact?: string; about?: string; said?: string; linkPath?: string }

/**
 * The text of a letter in the reader's language. `about`: a name or title; `said`: what a person wrote, such as a
 * reason, as it was written.
 */
export const letterText = (
  say: Messages,
  kind: LetterKind,
  { site, name, contact = '', about = '', said, linkPath }: Contents,
): LetterText => {
  const { opening, link, closing } = say.letters[kind]
  const subject: (site: string, about: string) => string = say.letters[kind].subject
  const isSuspension = kind === 'suspended'
  const paragraphs = [
    say.letters.greeting(oneLine(name)),
    opening,
    said && quoted(said),
    linkPath && linkPlace,
    closing,
    ...(isSuspension ? redressFoot(say, site, contact) : [say.letters.foot(site)]),
  ]
  return {
    subject: subject(site, about),
    body: paragraphs.filter(Boolean).join('\n\n'),
    ...(linkPath ? { link: { path: linkPath, label: link } } : {}),
  }
}

/** For letters that name a right to object: whom to write to, and that an answer to this letter may reach nobody. */
export const redressFoot = ({ letters }: Messages, site: string, contact: string): string[] =>
  contact ? [letters.contact(contact), letters.footNoReplies(site)] : [letters.footNoReplies(site)]

// Each line is marked, so that nobody's words can pass for the site's own, nor for the place of the link.
export const quoted = (text: string): string =>
  text
    .slice(0, 6000)
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n')

type Written = { body: string; link?: { address: string; label: string } | undefined; fallback: string }

/** As plain text; a link that is gone leaves a gap. */
export const plainLetter = ({ body, link }: Written): string =>
  paragraphsOf(body)
    .flatMap((text) => (text === linkPlace ? (link ? [`${link.label}\n${link.address}`] : []) : [text]))
    .join('\n\n')

/** As simple HTML, for programs that show it. */
export const htmlLetter = ({ body, link, fallback }: Written): string =>
  paragraphsOf(body)
    .map((text) => (text === linkPlace ? (link ? linkHtml(link, fallback) : '') : `<p>${lines(text)}</p>`))
    .join('\n')

const linkHtml = ({ address, label }: { address: string; label: string }, fallback: string): string =>
  `<p><a href="${escape(address)}"><strong>${escape(label)}</strong></a></p>\n` +
  `<p><small>${escape(fallback)}<br>${escape(address)}</small></p>`

const paragraphsOf = (body: string): string[] => body.split('\n\n')

const lines = (text: string): string => escape(text).replaceAll('\n', '<br>')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
