/** Longest address a document may hold. */
export const maxAddress = 2000

const web = /^https?:\/\/[^\s\\\p{Cc}]+$/iu
const mail = /^mailto:[^\s\\\p{Cc}]+$/iu
const article = /^\/a\/[^\s\\\p{Cc}]+$/u
const fragment = /^#[^\s\\\p{Cc}]+$/u

/** An address on the web: http or https, absolute, without spaces or control characters. */
export function isWebAddress(address: string): boolean {
  return address.length <= maxAddress && web.test(address) && URL.canParse(address)
}

/** What a link in a document may lead to: the web, a mailbox, an article of this site, a place in the same text. */
export function isLinkTarget(href: string): boolean {
  if (href.length > maxAddress) return false
  return isWebAddress(href) || mail.test(href) || article.test(href) || fragment.test(href)
}
