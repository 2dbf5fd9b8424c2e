import { type ClaimCounts, ClaimStrip, totalOf } from '#ui/claim-strip.tsx'
import { useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import type { ArticleClaim } from './article-claims.ts'
import { countStates } from './claim-counts.ts'

/** Part 6, at the head of an article: what its statements rest on, in one line, and what the marks mean. */
export const ClaimsPart = ({ claims }: { claims: readonly ArticleClaim[] }) => {
  const say = useSay().claimsReading
  const counts = countStates(claims)
  if (totalOf(counts) === 0 && !claims.some(({ state }) => state === 'opinion'))
    return (
      <div class="sum" data-part="claims">
        <p>{say.none}</p>
      </div>
    )
  return (
    <div class="sum" data-part="claims">
      <Summary counts={counts} />
      <claim-filter hidden>
        <button class="btn" type="button" aria-pressed="false">
          {say.only}
        </button>
      </claim-filter>
      <Legend />
    </div>
  )
}

const Summary = ({ counts }: { counts: ClaimCounts }) => {
  const say = useSay().claimsReading
  if (totalOf(counts) === 0) return <p>{say.none}</p>
  const parts = [
    counts.sourced > 0 && (counts.sourced === totalOf(counts) ? say.allSourced : say.sourced(counts.sourced)),
    counts.firstHand > 0 && say.firstHand(counts.firstHand),
    counts.open > 0 && <b>{say.open(counts.open)}</b>,
  ].filter(Boolean)
  return (
    <p class="strip">
      <ClaimStrip counts={counts} most={40} />
      <span>
        {say.total(totalOf(counts))}
        {say.colon}
        {parts.map((part, place) => (
          <>
            {place > 0 && say.text.notes.comma}
            <span class="nb">{part}</span>
          </>
        ))}
      </span>
    </p>
  )
}

const Legend = () => {
  const say = useSay().claimsReading
  return (
    <details id="legend">
      <summary>{say.legend}</summary>
      <ul class="legend">
        <li>
          <span class="c">1</span> {say.legendSourced}
        </li>
        <li>
          <span class="c c-q">?</span> {say.legendQuestion}
        </li>
        <li>
          <span class="c c-f">
            <Icon name="eye" />
          </span>{' '}
          {say.legendFirstHand}
        </li>
        <li>
          <span class="c c-o">
            <Icon name="quote" />
          </span>{' '}
          {say.legendOpinion}
        </li>
      </ul>
      <p>{say.legendLast}</p>
    </details>
  )
}
