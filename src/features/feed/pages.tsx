import type { Child } from 'hono/jsx'
import { type Channel, channelName } from '#features/channels/index.ts'
import { Endless } from '#ui/endless.tsx'
import { feedLinks } from '#ui/feed-links.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty } from '#ui/lines.tsx'
import { plainTitle } from '#ui/title.tsx'
import { FeedTabs } from './feed-tabs.tsx'
import type { HotPage } from './hot.ts'
import { HotFeed, RelatedReads } from './parts.tsx'
import { feedPaths } from './paths.ts'
import type { ReadsPage } from './related.ts'

type HotProps = { channel: Channel | undefined; channels: Channel[]; children: Child }

export const HotListPage = ({ channel, channels, children }: HotProps) => {
  const { say, locale, origin, url } = useFrame()
  const title = channel ? say.feed.hotOf(channelName(channel, locale)) : say.feed.hotTitle
  const isFirst = !url.searchParams.has('after')
  return (
    <Layout
      title={title}
      description={say.feed.hotHint}
      canonical={isFirst ? origin + feedPaths.hot(channel?.slug) : undefined}
      alternates={channel ? [] : feedLinks(feedPaths.hot(), title)}
      noindex={!isFirst}
    >
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{title}</h1>
          <p class="hint">
            {say.feed.hotHint}
            {say.common.sentenceGap} <a href={feedPaths.ranking}>{say.feed.how}</a>
          </p>
        </header>
        <FeedTabs current="hot" />
        <nav class="tabs" aria-label={say.feed.hotChannels}>
          <a href={feedPaths.hot()} aria-current={channel ? undefined : 'page'}>
            {say.feed.wholeSite}
          </a>
          {channels.map((one) => (
            <a href={feedPaths.hot(one.slug)} aria-current={one.id === channel?.id ? 'page' : undefined}>
              {channelName(one, locale)}
            </a>
          ))}
        </nav>
        <h2 class="vh">{say.lists.articles}</h2>
        {children}
      </div>
    </Layout>
  )
}

type ListProps = { page: HotPage; channel: Channel | undefined; isFirst: boolean }

/** The ranked part of the page, which changes more often than what stands around it. */
export const HotList = ({ page, channel, isFirst }: ListProps) => {
  const { feed: say, lists, common } = useSay()
  if (page.items.length === 0)
    return isFirst ? (
      <Empty text={say.emptyHot} />
    ) : (
      <Empty text={lists.end} act={{ label: common.back, href: feedPaths.hot(channel?.slug) }} />
    )
  return (
    <Endless name="hot" next={page.next && feedPaths.hot(channel?.slug, page.next)} label={say.moreHot}>
      <HotFeed items={page.items} />
    </Endless>
  )
}

type MoreProps = { article: { id: string; title: string }; children: Child }

export const MoreReadsPage = ({ article, children }: MoreProps) => {
  const { feed: say } = useSay()
  return (
    <Layout title={say.relatedTo(plainTitle(article.title))} noindex>
      <div class="wrap list-page">
        <header class="list-head">
          <h1>
            <a href={`/a/${article.id}`}>{say.relatedTo(plainTitle(article.title))}</a>
          </h1>
          <p class="hint">
            {say.relatedHint} <a href={feedPaths.ranking}>{say.how}</a>
          </p>
        </header>
        <h2 class="vh">{useSay().articles.related}</h2>
        <div class="pad">{children}</div>
      </div>
    </Layout>
  )
}

type MoreListProps = { id: string; page: ReadsPage; number: number }

export const MoreReads = ({ id, page, number }: MoreListProps) => {
  const { feed: say, lists, common } = useSay()
  if (page.reads.length === 0) return <Empty text={lists.end} act={{ label: common.back, href: `/a/${id}` }} />
  const next = page.next && feedPaths.more(id, page.next, number + 1)
  return (
    <Endless name="related" next={next} label={say.moreRelated}>
      <RelatedReads reads={page.reads} />
    </Endless>
  )
}
