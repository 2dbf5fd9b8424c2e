import { useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { CreatorList } from './parts.tsx'
import { creatorPaths } from './paths.ts'
import type { CreatorInfo } from './queries.ts'

/** Whom one follows, to look at and to stop following. */
export const FollowingPage = ({ creators, next }: { creators: CreatorInfo[]; next: string | undefined }) => {
  const say = useSay().creators
  return (
    <Layout title={say.followingTitle} noindex>
      <section class="wrap middle stack">
        <h1>{say.followingTitle}</h1>
        {creators.length === 0 ? (
          <Empty text={say.followingEmpty} act={{ label: say.findSome, href: '/' }} />
        ) : (
          <>
            <p class="help">{say.followingIntro}</p>
            <CreatorList creators={creators} followed={new Set(creators.map(({ id }) => id))} />
            <More href={next && `${creatorPaths.following}?after=${next}`} />
          </>
        )}
      </section>
    </Layout>
  )
}
