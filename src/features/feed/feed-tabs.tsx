import { useSay } from '#ui/frame.tsx'
import { feedPaths } from './paths.ts'

type Feed = 'following' | 'latest' | 'hot' | 'channels'

/** The ways through all articles, side by side. */
export const FeedTabs = ({ current }: { current: Feed }) => {
  const say = useSay()
  const tabs: { feed: Feed; label: string; href: string }[] = [
    { feed: 'latest', label: say.lists.latest, href: '/latest' },
    { feed: 'hot', label: say.feed.hotTitle, href: feedPaths.hot() },
    { feed: 'following', label: say.headlines.following, href: feedPaths.following() },
    { feed: 'channels', label: say.frame.channels, href: '/c' },
  ]
  return (
    <nav class="tabs tabs-l" aria-label={say.headlines.feeds}>
      {tabs.map(({ feed, label, href }) => (
        <a href={href} aria-current={feed === current ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
