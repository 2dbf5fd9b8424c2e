import type { PropsWithChildren } from 'hono/jsx'
import { type Act, type MemberRole, may } from '#features/site/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { creatorPaths } from './paths.ts'

type Place = 'settings' | 'members'
type Props = PropsWithChildren<{ creator: { handle: string; name: string }; role: MemberRole; at: Place }>

const places: { place: Place; act: Act }[] = [
  { place: 'settings', act: 'creator.edit' },
  { place: 'members', act: 'creator.read-members' },
]

/** A page of a creator's settings: the studio's bar, and the way to the other pages that one's role opens. */
export const SettingsFrame = ({ creator, role, at, children }: Props) => {
  const say = useSay()
  const mine = places.filter(({ act }) => may(role, act))
  return (
    <Layout
      title={say.creators.settingsOf(creator.name)}
      noindex
      bar={
        <StudioBar place={say.frame.studio} href={`/studio?creator=${creator.handle}`}>
          <a class="btn btn-quiet" href={creatorPaths.show(creator.handle)}>
            {say.creators.toProfile}
          </a>
        </StudioBar>
      }
    >
      <section class="wrap middle stack">
        <h1>{say.creators.settingsOf(creator.name)}</h1>
        {mine.length > 1 && (
          <nav class="tabs" aria-label={say.creators.settingsTitle}>
            {mine.map(({ place }) => (
              <a href={creatorPaths[place](creator.handle)} aria-current={place === at ? 'page' : undefined}>
                {say.people.settingsPlaces[place]}
              </a>
            ))}
          </nav>
        )}
        {children}
      </section>
    </Layout>
  )
}
