import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { readViewer } from '#features/accounts/index.ts'
import { channelName, channelPaths, visibleChannels } from '#features/channels/index.ts'
import { type Env, readSetting } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { PageCache, Recorder } from '#platform/page-cache/index.ts'
import type { Frame } from '#ui/frame.tsx'
import { isLocale, type Messages, messagesOf } from '#ui/messages/index.ts'
import { chooseLocale } from './choose-locale.ts'
import { isToldOfOpenHttp, personOf } from './person.ts'

/** Finds out who asks, in which language and how the page shall look, for every request. */
export const makeFrame = (pages: PageCache) =>
  createMiddleware<Env>(async (c, next) => {
    const { config } = c.var
    const url = new URL(c.req.url)
    const origin = config.publicUrl?.origin ?? `${url.protocol}//${c.req.header('host') ?? url.host}`
    const asked = c.req.query('lang')
    const kept = getCookie(c, 'lang')
    const locale = chooseLocale({ asked, kept, accepted: c.req.header('accept-language') }, config.language)
    if (isLocale(asked) && asked !== kept)
      setCookie(c, 'lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
    const theme = getCookie(c, 'theme')
    const { recorder } = (c.env ?? {}) as { recorder?: Recorder }
    const frame: Frame = {
      locale,
      say: messagesOf(locale),
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
      isCare: getCookie(c, 'care') === '1',
      zone: config.zone,
      now: now(),
      url,
      origin,
      channels: [],
      person: undefined,
      writeHref: '/apply',
      isInsecure: false,
      keptAt: undefined,
      recorder,
    }
    c.set('frame', frame)
    c.header('Vary', 'Accept-Encoding, Cookie, Accept-Language')
    c.header('Cache-Control', 'private, no-cache')
    // From here on there is a frame to say so in when the database is away.
    const { channels, siteName } = await readAlways(pages, c.var.db)
    frame.say = named(frame.say, siteName)
    frame.channels = channels.map((channel) => ({
      name: channelName(channel, locale),
      isLight: channel.is_light,
      href: channelPaths.show(channel.slug),
    }))
    // A page for everybody is made for nobody: whoever asked first must not be found on it.
    if (!recorder) {
      const viewer = await readViewer(c)
      c.set('viewer', viewer)
      if (viewer) {
        frame.person = personOf(viewer, frame.say)
        frame.isInsecure = isToldOfOpenHttp(viewer, origin)
      }
    }
    await next()
  })

const readAlways = (pages: PageCache, db: Env['Variables']['db']) =>
  pages.remember('frame', ['channels', 'settings'], async () => {
    const [channels, siteName] = await Promise.all([visibleChannels(db), readSetting(db, 'site.name')])
    return { channels, siteName }
  })

// The name that the operator gave stands wherever the standard one would.
const named = (say: Messages, name: string | null): Messages => (name ? { ...say, site: { ...say.site, name } } : say)
