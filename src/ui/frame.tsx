import type { Context } from 'hono'
import { type Child, createContext, useContext } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Recorder } from '#platform/page-cache/index.ts'
import { type Locale, locales, type Messages } from './messages/index.ts'

export const creatorKinds = ['person', 'organisation', 'media', 'government', 'house'] as const
type CreatorKind = (typeof creatorKinds)[number]

/** One line above every page. Whoever closes it closes this one: a new one has another id. */
export type Announcement = { id: string; text: string; href: string }

/** What the operator set for every page. */
export type SiteFrame = {
  logo:
    | { hash: string; width: number; height: number; variants: readonly { name: string; width: number }[] }
    | undefined
  languages: readonly Locale[] // those that readers may choose
  isOpen: boolean // anybody may sign up
  isUnlisted: boolean // no page is meant for search engines
  links: { label: string; href: string }[]
  contact: string
  filing: { number: string; href: string } | undefined
  notices: Partial<Record<CreatorKind, Partial<Record<Locale, string>>>> // in place of the standard ones
  announcement: Announcement | undefined
}

export const plainSite: SiteFrame = {
  logo: undefined,
  languages: locales,
  isOpen: true,
  isUnlisted: false,
  links: [],
  contact: '',
  filing: undefined,
  notices: {},
  announcement: undefined,
}

/** What a page needs to know besides its own content: language, looks, where one is and who one is. */
export type Frame = {
  locale: Locale
  say: Messages
  theme: 'light' | 'dark' | undefined // undefined: as the system has it
  isCare: boolean
  zone: string // IANA time zone of the site
  now: Date
  url: URL // the address asked for, as readers see it
  origin: string // public address of the site, no slash at the end
  site: SiteFrame
  channels: { name: string; href: string; isLight: boolean }[]
  person: Person | undefined
  writeHref: string
  isInsecure: boolean // plain http beyond this machine: the operator sees a banner
  keptAt: Date | undefined // when the page was made, if it is an old one shown while the database is away
  recorder: Recorder | undefined // while a page for everybody is made: there is no person then
}

/** Who is signed in, as far as pages show it. */
export type Person = {
  name: string
  links: { label: string; href: string }[]
  facts: ReadonlySet<string> // what was asked about this person and is so: `follow:<creator id>`, …
}

const FrameContext = createContext<Frame | undefined>(undefined)

export const useFrame = (): Frame => {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('a page must be shown by show()')
  return frame
}

export const useSay = (): Messages => useFrame().say

/** Any request that carries a frame, whatever else it carries. */
export type Asked = Pick<Context, 'html' | 'header' | 'res'> & { readonly var: { readonly frame: Frame } }

export type Status = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** Renders a page within the request's frame and answers with it. */
export const show = async (
  c: Asked,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: Status = 200,
): Promise<Response> => {
  if (status === 429 && !c.res.headers.has('Retry-After')) c.header('Retry-After', '60')
  return c.html(`<!doctype html>${await render(c.var.frame, page)}`, status)
}

/** Renders any part of a page within a frame, as a string. */
export const render = async (frame: Frame, part: Child): Promise<string> => {
  // An asynchronous component makes this a promise, which its type does not tell.
  const text: unknown = (<FrameContext.Provider value={frame}>{part}</FrameContext.Provider>).toString()
  return String(await text)
}
