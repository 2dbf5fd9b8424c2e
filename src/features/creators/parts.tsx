import type { PropsWithChildren } from 'hono/jsx'
import { type ClaimCounts, totalOf } from '#ui/claim-strip.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { useHere } from '#ui/masthead.tsx'
import { writeCount } from '#ui/numbers.ts'
import { Avatar } from '#ui/picture.tsx'
import { Slot } from '#ui/slot.tsx'
import { followAsk } from './follow-ask.ts'
import { creatorPaths } from './paths.ts'
import type { CreatorInfo } from './queries.ts'

type Named = Pick<CreatorInfo, 'handle' | 'name' | 'kind' | 'avatar' | 'verified_as'>

/** What kind of creator it is, with the mark when the desk has checked who stands behind it. */
export const KindMark = ({ creator }: { creator: Pick<CreatorInfo, 'kind' | 'verified_as'> }) => {
  const say = useSay().creators
  if (!creator.verified_as) return <span>{say.kinds[creator.kind]}</span>
  return (
    <span class="ver" title={say.verified(creator.verified_as)}>
      <Icon name="verified" />
      {say.kinds[creator.kind]}
      <span class="vh">{say.verified(creator.verified_as)}</span>
    </span>
  )
}

/** Picture, name and kind; `children` are what else stands in its quiet line, such as times. */
export const CreatorByline = ({ creator, children }: PropsWithChildren<{ creator: Named }>) => (
  <div class="byline">
    <Avatar name={creator.name} hash={creator.avatar} />
    <div>
      <a href={creatorPaths.show(creator.handle)} rel="author">
        <strong>{creator.name}</strong>
      </a>
      <p class="meta">
        <KindMark creator={creator} />
        {children}
      </p>
    </div>
  </div>
)

/** How many articles and followers. */
export const CreatorCounts = ({ creator }: { creator: CreatorInfo }) => {
  const { say, locale } = useFrame()
  return (
    <div class="counts">
      {creator.articles !== undefined && (
        <span>
          <b>{writeCount(creator.articles, locale)}</b>
          {say.creators.articles}
        </span>
      )}
      <span>
        <b data-followers={creator.handle}>{writeCount(creator.followers, locale)}</b>
        {say.creators.followers}
      </span>
      {creator.claims && <ShareFact counts={creator.claims} />}
    </div>
  )
}

const fewClaims = 5

/** How much of what it claims a creator has accounted for: what one saw oneself counts as much as a source. */
const ShareFact = ({ counts }: { counts: ClaimCounts }) => {
  const total = totalOf(counts)
  if (total < fewClaims) return null
  return (
    <span>
      <b>{Math.floor((100 * (counts.sourced + counts.firstHand)) / total)}%</b>
      {useSay().claimsReading.accounted}
    </span>
  )
}

type FollowProps = { creator: Pick<CreatorInfo, 'id' | 'handle' | 'state'>; isFollowing?: boolean }

/**
 * Follows or stops following; comes back to the page one is on. Script does the same without leaving it. Without
 * `isFollowing` the page asks for itself whether its reader does.
 */
export const FollowButton = ({ creator, isFollowing }: FollowProps) =>
  isFollowing === undefined ? (
    <Slot asks={[followAsk(creator.id)]} show={() => <OwnFollowForm creator={creator} />} />
  ) : (
    <FollowForm creator={creator} isFollowing={isFollowing} />
  )

const OwnFollowForm = ({ creator }: FollowProps) => {
  const { person } = useFrame()
  return <FollowForm creator={creator} isFollowing={person?.facts.has(followAsk(creator.id)) ?? false} />
}

const FollowForm = ({ creator, isFollowing = false }: FollowProps) => {
  const say = useSay().creators
  const here = useHere()
  if (creator.state !== 'active' && !isFollowing) return null
  const { id, handle } = creator
  return (
    <follow-button
      data-handle={handle}
      data-ask={followAsk(id)}
      data-follow={say.follow}
      data-following={say.following}
    >
      <form method="post" action={isFollowing ? creatorPaths.unfollow(handle) : creatorPaths.follow(handle)}>
        <input type="hidden" name="from" value={here} />
        <button
          class={isFollowing ? 'btn' : 'btn btn-main'}
          type="submit"
          title={isFollowing ? say.unfollow : undefined}
        >
          <Icon name={isFollowing ? 'check' : 'plus'} />
          <span>{isFollowing ? say.following : say.follow}</span>
        </button>
      </form>
    </follow-button>
  )
}

/** The creator beside an article: part 13. `children` are its past articles. */
export const CreatorCard = ({ creator, children }: PropsWithChildren<{ creator: CreatorInfo }>) => (
  <section class="card" data-part="creator">
    <div class="byline">
      <Avatar name={creator.name} hash={creator.avatar} size="l" />
      <div>
        <p class="name">
          <a href={creatorPaths.show(creator.handle)}>{creator.name}</a>
        </p>
        <p class="meta">
          <KindMark creator={creator} />
        </p>
      </div>
    </div>
    {creator.tagline && <p class="help">{creator.tagline}</p>}
    <CreatorCounts creator={creator} />
    <FollowButton creator={creator} />
    {children}
  </section>
)

/** Several creators under each other, each with its button. */
export const CreatorList = ({ creators, followed }: { creators: CreatorInfo[]; followed?: Set<string> }) => (
  <ul class="who">
    {creators.map((creator) => (
      <li>
        <Avatar name={creator.name} hash={creator.avatar} />
        <div>
          <a href={creatorPaths.show(creator.handle)}>
            <b>{creator.name}</b>
          </a>
          <p class="meta">
            <KindMark creator={creator} />
            {creator.tagline && <span class="tagline">{creator.tagline}</span>}
          </p>
        </div>
        <FollowButton creator={creator} isFollowing={followed?.has(creator.id)} />
      </li>
    ))}
  </ul>
)

/** The head of a creator's own page. */
export const CreatorHead = ({ creator }: { creator: CreatorInfo }) => {
  const say = useSay().creators
  return (
    <header class="profile" data-part="creator">
      <Avatar name={creator.name} hash={creator.avatar} size="l" />
      <div>
        <h1>{creator.name}</h1>
        <p class="meta">
          <span class="handle">@{creator.handle}</span>
          <KindMark creator={creator} />
          {creator.verified_as && <span>{say.verified(creator.verified_as)}</span>}
        </p>
        {creator.tagline && <p class="tagline">{creator.tagline}</p>}
        <CreatorCounts creator={creator} />
      </div>
      <div class="end">
        <FollowButton creator={creator} />
      </div>
    </header>
  )
}
