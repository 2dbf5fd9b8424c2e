import type { ClaimOnPage } from '#features/document/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'

const mostLines = 10

type IndexProps = { claims: readonly ClaimOnPage[]; language: string }

/** The claims of an article at its side: what is open first, then what its author saw, then the way to the sources. */
export const ClaimsIndex = ({ claims, language }: IndexProps) => {
  const say = useSay().claimsReading
  const kind = (is: ClaimOnPage['is']) => claims.filter((claim) => claim.is === is)
  const named = [...kind('question'), ...kind('first-hand')]
  const sourced = kind('sourced').length
  const next = named[mostLines]
  if (named.length + sourced === 0) return null
  return (
    <section class="follow">
      <div class="sec">
        <h2>{say.index}</h2>
        <span>{named.length + sourced}</span>
      </div>
      <ul class="idx">
        {named.slice(0, mostLines).map((claim) => (
          <Line claim={claim} language={language} />
        ))}
        {next && (
          <li>
            <a href={`#c-${next.id}`}>
              <Icon name="down" />
              <span>{say.indexRest(named.length - mostLines)}</span>
            </a>
          </li>
        )}
        {sourced > 0 && (
          <li>
            <a href="#sources">
              <Icon name="link" />
              <span>{say.indexSourced(sourced)}</span>
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}

const Line = ({ claim, language }: { claim: ClaimOnPage; language: string }) => {
  const { text } = useSay().claimsReading
  const isOpen = claim.is === 'question'
  return (
    <li>
      <a href={`#c-${claim.id}`}>
        {isOpen ? (
          <span class="disc disc-s" aria-hidden="true">
            ?
          </span>
        ) : (
          <Icon name="eye" />
        )}
        <span>
          <span class="vh">{isOpen ? text.question : text.firstHand} </span>
          <span lang={language}>{claim.text}</span>
        </span>
      </a>
    </li>
  )
}
