import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { accountPaths, readViewer } from '#features/accounts/index.ts'
import { channelName, channelPaths, visibleChannels } from '#features/channels/index.ts'
import { type Env, may, named, readSettings, siteFrame, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { type Frame, plainSite } from '#ui/frame.tsx'
import { chooseLocale, type Messages, messagesOf } from '#ui/messages/index.ts'

/** Finds out who asks, in which language and how the page shall look, for every request. */
export const makeFrame = createMiddleware<Env>(async (c, next) => {
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
  }
  c.set('frame', frame)
  c.header('Vary', 'Accept-Encoding, Cookie, Accept-Language')
  c.header('Cache-Control', 'private, no-cache')
  // From here on there is a frame to say so in when the database is away.
  const [channels, settings] = await Promise.all([visibleChannels(c.var.db), readSettings(c.var.db)])
  const standard = settings['site.language'] ?? config.language
  const locale = chooseLocale({ ...wish, standard }, settings['site.languages'])
  if (locale === wish.asked && locale !== wish.kept)
    setCookie(c, 'lang', locale, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
  frame.locale = locale
  frame.say = named(messagesOf(locale), settings)
  frame.site = siteFrame(settings, locale, frame.now)
  frame.channels = channels.map((channel) => ({
    name: channelName(channel, locale),
    isLight: channel.is_light,
    href: channelPaths.show(channel.slug),
  }))
  const viewer = await readViewer(c)
  c.set('viewer', viewer)
  if (viewer) {
    frame.person = { name: viewer.name, links: personLinks(viewer, frame.say) }
    frame.isInsecure = may(viewer.role, 'settings.change') && isOpenHttp(origin)
  }
  await next()
})

const personLinks = (viewer: Viewer, say: Messages) => [
  { label: say.frame.studio, href: '/studio' },
  ...(may(viewer.role, 'desk.open') ? [{ label: say.frame.desk, href: '/desk' }] : []),
  ...(may(viewer.role, 'settings.change') ? [{ label: say.frame.admin, href: '/admin' }] : []),
  { label: say.frame.me, href: accountPaths.me },
]

const isOpenHttp = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
