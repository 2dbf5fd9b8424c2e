import type { IncomingMessage } from 'node:http'
import type { Config } from '#platform/config.ts'
import { type Encoding, recall, wantedEncoding } from '#platform/page-cache/index.ts'
import { chooseLocale, type Locale } from '#ui/messages/index.ts'
import { type SharedAddress, sharedAddress } from './shared-routes.ts'

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

type Site = Pick<Config, 'publicUrl'> & { standard: Locale; languages: readonly Locale[] }

export const readAskedPage = (request: IncomingMessage, site: Site): AskedPage | undefined => {
  const { method, url = '', headers } = request
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const { shared, lang } = readUrl(url)
  // Without a public address the site believes the request, and links on its pages lead where it came from.
  const host = site.publicUrl ? '' : (headers.host ?? '')
  if (!shared || !isHost(host)) return undefined
  const { address, isFile } = shared
  const cookies = readCookies(headers.cookie ?? '')
  const locale = localeOf(lang, cookies.lang, headers['accept-language'] ?? '', site)
  return {
    key: `${address} ${locale} ${isFile ? '' : cookies.looks} ${host}`,
    address,
    locale,
    theme: cookies.theme,
    isCare: cookies.isCare,
    host,
    encoding: wantedEncoding(headers['accept-encoding'] as string | undefined),
    session: site.publicUrl?.protocol === 'https:' ? cookies.hostSession : cookies.session,
    hasScript: cookies.hasScript,
    isMarkedIn: cookies.isMarkedIn,
    newLocale: locale === lang && lang !== cookies.lang ? locale : undefined,
  }
}

const readUrl = recall((url: string): { shared: SharedAddress | undefined; lang: string | undefined } => {
  const mark = url.indexOf('?')
  const query = mark < 0 ? '' : url.slice(mark + 1)
  const lang = query.includes('lang=') ? (new URLSearchParams(query).get('lang') ?? undefined) : undefined
  return { shared: sharedAddress(mark < 0 ? url : url.slice(0, mark), query), lang }
})

// Most readers have chosen none, and their browsers send the same few headers.
const localeOf = (asked: string | undefined, kept: string | undefined, accepted: string, site: Site): Locale =>
  guessed(`${asked ?? ''}|${kept ?? ''}|${site.standard}|${site.languages.join()}|${accepted}`)

const guessed = recall((wishes: string): Locale => {
  const [asked = '', kept = '', standard = '', languages = '', ...accepted] = wishes.split('|')
  const wish = { asked, kept, accepted: accepted.join('|'), standard: standard as Locale }
  return chooseLocale(wish, languages.split(',') as Locale[])
})

const isHost = recall((host: string) => host.length <= 255 && /^[\w.:[\]-]*$/.test(host))

const readCookies = recall((header: string) => {
  const cookies = new Map<string, string>()
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    // Of two of a name the first is the one for the narrower path, as everywhere else.
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim())
  }
  const wanted = cookies.get('theme') ?? ''
  const theme = wanted === 'light' || wanted === 'dark' ? wanted : ''
  const isCare = cookies.get('care') === '1'
  return {
    lang: cookies.get('lang'),
    theme,
    isCare,
    looks: `${theme} ${isCare ? 'care' : ''}`,
    session: cookies.get('session') ?? '',
    hostSession: cookies.get('__Host-session') ?? '',
    hasScript: cookies.get('js') === '1',
    isMarkedIn: cookies.get('in') === '1',
  }
})
