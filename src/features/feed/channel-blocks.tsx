import type { Kysely } from 'kysely'
import { articlePaths, type Card, latestOfChannels, ShortList, StoryCard } from '#features/articles/index.ts'
import { type Channel, channelName, channelPaths } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'
import { useFrame } from '#ui/frame.tsx'
import { Broken } from '#ui/title.tsx'

/** The newest of a channel. */
export type ChannelBlock = { channel: Channel; cards: Card[] }

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

/** Channels side by side, each with its newest titles. */
export const ChannelBlocks = ({ blocks }: { blocks: ChannelBlock[] }) => {
  const { locale } = useFrame()
  return (
    <div class="chs">
      {blocks.map(({ channel, cards }) => (
        <div>
          <h3>
            <a href={channelPaths.show(channel.slug)}>{channelName(channel, locale)}</a>
          </h3>
          <Titles cards={cards} />
        </div>
      ))}
    </div>
  )
}

const Titles = ({ cards }: { cards: Card[] }) => (
  <ul class="list">
    {cards.map(({ id, title, language }) => (
      <li>
        <article data-id={id}>
          <a href={articlePaths.show(id)}>
            <Broken text={title} lang={language} />
          </a>
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
