import { accountPaths } from '#features/accounts/index.ts'
import { may, type Viewer } from '#features/site/index.ts'
import type { Person } from '#ui/frame.tsx'
import type { Messages } from '#ui/messages/index.ts'

/** What pages show of who is signed in. */
export const personOf = (viewer: Viewer, say: Messages, facts: ReadonlySet<string> = new Set()): Person => ({
  name: viewer.name,
  links: [
    { label: say.frame.studio, href: '/studio' },
    ...(may(viewer.role, 'desk.open') ? [{ label: say.frame.desk, href: '/desk' }] : []),
    ...(may(viewer.role, 'headline.set') ? [{ label: say.headlines.title, href: '/desk/headlines' }] : []),
    ...(may(viewer.role, 'settings.change') ? [{ label: say.frame.admin, href: '/admin' }] : []),
    { label: say.frame.me, href: accountPaths.me },
  ],
  facts,
})

/** The operator of a site that is open to the world over plain http is told so on every page. */
export const isToldOfOpenHttp = (viewer: Viewer, origin: string): boolean =>
  may(viewer.role, 'settings.change') && isOpenHttp(origin)

const isOpenHttp = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
