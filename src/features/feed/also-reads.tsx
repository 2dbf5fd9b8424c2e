import type { Kysely } from 'kysely'
import { articlePaths, type Card } from '#features/articles/index.ts'
import type { DB } from '#platform/schema.ts'
import { useSay } from '#ui/frame.tsx'
import { Time } from '#ui/time.tsx'
import { Broken } from '#ui/title.tsx'
import { relatedReads } from './related.ts'
import { subjectOf } from './subject.ts'

type AlsoProps = { db: Kysely<DB>; id: string; without: ReadonlySet<string> }

const most = 2

/** Two more on the subject of the lead story, as lines below it; nothing that already stands beside it. */
export const AlsoReads = async ({ db, id, without }: AlsoProps) => {
  const subject = await subjectOf(db, id)
  if (!subject) return null
  const { reads } = await relatedReads(db, subject, { places: most + without.size })
  // What is only hot or new has nothing to do with it.
  const close = reads.filter(
    ({ card, why }) => why.is !== 'hot' && why.is !== 'new' && why.is !== 'opens' && !without.has(card.id),
  )
  const cards = close
    .map(({ card }) => card)
    .filter(({ language }) => language.slice(0, 2) === subject.language.slice(0, 2))
  return cards.length > 0 ? <Also cards={cards.slice(0, most)} /> : null
}

const Also = ({ cards }: { cards: Card[] }) => (
  <ul class="also" aria-label={useSay().headlines.alsoOn}>
    {cards.map(({ id, title, language, creator, publishedAt }) => (
      <li data-id={id}>
        <a href={articlePaths.show(id)}>
          <span>
            <Broken text={title} lang={language} />
            <small class="meta-i">
              {creator.name} <Time at={publishedAt} form="short" />
            </small>
          </span>
        </a>
      </li>
    ))}
  </ul>
)
