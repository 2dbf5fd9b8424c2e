import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  articlePaths,
  BriefCard,
  type Card,
  FeedCard,
  LeadCard,
  latestArticles,
  type RecentCorrection,
  recentCorrections,
  StoryCard,
  shownBy,
} from '#features/articles/index.ts'
import { type CreatorInfo, CreatorList, newestCreators } from '#features/creators/index.ts'
import { describeSite, StructuredData } from '#features/federation/index.ts'
import {
  AlsoReads,
  ChannelHeadlines,
  FeedTabs,
  HotColumn,
  hotArticles,
  LightChannels,
  PinnedMark,
  pinnedIn,
} from '#features/feed/index.ts'
import type { Env } from '#features/site/index.ts'
import { asset } from '#platform/assets.ts'
import { now } from '#platform/clock.ts'
import { Endless } from '#ui/endless.tsx'
import { feedLinks } from '#ui/feed-links.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty, Section } from '#ui/lines.tsx'
import { fragment, showShared } from '#ui/shared-page.ts'
import { type Arranged, arrange } from './arrange-home.ts'

const day = 24 * 60 * 60 * 1000
const newest = 60
const hottest = 20

type Home = Arranged & {
  also: Child
  corrections: RecentCorrection[]
  channels: Child
  hot: Child
  creators: CreatorInfo[]
}

export const homePage = new Hono<Env>().get('/', async (c) => {
  const { db, frame } = c.var
  const [pinned, hot, cards, corrections, creators] = await Promise.all([
    pinnedIn(db, null),
    hotArticles(db, { places: hottest }),
    latestArticles(db, { limit: newest }),
    recentCorrections(db, new Date(now().getTime() - day), 4),
    newestCreators(db, frame.locale, 5),
  ])
  const given = { pinned: pinned.map(({ card }) => card), hot: hot.items.map(({ card }) => card), newest: cards }
  const arranged = arrange({ ...given, corrections: corrections.length, asked: newest }, frame.locale)
  const { lead, stories, editors, briefs } = arranged
  const without = new Set([...stories, ...editors, ...briefs].map(({ id }) => id))
  const also = lead && fragment(c, `home:also:${lead.id}`, () => <AlsoReads db={db} id={lead.id} without={without} />)
  const hotColumn = fragment(c, 'home:hot', () => <HotColumn db={db} places={10} />)
  const channels = fragment(c, 'home:channels', () => (
    <>
      <ChannelHeadlines db={db} language={frame.locale} each={4} />
      <LightChannels db={db} language={frame.locale} each={7} hasPictures />
    </>
  ))
  const parts = { also, corrections, channels, hot: hotColumn, creators }
  const shown = shownBy([...given.pinned, ...given.hot, ...cards])
  const dependencies = ['latest', 'headlines', 'corrections', 'creators', ...creators.map(({ id }) => `creator:${id}`)]
  return showShared(c, <HomePage {...arranged} {...parts} />, [...dependencies, ...shown])
})

const HomePage = (home: Home) => {
  const { say, origin, locale } = useFrame()
  const { lead, feed, more, editors, briefs, corrections, channels, hot, creators } = home
  const site = { ...say.site, language: locale, logo: origin + asset('touch-icon.png') }
  const isShort = editors.length + briefs.length + corrections.length < 4 // a young site: the column has room
  return (
    <Layout
      canonical={`${origin}/`}
      picture={{ url: origin + asset('card.png'), width: 1200, height: 630, alt: say.site.name }}
      alternates={feedLinks('/', say.site.name)}
      head={<StructuredData things={[describeSite(site, origin)]} />}
    >
      <h1 class="vh">{say.frame.home}</h1>
      {lead ? (
        <Front {...home} lead={lead} isShort={isShort} />
      ) : (
        <div class="wrap pad">
          <Empty text={say.lists.empty} act={{ label: say.lists.joinButton, href: '/apply' }} />
        </div>
      )}
      {(feed.length > 0 || creators.length > 0 || !isShort) && (
        <div class="wrap cols">
          <Latest feed={feed} more={more} />
          <aside class="side">
            {hot}
            {!isShort && <Join />}
            {creators.length > 0 && (
              <Section id="h-new" title={say.lists.newCreators}>
                <CreatorList creators={creators} />
              </Section>
            )}
          </aside>
        </div>
      )}
      <div class="wrap">{channels}</div>
    </Layout>
  )
}

