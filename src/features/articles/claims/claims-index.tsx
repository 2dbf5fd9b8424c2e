import { useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import type { ArticleClaim } from './article-claims.ts'

const mostLines = 10

type IndexProps = { claims: readonly ArticleClaim[]; language: string }

/** The claims of an article at its side: what is open first, then what its author saw, then the way to the sources. */
export const ClaimsIndex = ({ claims, language }: IndexProps) => {
  const say = useSay().claimsReading
  const kind = (state: ArticleClaim['state']) => claims.filter((claim) => claim.state === state)
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

const mostHan = 30
const mostLatin = 60

/** The beginning of a claim, short enough for a line of a list, and without its stop. */
const nameOf = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  const most = /\p{Script=Han}/u.test(text) ? mostHan : mostLatin
  if (letters.length > most) return `${letters.slice(0, most - 1).join('')}…`
  return /[。．.]/.test(letters.at(-1) ?? '') ? letters.slice(0, -1).join('') : letters.join('')
}

const Line = ({ claim, language }: { claim: ArticleClaim; language: string }) => {
  const { text } = useSay().claimsReading
  const isOpen = claim.state === 'question'
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
          <span lang={language}>{nameOf(claim.text)}</span>
        </span>
      </a>
    </li>
  )
}
