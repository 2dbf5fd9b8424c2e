import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  articlePaths,
  BriefCard,
  type Card,
  FeedCard,
  LeadCard,
  latestArticles,
  placeOf,
  type RecentCorrection,
  recentCorrections,
  StoryCard,
} from '#features/articles/index.ts'
import { type CreatorInfo, CreatorList, newestCreators } from '#features/creators/index.ts'
import { describeSite, feedLinks, StructuredData } from '#features/federation/index.ts'
import { ChannelHeadlines, HotColumn, LightChannels } from '#features/feed/index.ts'
import type { Env } from '#features/site/index.ts'
import { asset } from '#platform/assets.ts'
import { now } from '#platform/clock.ts'
import { Endless } from '#ui/endless.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty, Section } from '#ui/lines.tsx'
import { fragment, showShared } from '#ui/shared-page.ts'

const day = 24 * 60 * 60 * 1000
const newest = 40
const inFeed = 12
const houseHandle = 'wenhao'

const isSameLanguage = (one: string, other: string): boolean => one.slice(0, 2) === other.slice(0, 2)

type Home = {
  lead: Card | undefined
  stories: Card[]
  briefs: Card[]
  feed: Card[]
  more: string | undefined
  corrections: RecentCorrection[]
  channels: Child
  hot: Child
  creators: CreatorInfo[]
}

export const homePage = new Hono<Env>().get('/', async (c) => {
  const { db, frame } = c.var
  const [cards, corrections, creators] = await Promise.all([
    latestArticles(db, { limit: newest }),
    recentCorrections(db, new Date(now().getTime() - day), 4),
    newestCreators(db, 5),
  ])
  const hot = fragment(c, 'home:hot', () => <HotColumn db={db} places={10} />)
  const channels = fragment(c, 'home:channels', () => (
    <>
      <ChannelHeadlines db={db} language={frame.locale} each={4} />
      <LightChannels db={db} language={frame.locale} each={7} hasPictures />
    </>
  ))
  return showShared(
    c,
    <HomePage
      {...arrange(cards, frame.locale)}
      corrections={corrections}
      channels={channels}
      hot={hot}
      creators={creators}
    />,
    ['latest', 'corrections', 'channels', 'settings'],
  )
})

/**
 * Which of the newest stand where. The front of the page is for what the reader can read: articles in the language of
 * the interface come first there, and the picture of the newest leads. The feed below keeps to time and leaves nothing
 * out but what stands above it.
 */
export const arrange = (all: Card[], locale: string) => {
  const isMine = ({ language }: { language: string }) => isSameLanguage(language, locale)
  // The house writes every article of its own in both languages: each reader needs one of the two.
  const cards = all.filter((card) => isMine(card) || card.creator.handle !== houseHandle)
  const mine = cards.filter(isMine)
  const front = mine.length >= 4 ? mine : cards
  const lead = front.slice(0, 6).find(({ cover }) => cover) ?? front[0]
  const others = front.filter((card) => card !== lead)
  const stories = others.slice(0, 3)
  const briefs = others.slice(3, 8)
  const above = new Set([lead, ...stories, ...briefs])
  const feed = cards.filter((card) => !above.has(card)).slice(0, inFeed)
  const last = feed.at(-1)
  return { lead, stories, briefs, feed, more: last && all.length === newest ? placeOf(last) : undefined }
}

const HomePage = ({ lead, stories, briefs, feed, more, corrections, channels, hot, creators }: Home) => {
  const { say, origin, locale } = useFrame()
  const site = { ...say.site, language: locale, logo: origin + asset('touch-icon.png') }
  const hasNews = briefs.length > 0 || corrections.length > 0
  const isShort = briefs.length + corrections.length < 4 // a young site: the column has room
  return (
    <Layout
      canonical={`${origin}/`}
      picture={{ url: origin + asset('card.png'), width: 1200, height: 630, alt: say.site.name }}
      alternates={feedLinks('/', say.site.name)}
      head={<StructuredData things={[describeSite(site, origin)]} />}
    >
      <h1 class="vh">{say.frame.home}</h1>
      {lead ? (
        <div class="wrap front">
          <LeadCard card={lead} />
          <div>
            {stories.map((card, index) => (
              <StoryCard card={card} hasPicture={index === 0} />
            ))}
          </div>
          <div class="front-wide">
            {hasNews && <News briefs={briefs} corrections={corrections} />}
            {isShort && <Join />}
          </div>
        </div>
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

const News = ({ briefs, corrections }: { briefs: Card[]; corrections: RecentCorrection[] }) => {
  const say = useSay().lists
  return (
    <>
      {briefs.length > 0 && (
        <Section id="h-brief" title={say.recent} end={<a href="/latest">{say.more}</a>} isSmall>
          <ol class="brief">
            {briefs.map((card) => (
              <BriefCard card={card} />
            ))}
          </ol>
        </Section>
      )}
      {corrections.length > 0 && (
        <Section id="h-fix" title={say.corrections} isSmall>
          <ul class="fix">
            {corrections.map(({ articleId, title, reason }) => (
              <li>
                <a href={articlePaths.show(articleId)}>
                  {say.correctionOf(title)}
                  {reason}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const Latest = ({ feed, more }: { feed: Card[]; more: string | undefined }) => {
  const say = useSay().lists
  return (
    <Section id="h-feed" title={say.latest} end={<span>{say.latestHint}</span>}>
      {feed.length === 0 && <p class="help">{say.emptyHelp}</p>}
      <Endless name="list" next={more ? `/latest?before=${more}` : '/latest'} label={say.more} auto={1}>
        <ul class="feed">
          {feed.map((card) => (
            <FeedCard card={card} />
          ))}
        </ul>
      </Endless>
    </Section>
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
