import { articlePaths, latestOfChannels } from '#features/articles/index.ts'
import { type Channel, channelName, channelPaths } from '#features/channels/index.ts'
import { useFrame } from '#ui/frame.tsx'
import { Broken } from '#ui/title.tsx'

export type ChannelBlock = { channel: Channel; titles: { id: string; title: string; language: string }[] }

/** The newest titles of each channel that has some: in the reader's language, or else in any. */
export const newestOfChannels = async (
  db: Parameters<typeof latestOfChannels>[0],
  channels: Channel[],
  each: number,
  language: string,
): Promise<ChannelBlock[]> => {
  const ids = channels.map(({ id }) => id)
  const found = await latestOfChannels(db, ids, each * 2)
  return channels.flatMap((channel) => {
    const titles = found.get(channel.id) ?? []
    const mine = titles.filter((title) => title.language.slice(0, 2) === language.slice(0, 2))
    const shown = (mine.length > 0 ? mine : titles).slice(0, each)
    return shown.length > 0 ? [{ channel, titles: shown }] : []
  })
}

export const ChannelBlocks = ({ blocks }: { blocks: ChannelBlock[] }) => {
  const { locale } = useFrame()
  return (
    <div class="chs">
      {blocks.map(({ channel, titles }) => (
        <div>
          <h3>
            <a href={channelPaths.show(channel.slug)}>{channelName(channel, locale)}</a>
          </h3>
          <ul class="list">
            {titles.map(({ id, title, language }) => (
              <li>
                <article data-id={id}>
                  <a href={articlePaths.show(id)}>
                    <Broken text={title} lang={language} />
                  </a>
                </article>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
