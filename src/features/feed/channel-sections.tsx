import type { Kysely } from 'kysely'
import { visibleChannels } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'
import { useSay } from '#ui/frame.tsx'
import { Section } from '#ui/lines.tsx'
import { ChannelBlocks, ChannelTabs, newestOfChannels, topOfChannels } from './channel-blocks.tsx'

type SectionProps = { db: Kysely<DB>; language: string; each: number; hasPictures?: boolean }

/** The tabbed block of the lighter channels; nothing where they have no articles. */
export const LightChannels = async ({ db, language, each, hasPictures = false }: SectionProps) => {
  const channels = (await visibleChannels(db)).filter(({ is_light }) => is_light)
  const blocks = await newestOfChannels(db, channels, each, language)
  if (blocks.length === 0) return null
  return <Light blocks={blocks} hasPictures={hasPictures} />
}

const Light = (props: Parameters<typeof ChannelTabs>[0]) => (
  <Section id="h-light" title={useSay().feed.light}>
    <ChannelTabs {...props} />
  </Section>
)

/** What stands first in each of the main channels, in the operator's order. */
export const ChannelHeadlines = async ({ db, language, each }: SectionProps) => {
  const channels = (await visibleChannels(db)).filter(({ is_light }) => !is_light)
  const blocks = await topOfChannels(db, channels.slice(0, 12), each, language)
  if (blocks.length === 0) return null
  return <Main blocks={blocks} />
}

const Main = (props: Parameters<typeof ChannelBlocks>[0]) => {
  const say = useSay()
  return (
    <Section id="part-headlines" title={say.articles.headlines} end={<span>{say.feed.headlinesHow}</span>}>
      <ChannelBlocks {...props} />
    </Section>
  )
}
