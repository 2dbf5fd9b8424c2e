import { MeFrame } from '#features/accounts/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { CreatorList } from './parts.tsx'
import { creatorPaths } from './paths.ts'
import type { CreatorInfo } from './queries.ts'

/** Whom one follows, to look at and to stop following. */
export const FollowingPage = ({ creators, next }: { creators: CreatorInfo[]; next: string | undefined }) => {
  const say = useSay().creators
  return (
    <MeFrame title={say.followingTitle} at="following">
      {creators.length === 0 ? (
        <Empty text={say.followingEmpty} act={{ label: say.findSome, href: '/' }} />
      ) : (
        <>
          <p class="help">{say.followingIntro}</p>
          <CreatorList creators={creators} followed={new Set(creators.map(({ id }) => id))} />
          <More href={next && `${creatorPaths.following}?after=${next}`} />
        </>
      )}
    </MeFrame>
  )
}
