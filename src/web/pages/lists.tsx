import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  articlePaths,
  BriefCard,
  type Card,
  FeedCard,
  latestArticles,
  placeOf,
  readPlace,
  StoryCard,
  searchTitles,
  shownBy,
  tagRule,
} from '#features/articles/index.ts'
import { channelBySlug, channelName, channelPaths, visibleChannels } from '#features/channels/index.ts'
import { describeList, StructuredData } from '#features/federation/index.ts'
import { FeedTabs, type Pinned, PinnedMark, pinnedIn } from '#features/feed/index.ts'
import type { Env } from '#features/site/index.ts'
import { Endless } from '#ui/endless.tsx'
import { feedLinks } from '#ui/feed-links.ts'
import { show, useFrame, useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty, Section } from '#ui/lines.tsx'
import { PlainPage } from '#ui/plain-page.tsx'
import { showShared } from '#ui/shared-page.ts'

const perPage = 20

/** The lists by time: everything, a channel, a tag; and the search in titles. */
export const listPages = new Hono<Env>()
  .get('/latest', async (c) => {
    const page = cut(await latestArticles(c.var.db, { before: placeAsked(c), limit: perPage + 1 }))
    const say = c.var.frame.say.lists
    const list = <ListPage title={say.latest} hint={say.latestHint} path="/latest" {...page} />
    return showShared(c, list, ['latest', ...shownBy(page.cards)])
  })

  .get('/c', async (c) => showShared(c, <ChannelsPage channels={await visibleChannels(c.var.db)} />, ['channels']))

  .get('/c/:slug', async (c) => {
    const channel = await channelBySlug(c.var.db, c.req.param('slug'))
    if (!channel) return c.notFound()
    const [latest, pinned] = await Promise.all([
      latestArticles(c.var.db, { channelId: channel.id, before: placeAsked(c), limit: perPage + 1 }),
      pinnedIn(c.var.db, channel.id),
    ])
    const page = withoutPinned(cut(latest), pinned)
    const title = channelName(channel, c.var.frame.locale)
    const hint = channel.is_retired ? { hint: c.var.frame.say.settings.channelRetired } : {}
    const top = placeAsked(c) || pinned.length === 0 ? undefined : <ChannelTop pinned={pinned} />
    const list = (
      <ListPage title={title} {...hint} path={channelPaths.show(channel.slug)} isChannel top={top} {...page} />
    )
    return showShared(c, list, [`channel:${channel.id}`, ...shownBy([...pinned.map(({ card }) => card), ...latest])])
  })

  .get('/tags/:tag', async (c) => {
    const label = cutText(c.req.param('tag'), 60)
    const tag = tagOf(label)
    const rule = await tagRule(c.var.db, tag)
    if (rule?.becomes) return c.redirect(articlePaths.tag(rule.becomes), 301)
    if (rule) return show(c, <TagGonePage />, 410)
    const page = cut(await latestArticles(c.var.db, { tag, before: placeAsked(c), limit: perPage + 1 }))
    if (page.cards.length === 0 && !placeAsked(c)) return c.notFound()
    const path = `/tags/${encodeURIComponent(tag)}`
    const list = <ListPage title={c.var.frame.say.lists.tag(label)} path={path} {...page} />
    return showShared(c, list, [`tag:${tag}`, ...shownBy(page.cards)])
  })

  .get('/search', async (c) => {
    const asked = cutText((c.req.query('q') ?? '').trim(), 100)
    const words = asked.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 8)
    const found =
      words.length > 0 ? await searchTitles(c.var.db, { words, before: placeAsked(c), limit: perPage + 1 }) : []
    return show(c, <SearchPage asked={asked} {...cut(found)} />)
  })

/** The beginning of a text, without half a character at its end: an address cannot hold that. */
const cutText = (text: string, length: number): string => text.slice(0, length).toWellFormed()

/** A tag as it is compared and stands in addresses. */
const tagOf = (label: string): string => label.normalize('NFKC').toLowerCase().trim()

const placeAsked = (c: Context<Env>) => readPlace(c.req.query('before'))

type Page = { cards: Card[]; more: string | undefined }

/** One more was asked for than is shown: if it came, there is a next page. */
const cut = (cards: Card[]): Page => {
  const shown = cards.slice(0, perPage)
  const last = shown.at(-1)
  return { cards: shown, more: cards.length > perPage && last ? placeOf(last) : undefined }
}

/** What is pinned stands above the list, and not in it again. */
const withoutPinned = ({ cards, more }: Page, pinned: Pinned[]): Page => {
  const above = new Set(pinned.map(({ card }) => card.id))
  return { cards: cards.filter(({ id }) => !above.has(id)), more }
}

const inRow = 3

