import type { Kysely } from 'kysely'
import { BriefCard } from '#features/articles/index.ts'
import type { DB } from '#platform/schema.ts'
import { useSay } from '#ui/frame.tsx'
import { Section } from '#ui/lines.tsx'
import { type HotItem, hotArticles } from './hot.ts'
import { WhyHot } from './parts.tsx'
import { feedPaths } from './paths.ts'

/** The top of the hot list as a column of titles; nothing on a site without articles. */
export const HotColumn = async ({ db, places }: { db: Kysely<DB>; places: number }) => {
  const { items } = await hotArticles(db, { places })
  return items.length > 0 ? <Column items={items} /> : null
}

const Column = ({ items }: { items: HotItem[] }) => {
  const { feed: say } = useSay()
  return (
    <Section
      id="h-hot"
      title={<a href={feedPaths.hot()}>{say.hotTitle}</a>}
      end={<a href={feedPaths.ranking}>{say.how}</a>}
    >
      <ol class="hot">
        {items.map((item) => (
          <BriefCard card={item.card}>
            <WhyHot item={item} />
          </BriefCard>
        ))}
      </ol>
    </Section>
  )
}
