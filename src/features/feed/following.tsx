import { Hono } from 'hono'
import { type Kysely, sql } from 'kysely'
import { type Card, cardsByIds, FeedCard, type Place, placeOf, readPlace } from '#features/articles/index.ts'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { Endless } from '#ui/endless.tsx'
import { show, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty } from '#ui/lines.tsx'
import { FeedTabs } from './feed-tabs.tsx'
import { feedPaths } from './paths.ts'

const perPage = 20

/** What the creators that one follows publish. */
export const followingRoutes = new Hono<Env>().get('/following', signedIn, async (c) => {
  const before = readPlace(c.req.query('before'))
  const cards = await followedArticles(c.var.db, viewerOf(c).id, before, perPage + 1)
  const shown = cards.slice(0, perPage)
  const last = cards.length > perPage ? shown.at(-1) : undefined
  return show(c, <FollowingPage cards={shown} next={last && feedPaths.following(placeOf(last))} isFirst={!before} />)
})

/** By time and nothing else. */
const followedArticles = async (
  db: Kysely<DB>,
  userId: string,
  before: Place | undefined,
  limit: number,
): Promise<Card[]> => {
  const below = before ? sql`and (article.published_at, article.id) < (${before.at}, ${before.id})` : sql``
  const { rows } = await sql<{ id: string }>`
    select article.id
    from article join follow on follow.creator_id = article.creator_id and follow.user_id = ${userId}
    where article.state = 'published' and article.is_listed ${below}
    order by article.published_at desc, article.id desc
    limit ${limit}`.execute(db)
  const ids = rows.map(({ id }) => id)
  const cards = await cardsByIds(db, ids)
  return ids.flatMap((id) => cards.get(id) ?? [])
}

type PageProps = { cards: Card[]; next: string | undefined; isFirst: boolean }

const FollowingPage = ({ cards, next, isFirst }: PageProps) => {
  const { headlines: say, lists, common } = useSay()
  return (
    <Layout title={say.following} noindex>
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{say.following}</h1>
          <p class="hint">
            {say.followingHint}
            {common.sentenceGap} <a href="/me/following">{say.followingManage}</a>
          </p>
        </header>
        <FeedTabs current="following" />
        <h2 class="vh">{lists.articles}</h2>
        {cards.length === 0 && isFirst && (
          <Empty text={say.followingEmpty} act={{ label: lists.latest, href: '/latest' }} />
        )}
        {cards.length === 0 && !isFirst && (
          <Empty text={lists.end} act={{ label: common.back, href: feedPaths.following() }} />
        )}
        <Endless name="following" next={next} label={lists.more}>
          <ul class="feed">
            {cards.map((card) => (
              <FeedCard card={card} />
            ))}
          </ul>
        </Endless>
      </div>
    </Layout>
  )
}
