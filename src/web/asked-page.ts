import type { IncomingMessage } from 'node:http'
import type { Config } from '#platform/config.ts'
import { type Encoding, wantedEncoding } from '#platform/page-cache/index.ts'
import { isLocale, type Locale } from '#ui/messages/index.ts'
import { chooseLocale } from './choose-locale.ts'
import { sharedAddress } from './shared-routes.ts'

/** A request for a page that is the same for everybody. */
export type AskedPage = {
  key: string
  address: string
  locale: Locale
  theme: string
  isCare: boolean
  host: string
  encoding: Encoding
  session: string // the token, or ''
  hasScript: boolean
  isMarkedIn: boolean
  newLocale: Locale | undefined // asked for by ?lang and not chosen before
}

type Site = Pick<Config, 'publicUrl' | 'language'>

export const readAskedPage = (request: IncomingMessage, site: Site): AskedPage | undefined => {
  const { method, url = '', headers } = request
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark + 1)
  const address = sharedAddress(path, query)
  // Without a public address the site believes the request, and links on its pages lead where it came from.
  const host = site.publicUrl ? '' : (headers.host ?? '')
  if (address === undefined || host.length > 255 || /[^\w.:[\]-]/.test(host)) return undefined
  const cookies = readCookies(headers.cookie)
  const asked = query.includes('lang=') ? (new URLSearchParams(query).get('lang') ?? undefined) : undefined
  const locale = chooseLocale({ asked, kept: cookies.lang, accepted: headers['accept-language'] }, site.language)
  const theme = cookies.theme === 'light' || cookies.theme === 'dark' ? cookies.theme : ''
  const isCare = cookies.care === '1'
  return {
    key: `${address} ${locale} ${theme} ${isCare ? 'care' : ''} ${host}`,
    address,
    locale,
    theme,
    isCare,
    host,
    encoding: wantedEncoding(headers['accept-encoding'] as string | undefined),
    session: cookies[site.publicUrl?.protocol === 'https:' ? '__Host-session' : 'session'] ?? '',
    hasScript: cookies.js === '1',
    isMarkedIn: cookies.in === '1',
    newLocale: isLocale(asked) && asked !== cookies.lang ? asked : undefined,
  }
}

const none: Record<string, string> = {}

const readCookies = (header: string | undefined): Record<string, string> => {
  if (!header) return none
  const cookies: Record<string, string> = Object.create(null)
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    // Of two of a name the first is the one for the narrower path, as everywhere else.
    if (at > 0) cookies[name] ??= pair.slice(at + 1).trim()
  }
  return cookies
}
