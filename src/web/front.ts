import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isAway } from '#platform/is-away.ts'
import { type Entry, type PageCache, Recorder, type Rendered } from '#platform/page-cache/index.ts'
import { type AskedPage, readAskedPage } from './asked-page.ts'
import { fillPage, keptPage } from './fill-page.ts'
import type { House } from './house.ts'
import { type Always, knownAlways, readAlways, spoken } from './read-always.ts'
import { cookiesFor, sendAnswer, sendBytes, sendResponse } from './send-page.ts'

type App = { fetch: (request: Request, env: object) => Response | Promise<Response> }
type Parts = { house: House; app: App; pages: PageCache; router: RequestListener }

/**
 * What stands before the router: pages that are the same for everybody are answered from memory, without the router
 * and without the database. Everything else goes on to the router.
 */
export const frontOf = (parts: Parts): RequestListener => {
  const { house, pages, router } = parts
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return router(request, response)
    const always = knownAlways(pages)
    const asked = always && readAskedPage(request, siteOf(house, always))
    if (always && !asked) return router(request, response)
    if (asked && answerFromMemory(pages, asked, request, response)) return
    answerSlowly({ ...parts, request, response }, asked).catch((error: Error) => {
      if (!isAway(error)) house.log.error({ err: error }, 'a shared page failed')
      if (response.headersSent) response.destroy()
      else router(request, response)
    })
  }
}

const siteOf = ({ config }: House, always: Always) => ({ publicUrl: config.publicUrl, ...spoken(always, config) })

const answerFromMemory = (
  pages: PageCache,
  asked: AskedPage,
  request: IncomingMessage,
  response: ServerResponse,
): boolean => {
  const entry = pages.find(asked.key)
  const answer = entry && pages.isFresh(entry) ? entry.answer(asked.encoding) : undefined
  if (!entry || !answer || isFilledHere(asked) || !pages.touches.isCurrent()) return false
  pages.countHit(entry)
  sendAnswer(request, response, answer, entry.page.status, cookiesFor(asked))
  return true
}

/** A reader who has signed in and whose browser does not ask for its own part by script. */
const isFilledHere = (asked: AskedPage): boolean => asked.session !== '' && !asked.hasScript

type Exchange = Parts & { request: IncomingMessage; response: ServerResponse }
type Front = Exchange & { asked: AskedPage }

// In which languages the site speaks must be known before anything else.
const answerSlowly = async (exchange: Exchange, known: AskedPage | undefined): Promise<void> => {
  const { house, pages, router, request, response } = exchange
  const asked = known ?? readAskedPage(request, siteOf(house, await readAlways(pages, house.db)))
  return asked ? answerShared({ ...exchange, asked }) : router(request, response)
}

const answerShared = async (front: Front): Promise<void> => {
  const { pages, asked } = front
  if (!(await pages.touches.becomeCurrent())) return answerKept(front, pages.find(asked.key))
  const before = pages.find(asked.key)
  let own: Response | undefined
  const entry = await pages.get(asked.key, async () => {
    const made = await renderPage(front)
    if (made instanceof Response) own = made
    return made instanceof Response ? undefined : made
  })
  if (entry) return answerEntry(front, entry)
  if (own?.status === 503 && before) return answerKept(front, before)
  // What is no shared page may say who asks, or what language was asked for: then it is made for this very request.
  if (own && !asked.session && !asked.newLocale) return sendResponse(front.request, front.response, own)
  front.router(front.request, front.response)
}

const answerEntry = async (front: Front, entry: Entry): Promise<void> => {
  const { asked, request, response } = front
  const filled = isFilledHere(asked) ? await fillPage(front.house, entry, asked) : undefined
  if (filled) return sendBytes(request, response, filled, entry, cookiesFor(asked))
  const answer = await entry.prepare(asked.encoding)
  sendAnswer(request, response, answer, entry.page.status, cookiesFor(asked))
}

/** The database is away: the page as it was, which says so. */
const answerKept = async (front: Front, entry: Entry | undefined): Promise<void> => {
  const { asked, request, response } = front
  if (!entry) return front.router(request, response) as undefined
  const kept = await keptPage(front.pages.assembleLast(entry), asked.encoding)
  const age = Math.floor((Date.now() - entry.madeAt.getTime()) / 1000)
  const marks = ['age', String(age), 'warning', '111 - "Revalidation Failed"']
  sendBytes(request, response, kept, entry, [...marks, ...cookiesFor(asked)])
}

/** Asks the router for a page that nobody in particular looks at, in the one spelling of its address. */
const renderPage = async ({ app, asked, request }: Front): Promise<Rendered | Response> => {
  const recorder = new Recorder()
  const { locale, theme, isCare, host } = asked
  const cookie = [`lang=${locale}`, theme && `theme=${theme}`, isCare && 'care=1'].filter(Boolean).join('; ')
  const headers = { cookie, ...(host && { host }) }
  const made = await app.fetch(new Request(`http://${host || 'localhost'}${asked.address}`, { headers }), {
    recorder,
    incoming: { socket: { remoteAddress: request.socket.remoteAddress } },
  })
  if (!recorder.kept) return made
  return { ...recorder.kept, status: made.status, headers: [...made.headers].filter(isKept).flat() }
}

const isKept = ([name]: [string, string]): boolean => !['set-cookie', 'content-length'].includes(name.toLowerCase())
