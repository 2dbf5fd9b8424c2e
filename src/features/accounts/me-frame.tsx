import type { PropsWithChildren } from 'hono/jsx'
import { useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { accountPaths } from './paths.ts'

type Place = 'account' | 'sessions' | 'following'

/** A page of one's own account, with the way to the others. */
export const MeFrame = ({ title, at, children }: PropsWithChildren<{ title: string; at: Place }>) => {
  const { people, accounts } = useSay()
  const places: Record<Place, string> = {
    account: accountPaths.me,
    sessions: accountPaths.sessions,
    following: accountPaths.following,
  }
  return (
    <Layout title={title} noindex>
      <div class="wrap middle stack">
        <h1>{title}</h1>
        <nav class="tabs" aria-label={accounts.meTitle}>
          {Object.entries(places).map(([place, href]) => (
            <a href={href} aria-current={place === at ? 'page' : undefined}>
              {people.mePlaces[place as Place]}
            </a>
          ))}
        </nav>
        {children}
      </div>
    </Layout>
  )
}
