import { articlePaths } from '#features/articles/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import type { Ending, Past as PastPin } from './queries.ts'

/** Who pinned what, and how it ended. */
export const Past = ({ past }: { past: PastPin[] }) => {
  const say = useSay().headlines
  const ended = (ending: Ending) =>
    ending === 'expired' ? say.expired : ending === 'gone' ? say.gone : say.removedBy(ending.by)
  return (
    <Section id="h-past" title={say.history} isSmall>
      {past.length === 0 && <p class="help">{say.noHistory}</p>}
      <ul class="list">
        {past.map(({ articleId, title, pinnedBy, from, to, ending }) => (
          <li>
            <a href={articlePaths.show(articleId)}>{title}</a>
            <span class="meta">
              <span>{pinnedBy ? say.by(pinnedBy) : say.bySomeone}</span>
              <span>
                <Time at={from} /> – <Time at={to} />
              </span>
              <span>{ended(ending)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
