import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { accountPaths, readViewer } from '#features/accounts/index.ts'
import { channelName, channelPaths, visibleChannels } from '#features/channels/index.ts'
import { type Env, may, readSetting, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { Frame } from '#ui/frame.tsx'
import { acceptedLocale, isLocale, type Messages, messagesOf } from '#ui/messages/index.ts'

/** Finds out who asks, in which language and how the page shall look, for every request. */
export const makeFrame = createMiddleware<Env>(async (c, next) => {
  const { config } = c.var
  const url = new URL(c.req.url)
  const origin = config.publicUrl?.origin ?? `${url.protocol}//${c.req.header('host') ?? url.host}`
  const asked = c.req.query('lang')
  const kept = getCookie(c, 'lang')
  const locale =
    [asked, kept, acceptedLocale(c.req.header('accept-language') ?? ''), config.language].find(isLocale) ?? 'zh-CN'
  if (isLocale(asked) && asked !== kept) setCookie(c, 'lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
  const theme = getCookie(c, 'theme')
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
  }
  c.set('frame', frame)
  c.header('Vary', 'Accept-Encoding, Cookie, Accept-Language')
  c.header('Cache-Control', 'private, no-cache')
  // From here on there is a frame to say so in when the database is away.
  const [channels, siteName] = await Promise.all([visibleChannels(c.var.db), readSetting(c.var.db, 'site.name')])
  frame.say = named(frame.say, siteName)
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

// The name that the operator gave stands wherever the standard one would.
const named = (say: Messages, name: string | null): Messages => (name ? { ...say, site: { ...say.site, name } } : say)

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
