import type { Source } from './source.ts'
import { textFragment } from './text-fragment.ts'

/** Where a source is read, at its very words if it can be said; empty where it is not on the web. */
export const addressOf = ({ url, doi, quote }: Source): string =>
  url ? textFragment(url, quote) : doi && doiAddress(doi)

export const doiAddress = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`
