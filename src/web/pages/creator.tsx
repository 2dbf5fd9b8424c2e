import { Hono } from 'hono'
import {
  type Card,
  claimCountsOfCreator,
  countsByCreator,
  FeedCard,
  latestArticles,
  placeOf,
  readPlace,
} from '#features/articles/index.ts'
import { CreatorHead, type CreatorProfile, creatorByHandle, creatorPaths } from '#features/creators/index.ts'
import { describeProfile, StructuredData } from '#features/federation/index.ts'
import { ReportLink, type Restriction, SuspendedNotice, suspensionOf } from '#features/moderation/index.ts'
import type { Env } from '#features/site/index.ts'
import { Endless } from '#ui/endless.tsx'
import { feedLinks } from '#ui/feed-links.ts'
import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty, Remark, Section } from '#ui/lines.tsx'
import { showShared } from '#ui/shared-page.ts'

const perPage = 20

/** A creator's own page: who it is, and all its articles. */
export const creatorPages = new Hono<Env>().get('/:at{@[a-z0-9_-]+}', async (c) => {
  const { db } = c.var
  const found = await creatorByHandle(db, c.req.param('at').slice(1))
  if (!found || !('creator' in found)) return c.notFound()
  const { id } = found.creator
  const before = readPlace(c.req.query('before'))
  const [counts, claims, cards] = await Promise.all([
    countsByCreator(db, [id]),
    claimCountsOfCreator(db, id),
    latestArticles(db, { creatorId: id, before, limit: perPage + 1 }),
  ])
  const creator = { ...found.creator, articles: counts.get(id) ?? 0, claims }
  const suspension = creator.state === 'suspended' ? await suspensionOf(db, id) : undefined
  return showShared(c, <CreatorPage {...{ creator, cards, suspension }} />, [`creator:${id}`, `followers:${id}`])
})

type PageProps = { creator: CreatorProfile; cards: Card[]; suspension: Restriction | undefined }

const CreatorPage = ({ creator, cards, suspension }: PageProps) => {
  const { say, origin, url } = useFrame()
  const text = say.creators
  const path = creatorPaths.show(creator.handle)
  const shown = cards.slice(0, perPage)
  const last = cards.length > perPage ? shown.at(-1) : undefined
  const isFirst = !url.searchParams.has('before')
  return (
    <Layout
      title={creator.name}
      description={creator.tagline || undefined}
      canonical={isFirst ? origin + path : undefined}
      noindex={!isFirst}
      next={last && `${path}?before=${placeOf(last)}`}
      alternates={feedLinks(path, creator.name)}
      head={isFirst && <StructuredData things={[describeProfile(creator, creator.created_at, origin)]} />}
    >
      <div class="wrap profile-page">
        {creator.state === 'withdrawn' && <Remark>{text.withdrawn}</Remark>}
        {creator.state === 'suspended' && <SuspendedNotice of={suspension} />}
        <CreatorHead creator={creator} />
        <p class="help">
          <ReportLink type="creator" id={creator.id} />
        </p>
        <Section id="h-articles" title={text.pastArticles}>
          <Endless name="list" next={last && `${path}?before=${placeOf(last)}`} label={say.lists.more}>
            {shown.length === 0 ? <Empty text={text.noArticles} /> : <Feed cards={shown} />}
          </Endless>
        </Section>
      </div>
    </Layout>
  )
}

const Feed = ({ cards }: { cards: Card[] }) => (
  <ul class="feed">
    {cards.map((card) => (
      <FeedCard card={card} />
    ))}
  </ul>
)