/** What the editors put first in a channel: three with their pictures, the others as titles. */
const ChannelTop = ({ pinned }: { pinned: Pinned[] }) => {
  const say = useSay().headlines
  const others = pinned.slice(inRow)
  const pictured = pinned.find(({ card }) => card.cover)
  return (
    <Section id="h-top" title={say.frontTitle} end={<a href="/ranking#pinned">{say.how}</a>}>
      <div class="tri">
        {pinned.slice(0, inRow).map((pin) => (
          <StoryCard card={pin.card} hasKick={false} isFirst={pin === pictured}>
            <PinnedMark />
          </StoryCard>
        ))}
      </div>
      {others.length > 0 && (
        <ol class="brief brief-row">
          {others.map(({ card }) => (
            <BriefCard card={card}>
              <PinnedMark />
            </BriefCard>
          ))}
        </ol>
      )}
    </Section>
  )
}

const TagGonePage = () => {
  const say = useSay().settings
  return <PlainPage title={say.tagGoneTitle} text={say.tagGone} />
}

type ListProps = Page & { title: string; hint?: string; path: string; isChannel?: boolean; top?: Child }

const ListPage = ({ title, hint, path, isChannel = false, top, cards, more }: ListProps) => {
  const { say, origin, url } = useFrame()
  const isFirst = !url.searchParams.has('before')
  return (
    <Layout
      title={title}
      description={hint ?? `${title} - ${say.site.name}${say.common.colon}${say.site.about}`}
      current={isChannel ? path : undefined}
      canonical={isFirst ? origin + path : undefined}
      noindex={!isFirst}
      next={more && `${path}?before=${more}`}
      alternates={feedLinks(path === '/latest' ? '/' : path, title)}
      head={isFirst && <StructuredData things={[describeList({ title, url: origin + path, cards }, origin)]} />}
    >
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{title}</h1>
          {hint && <p class="hint">{hint}</p>}
          {path === '/latest' && (
            <p class="hint">
              <a href="/archive">{say.feed.archiveHint}</a>
            </p>
          )}
        </header>
        {path === '/latest' && <FeedTabs current="latest" />}
        {top}
        {cards.length === 0 && isFirst && !top ? (
          <Empty text={isChannel ? say.lists.emptyChannel : say.lists.empty} />
        ) : null}
        {cards.length === 0 && !isFirst ? (
          <Empty text={say.lists.end} act={{ label: say.common.back, href: path }} />
        ) : null}
        {top && cards.length > 0 ? (
          <div class="sec gap">
            <h2>{say.lists.latest}</h2>
            <span>{say.lists.latestHint}</span>
          </div>
        ) : (
          <h2 class="vh">{say.lists.articles}</h2>
        )}
        <Endless name="list" next={more && `${path}?before=${more}`} label={say.lists.more}>
          <Feed cards={cards} />
        </Endless>
      </div>
    </Layout>
  )
}

const Feed = ({ cards }: { cards: Card[] }): Child =>
  cards.length === 0 ? null : (
    <ul class="feed">
      {cards.map((card) => (
        <FeedCard card={card} />
      ))}
    </ul>
  )

const SearchPage = ({ asked, cards, more }: Page & { asked: string }) => {
  const say = useSay()
  const path = `/search?q=${encodeURIComponent(asked)}`
  return (
    <Layout title={asked ? say.lists.found(asked) : say.lists.searchTitle} noindex>
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{say.lists.searchTitle}</h1>
        </header>
        <form class="search-page" action="/search" role="search" aria-label={say.lists.searchTitle}>
          <label class="vh" for="q">
            {say.lists.searchLabel}
          </label>
          <input class="inp" id="q" type="search" name="q" value={asked} maxlength={100} />
          <button class="btn btn-main" type="submit">
            <Icon name="search" />
            {say.lists.searchButton}
          </button>
          <p class="help">{say.lists.searchHint}</p>
        </form>
        {asked && cards.length === 0 && (
          <section class="empty" role="status">
            <p>{say.lists.nothing(asked)}</p>
            <p class="help">{say.lists.nothingHelp}</p>
          </section>
        )}
        {cards.length > 0 && <h2 class="found">{say.lists.found(asked)}</h2>}
        <Endless name="list" next={more && `${path}&before=${more}`} label={say.lists.more}>
          <Feed cards={cards} />
        </Endless>
      </div>
    </Layout>
  )
}

const ChannelsPage = ({ channels }: { channels: Awaited<ReturnType<typeof visibleChannels>> }) => {
  const { say, locale } = useFrame()
  return (
    <Layout title={say.lists.allChannels}>
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{say.lists.allChannels}</h1>
        </header>
        <FeedTabs current="channels" />
        <ul class="channel-list">
          {channels.map((channel) => (
            <li>
              <a href={channelPaths.show(channel.slug)}>{channelName(channel, locale)}</a>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  )
}
