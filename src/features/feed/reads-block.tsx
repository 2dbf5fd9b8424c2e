import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { Endless } from '#ui/endless.tsx'
import { useSay } from '#ui/frame.tsx'
import { hotArticles } from './hot.ts'
import { HotReads, RelatedReads } from './parts.tsx'
import { feedPaths } from './paths.ts'
import { ranking } from './ranking.ts'
import { relatedReads } from './related.ts'
import type { Subject } from './related-candidates.ts'

const firstRelated = ranking.exploration.place - 1 // and the explored one
const firstHot = 6
const pagesAlone = 0 // what came by itself would repeat the hot reads that stand just below
const fewest = 3

type BlockProps = { db: Kysely<DB>; subject: Subject }

/** Part 11 of an article's page: what is related and what is hot. Whatever has nothing to show is left out. */
export const ReadsBlock = async ({ db, subject }: BlockProps) => {
  const related = await relatedReads(db, subject, { places: firstRelated })
  const shown = new Set([subject.id, ...related.reads.map(({ card }) => card.id)])
  const hot = await hotInLanguage(db, subject.language, shown)
  return <ReadsPanels id={subject.id} related={related} hot={hot} />
}

/** What the reader of this article can read comes first; other languages fill up where it has few. */
const hotInLanguage = async (db: Kysely<DB>, language: string, shown: ReadonlySet<string>) => {
  const { items } = await hotArticles(db, { places: 30, without: shown })
  const isSame = ({ card }: (typeof items)[number]) => card.language.slice(0, 2) === language.slice(0, 2)
  const same = items.filter(isSame)
  return (same.length >= fewest ? same : [...same, ...items.filter((item) => !isSame(item))]).slice(0, firstHot)
}

type PanelsProps = {
  id: string
  related: Awaited<ReturnType<typeof relatedReads>>
  hot: Awaited<ReturnType<typeof hotInLanguage>>
}

const ReadsPanels = ({ id, related, hot }: PanelsProps) => {
  const { articles, feed: say, common } = useSay()
  return (
    <>
      {related.reads.length === 0 ? (
        <section data-part="related" hidden />
      ) : (
        <section class="panel" data-part="related" aria-labelledby="part-related">
          <div class="sec">
            <h2 id="part-related">{articles.related}</h2>
            <a href={feedPaths.ranking}>{say.how}</a>
          </div>
          <Endless
            name="related"
            next={related.next && feedPaths.more(id, related.next, 1)}
            label={say.moreRelated}
            auto={pagesAlone}
          >
            <RelatedReads reads={related.reads} />
          </Endless>
        </section>
      )}
      {hot.length === 0 ? (
        <section data-part="hot" hidden />
      ) : (
        <section class="panel" data-part="hot" aria-labelledby="part-hot">
          <div class="sec">
            <h2 id="part-hot">{articles.hot}</h2>
            <a href={feedPaths.hot()}>{common.all}</a>
          </div>
          <HotReads items={hot} />
        </section>
      )}
    </>
  )
}
