import type { Kysely } from 'kysely'
import {
  articlePaths,
  type Card,
  cardsByIds,
  latestOfChannels,
  ShortList,
  StoryCard,
} from '#features/articles/index.ts'
import { type Channel, channelName, channelPaths } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'
import { useFrame } from '#ui/frame.tsx'
import { Broken } from '#ui/title.tsx'
import { PinnedMark } from './headlines/pinned-mark.tsx'
import { pinnedInChannels } from './headlines/queries.ts'
import { hotOfChannels } from './hot.ts'

/** Some articles of a channel; `pinned` are those that the editors put first. */
export type ChannelBlock = { channel: Channel; cards: Card[]; pinned?: ReadonlySet<string> }

/** The newest of each channel that has some: in the reader's language, or else in any. */
export const newestOfChannels = async (
  db: Kysely<DB>,
  channels: Channel[],
  each: number,
  language: string,
): Promise<ChannelBlock[]> => {
  const found = await latestOfChannels(
    db,
    channels.map(({ id }) => id),
    each * 2,
  )
  return channels.flatMap((channel) => {
    const cards = found.get(channel.id) ?? []
    const mine = cards.filter((card) => card.language.slice(0, 2) === language.slice(0, 2))
    const shown = (mine.length > 0 ? mine : cards).slice(0, each)
    return shown.length > 0 ? [{ channel, cards: shown }] : []
  })
}

/** What stands first in each channel: what the editors pinned, then what is hot, then what is new. */
export const topOfChannels = async (
  db: Kysely<DB>,
  channels: Channel[],
  each: number,
  language: string,
): Promise<ChannelBlock[]> => {
  const ids = channels.map(({ id }) => id)
  const [pinned, hot, newest] = await Promise.all([
    pinnedInChannels(db, ids),
    hotOfChannels(db, ids, each * 2),
    latestOfChannels(db, ids, each * 2),
  ])
  const cards = await cardsByIds(db, [...new Set([...hot.values()].flat())])
  const isMine = (card: Card) => card.language.slice(0, 2) === language.slice(0, 2)
  return channels.flatMap((channel) => {
    const pins = (pinned.get(channel.id) ?? []).map(({ card }) => card)
    const hottest = (hot.get(channel.id) ?? []).flatMap((id) => cards.get(id) ?? [])
    const all = onceEach([...pins, ...hottest, ...(newest.get(channel.id) ?? [])])
    const mine = all.filter(isMine)
    const shown = (mine.length > 0 ? mine : all).slice(0, each)
    return shown.length > 0 ? [{ channel, cards: shown, pinned: new Set(pins.map(({ id }) => id)) }] : []
  })
}

const onceEach = (cards: Card[]): Card[] =>
  [...new Map(cards.toReversed().map((card) => [card.id, card])).values()].toReversed()

/** Channels side by side, each with its first titles. */
export const ChannelBlocks = ({ blocks }: { blocks: ChannelBlock[] }) => {
  const { locale } = useFrame()
  return (
    <div class="chs">
      {blocks.map(({ channel, cards, pinned }) => (
        <div>
          <h3>
            <a href={channelPaths.show(channel.slug)}>{channelName(channel, locale)}</a>
          </h3>
          <Titles cards={cards} pinned={pinned} />
        </div>
      ))}
    </div>
  )
}

const Titles = ({ cards, pinned }: { cards: Card[]; pinned?: ReadonlySet<string> | undefined }) => (
  <ul class="list">
    {cards.map(({ id, title, language }) => (
      <li>
        <article data-id={id}>
          <a href={articlePaths.show(id)}>
            <Broken text={title} lang={language} />
          </a>
          {pinned?.has(id) && (
            <span class="meta">
              <PinnedMark />
            </span>
          )}
        </article>
      </li>
    ))}
  </ul>
)

type TabsProps = { blocks: ChannelBlock[]; hasPictures?: boolean }

/**
 * Light channels under a row of tabs. Without script the tabs are links to the sections below, which all show; see
 * elements/channel-tabs.ts.
 */
export const ChannelTabs = ({ blocks, hasPictures = false }: TabsProps) => {
  const { say, locale } = useFrame()
  return (
    <channel-tabs>
      <nav class="tabs" aria-label={say.feed.light}>
        {blocks.map(({ channel }) => (
          <a href={`#light-${channel.slug}`}>{channelName(channel, locale)}</a>
        ))}
      </nav>
      <div class="light">
        {blocks.map(({ channel, cards }) => (
          <section id={`light-${channel.slug}`}>
            <h3>{channelName(channel, locale)}</h3>
            {hasPictures ? <Stories cards={cards} /> : <Titles cards={cards} />}
            <p class="light-all">
              <a href={channelPaths.show(channel.slug)}>{say.feed.allOf(channelName(channel, locale))}</a>
            </p>
          </section>
        ))}
      </div>
    </channel-tabs>
  )
}

/** Two with their pictures, the others as a list. */
const Stories = ({ cards }: { cards: Card[] }) => {
  const pictured = cards.filter(({ cover }) => cover).slice(0, 2)
  const others = cards.filter((card) => !pictured.includes(card))
  return (
    <div class={pictured.length === 2 ? 'tri' : 'duo'}>
      {pictured.map((card) => (
        <StoryCard card={card} hasKick={false} />
      ))}
      {others.length > 0 && (
        <div>
          <ShortList cards={others} />
        </div>
      )}
    </div>
  )
}