type FrontProps = Home & { lead: Card; isShort: boolean }

/** One story leads; three stand beside it; then titles, and what was set right today. */
const Front = ({ lead, also, stories, editors, briefs, corrections, pinnedIds, isShort }: FrontProps) => {
  const below = lead.cover ? undefined : stories.find(({ cover }) => cover)
  const mark = ({ id }: Card) => pinnedIds.has(id) && <PinnedMark />
  return (
    <div class="wrap front">
      <div>
        <LeadCard card={lead}>{mark(lead)}</LeadCard>
        {also}
        {below && (
          <div class="lead-below">
            <StoryCard card={below} isFirst>
              {mark(below)}
            </StoryCard>
          </div>
        )}
      </div>
      <div class="front-stories">
        {stories
          .filter((card) => card !== below)
          .map((card, place) => (
            <StoryCard card={card} hasPicture={place === 0}>
              {mark(card)}
            </StoryCard>
          ))}
      </div>
      <div class="front-wide">
        {editors.length > 0 && <Editors cards={editors} />}
        {briefs.length > 0 && <Recent cards={briefs} />}
        {corrections.length > 0 && <Corrections corrections={corrections} />}
        {isShort && <Join />}
      </div>
    </div>
  )
}

const Editors = ({ cards }: { cards: Card[] }) => {
  const say = useSay().headlines
  return (
    <Section id="h-editors" title={say.frontTitle} end={<a href="/ranking#pinned">{say.how}</a>} isSmall>
      <ol class="brief">
        {cards.map((card) => (
          <BriefCard card={card}>
            <PinnedMark />
          </BriefCard>
        ))}
      </ol>
    </Section>
  )
}

const Recent = ({ cards }: { cards: Card[] }) => {
  const say = useSay().lists
  return (
    <Section id="h-brief" title={say.recent} end={<a href="/latest">{say.more}</a>} isSmall>
      <ol class="brief">
        {cards.map((card) => (
          <BriefCard card={card} />
        ))}
      </ol>
    </Section>
  )
}

const Corrections = ({ corrections }: { corrections: RecentCorrection[] }) => {
  const say = useSay().lists
  return (
    <Section id="h-fix" title={say.corrections} isSmall>
      <ul class="fix">
        {corrections.map(({ articleId, title, language, reason }) => (
          <li>
            <a href={articlePaths.show(articleId)} lang={language}>
              {say.correctionOf(title, language)}
              {reason}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Latest = ({ feed, more }: { feed: Card[]; more: string | undefined }) => {
  const { lists: say, headlines, feed: how } = useSay()
  return (
    <section aria-labelledby="h-feed">
      <h2 class="vh" id="h-feed">
        {headlines.feeds}
      </h2>
      <FeedTabs current="latest" />
      <p class="hint">
        {say.latestHint}
        <a class="why" href="/ranking">
          {how.how}
        </a>
      </p>
      {feed.length === 0 && <p class="help pad">{say.emptyHelp}</p>}
      <Endless name="list" next={more && `/latest?before=${more}`} label={say.more} auto={1}>
        <ul class="feed">
          {feed.map((card) => (
            <FeedCard card={card} />
          ))}
        </ul>
      </Endless>
    </section>
  )
}

const Join = () => {
  const say = useSay().lists
  return (
    <section class="join">
      <h2>{say.joinTitle}</h2>
      <p>{say.joinText}</p>
      <a class="btn btn-main" href="/apply">
        {say.joinButton}
      </a>
    </section>
  )
}
