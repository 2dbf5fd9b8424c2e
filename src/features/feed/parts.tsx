import { FeedCard, ReadCard } from '#features/articles/index.ts'
import { channelName } from '#features/channels/index.ts'
import { type Frame, useFrame } from '#ui/frame.tsx'
import { writeCount } from '#ui/numbers.ts'
import type { HotItem } from './hot.ts'
import type { Read, Why } from './related.ts'

const whyHot = ({ opens, sources }: HotItem, { say, locale }: Frame): string => {
  const opened = opens > 0 ? say.feed.opened(writeCount(opens, locale)) : say.feed.notOpened
  return sources > 0 ? opened + say.feed.and + say.feed.sourced(sources) : opened
}

/** The numbers that brought an article where it is. */
export const WhyHot = ({ item }: { item: HotItem }) => <span class="why">{whyHot(item, useFrame())}</span>

const whyRelated = (why: Why, { say: { feed: say }, locale }: Frame): string => {
  switch (why.is) {
    case 'tag':
      return say.whyTag(why.label)
    case 'word':
      return say.whyWord(why.word)
    case 'channel':
      return say.whyChannel(channelName(why.channel, locale))
    case 'hot':
      return say.whyHot
    case 'opens':
      return say.opened(writeCount(why.opens, locale))
    case 'new':
      return say.whyNew
  }
}

/** The hot list in full, each with the numbers that brought it there. */
export const HotFeed = ({ items }: { items: HotItem[] }) => {
  const frame = useFrame()
  return (
    <ol class="feed">
      {items.map((item) => (
        <FeedCard card={item.card} why={whyHot(item, frame)} />
      ))}
    </ol>
  )
}

/** Of the hot list, as further reads below a text. */
export const HotReads = ({ items }: { items: HotItem[] }) => {
  const frame = useFrame()
  return (
    <ol class="reads">
      {items.map((item) => (
        <ReadCard card={item.card} why={whyHot(item, frame)} />
      ))}
    </ol>
  )
}

/** Further reads below a text, each with what it has in common with it. */
export const RelatedReads = ({ reads }: { reads: Read[] }) => {
  const frame = useFrame()
  return (
    <ul class="reads">
      {reads.map(({ card, why }) => (
        <ReadCard card={card} why={whyRelated(why, frame)} />
      ))}
    </ul>
  )
}
