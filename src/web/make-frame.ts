import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { readViewer } from '#features/accounts/index.ts'
import { channelName, channelPaths } from '#features/channels/index.ts'
import { type Env, named, siteFrame } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { PageCache, Recorder } from '#platform/page-cache/index.ts'
import { type Frame, plainSite } from '#ui/frame.tsx'
import { chooseLocale, messagesOf } from '#ui/messages/index.ts'
import { isToldOfOpenHttp, personOf } from './person.ts'
import { readAlways, spoken } from './read-always.ts'

/** Finds out who asks, in which language and how the page shall look, for every request. */
export const makeFrame = (pages: PageCache) =>
  createMiddleware<Env>(async (c, next) => {
    const { config } = c.var
    const url = new URL(c.req.url)
    const origin = config.publicUrl?.origin ?? `${url.protocol}//${c.req.header('host') ?? url.host}`
    const wish = {
      asked: c.req.query('lang'),
      kept: getCookie(c, 'lang'),
      accepted: c.req.header('accept-language') ?? '',
      standard: config.language,
    }
    const guessed = chooseLocale(wish)
    const theme = getCookie(c, 'theme')
    const { recorder } = (c.env ?? {}) as { recorder?: Recorder }
    const frame: Frame = {
      locale: guessed,
      say: messagesOf(guessed),
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
      isCare: getCookie(c, 'care') === '1',
      zone: config.zone,
      now: now(),
      url,
      origin,
      site: plainSite,
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
    const always = await readAlways(pages, c.var.db)
    const { standard, languages } = spoken(always, config)
    const locale = chooseLocale({ ...wish, standard }, languages)
    if (locale === wish.asked && locale !== wish.kept)
      setCookie(c, 'lang', locale, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
    frame.locale = locale
    frame.say = named(messagesOf(locale), always.settings)
    frame.site = siteFrame(always.settings, locale, frame.now)
    frame.channels = always.channels.map((channel) => ({
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
