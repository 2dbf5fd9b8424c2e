import { isLinkTarget } from '../links.ts'

const ownArticle = /^\/a\/[0-9a-hjkmnp-tv-z]{13}(?![0-9a-z])/

/**
 * An address of a page made whole with the address of that page. Undefined for what leads nowhere or is not allowed.
 * Without a base only whole addresses, places in the text and articles of this site can be told.
 */
export function resolveAddress(written: string, base: string | undefined): string | undefined {
  const address = written.trim()
  if (address.startsWith('#') || (base === undefined && ownArticle.test(address))) return allowed(address)
  if (/^https?:\/\//i.test(address) && isLinkTarget(address)) return address
  const url = URL.parse(/^www\./i.test(address) ? `https://${address}` : address, wholeBase(address, base))
  return url ? allowed(url.href) : undefined
}

function wholeBase(address: string, base: string | undefined): string | undefined {
  return base ?? (address.startsWith('//') ? 'https://example.invalid/' : undefined)
}

function allowed(address: string): string | undefined {
  return isLinkTarget(address) ? address : undefined
}
