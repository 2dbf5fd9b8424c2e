import { useSay } from '#ui/frame.tsx'
import { addressOf, doiAddress } from './address-of.ts'
import type { Source } from './source.ts'

type SourcesProps = {
  sources: readonly Source[]
  /** Which claims name a source, by the ids of both, in the order of the text. */
  citedBy?: ReadonlyMap<string, readonly string[]>
  /** The address of the same list as references. */
  references?: string | undefined
}

/** Part 7 of an article's page: never a heading over nothing. */
export const Sources = ({ sources, citedBy, references }: SourcesProps) => {
  const { articles: say, citing } = useSay()
  return (
    <section class="panel" id="sources" data-part="sources" aria-labelledby="part-sources">
      <div class="sec sec-s">
        <h2 id="part-sources">{say.sources}</h2>
        {sources.length > 0 && <span>{say.sourceCount(sources.length)}</span>}
      </div>
      {sources.length === 0 ? (
        <>
          <p>{say.noSources}</p>
          <p class="help">{say.noSourcesHelp}</p>
        </>
      ) : (
        <ol class="src">
          {sources.map((source, place) => (
            <SourceLine source={source} number={place + 1} claims={citedBy?.get(source.id) ?? []} />
          ))}
        </ol>
      )}
      {sources.length > 0 && references && (
        <p class="help src-more">
          <a href={references} rel="nofollow">
            {citing.formats}
          </a>
        </p>
      )}
    </section>
  )
}

type LineProps = { source: Source; number: number; claims: readonly string[] }

const SourceLine = ({ source, number, claims }: LineProps) => {
  const say = useSay().citing
  return (
    <li id={`source-${number}`}>
      <span class="n">{number}</span>
      <div>
        {source.isProtected && <span class="src-who">{say.protectedPerson}</span>}
        <Title source={source} /> {source.quote && <q>{source.quote}</q>}
        <small>
          {factsOf(source, say).map((fact) => (
            <span>{fact}</span>
          ))}
          {source.doi && source.url && (
            <a href={doiAddress(source.doi)} rel="nofollow ugc noopener">
              DOI
            </a>
          )}
          <BackLinks claims={claims} />
        </small>
      </div>
    </li>
  )
}

const Title = ({ source }: { source: Source }) => {
  const address = addressOf(source)
  const { title } = source
  if (!address) return <span>{title}</span>
  return (
    <a href={address} rel="nofollow ugc noopener">
      {title}
    </a>
  )
}

const mostPlaces = 11

/** From a source back to where the text names it. */
const BackLinks = ({ claims }: { claims: readonly string[] }) => {
  const say = useSay().citing
  const [first, ...more] = claims
  if (!first) return null
  return (
    <span class="src-back">
      <a href={`#c-${first}`}>{say.back}</a>
      {more.slice(0, mostPlaces).map((claim, place) => (
        <a href={`#c-${claim}`} aria-label={say.backTo(place + 2)}>
          {place + 2}
        </a>
      ))}
    </span>
  )
}

/** What is known of a source besides its title, in the order in which a reader weighs it. */
const factsOf = (source: Source, say: ReturnType<typeof useSay>['citing']): string[] =>
  [
    source.author,
    source.container,
    source.publisher,
    say.ofKind(say.kinds[source.kind], source.pages),
    say.volume(source.volume, source.issue),
    say.edition(source.edition),
    source.number,
    source.section,
    source.version && say.version(source.version),
    source.place,
    source.isbn && `ISBN ${source.isbn}`,
    source.published,
    source.accessed && say.accessed(source.accessed),
  ].filter(Boolean)
