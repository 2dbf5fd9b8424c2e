/** What an address of this site leads to: an article or picture by id, a creator by handle. */
export type Address =
  | { type: 'article'; id: string }
  | { type: 'creator'; handle: string }
  | { type: 'picture'; hash: string }

/** Reads an address as people copy it, with or without the site before it. Undefined for other sites and other pages. */
export const readAddress = (text: string, hosts: readonly string[]): Address | undefined => {
  const url = URL.parse(text, 'http://this-site.invalid')
  if (!url || !(url.host === 'this-site.invalid' || hosts.includes(url.host))) return undefined
  const path = url.pathname
  const article = /^\/a\/([0-9a-hjkmnp-tv-z]{13})(?:[-/]|$)/.exec(path)?.[1]
  if (article) return { type: 'article', id: article }
  const handle = /^\/@([A-Za-z0-9_-]{1,60})(?:\/|$)/.exec(path)?.[1]
  if (handle) return { type: 'creator', handle }
  const hash = /^\/media\/([0-9a-f]{64})(?:\/|$)/.exec(path)?.[1]
  return hash ? { type: 'picture', hash } : undefined
}

/** What opens a draft in the address of a private link to one. */
export const readDraftLink = (text: string, hosts: readonly string[]): string | undefined => {
  const url = URL.parse(text.trim(), 'http://this-site.invalid')
  if (!url || !(url.host === 'this-site.invalid' || hosts.includes(url.host))) return undefined
  return /^\/drafts\/([A-Za-z0-9_-]{43})(?:\/|$)/.exec(url.pathname)?.[1]
}

export const mostAddresses = 10

/** The lines of a field in which each line is an address. */
export const addressLines = (text: string): string[] => [
  ...new Set(
    text
      .split(/\s+/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]
