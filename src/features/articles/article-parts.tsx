import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import { cutAtEmbeds } from '#features/document/index.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { messagesOf } from '#ui/messages/index.ts'
import { writeNumber } from '#ui/numbers.ts'
import { Picture } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import { Broken } from '#ui/title.tsx'
import { Pieces } from './comparison.tsx'
import type { Correction } from './corrections.ts'
import type { Declaration } from './details.ts'
import { EmbeddedCard } from './embedded-card.tsx'
import { articlePaths } from './paths.ts'
import type { ArticleView } from './queries.ts'

/** The parts of an article's page that belong to the article. Each is marked data-part, for tests and readers' tools. */

type PanelProps = PropsWithChildren<{ part: string; title: string; end?: unknown }>

const Panel = ({ part, title, end, children }: PanelProps) => (
  <section class="panel" id={part} data-part={part} aria-labelledby={`part-${part}`}>
    <div class="sec sec-s">
      <h2 id={`part-${part}`}>{title}</h2>
      {end}
    </div>
    {children}
  </section>
)

/** Title, times, place, length. */
export const ArticleHead = ({ article }: { article: ArticleView }) => {
  const say = useSay().articles
  const isChinese = article.language.startsWith('zh')
  return (
    <>
      <h1 data-part="title">
        <Broken text={article.title} lang={article.language} />
      </h1>
      <p class="meta">
        {article.isAdvertisement && <span class="tag">{say.advertisement}</span>}
        <span>
          {say.publishedBefore}
          <Time at={article.publishedAt} />
          {say.publishedAfter}
        </span>
        <Changed article={article} />
        {article.byline && <span lang={article.language}>{say.by(article.byline)}</span>}
        {article.place && <span lang={article.language}>{article.place}</span>}
        <span>{say.count(writeNumber(article.count), isChinese)}</span>
        <span>{say.minutes(article.readingMinutes)}</span>
      </p>
    </>
  )
}

const Changed = ({ article }: { article: ArticleView }) => {
  const say = useSay().articles
  if (article.correctedAt)
    return (
      <a href="#corrections" class="why">
        <Time at={article.correctedAt} /> {say.corrected(article.corrections.length)}
      </a>
    )
  if (!article.updatedAt) return null
  return (
    <a href={articlePaths.versions(article.id)} class="why">
      {say.updatedBefore}
      <Time at={article.updatedAt} />
      {say.updatedAfter}
    </a>
  )
}

type BodyProps = Pick<ArticleView, 'html' | 'language' | 'cover' | 'embedded'>

/** The text itself, rendered when it was published: everything in it is escaped or made by our renderer. */
export const ArticleBody = ({ html, language, cover, embedded }: BodyProps) => (
  <div class="body" data-part="body" lang={language}>
    {cover && !html.includes(`/media/${cover.hash}/`) && <CoverFigure cover={cover} />}
    {cutAtEmbeds(html).map((piece) => (
      <>
        {raw(piece.html)}
        {piece.article && <EmbeddedCard article={embedded.get(piece.article)} />}
      </>
    ))}
  </div>
)

/** A cover that the text does not show itself stands above it. */
const CoverFigure = ({ cover }: { cover: NonNullable<ArticleView['cover']> }) => (
  <figure class="cover">
    <a
      class="fig-open"
      data-full
      href={`/media/${cover.hash}/full`}
      aria-label={cover.alt || useSay().articles.text.openPicture}
    >
      <Picture of={cover} alt={cover.alt} sizes="(min-width: 44rem) 40.5rem, 100vw" class="pic" isFirst />
    </a>
    {cover.credit && (
      <figcaption>
        <small>{cover.credit}</small>
      </figcaption>
    )}
  </figure>
)

/** Part 8: what the author says the text is. */
export const DeclarationPart = ({ declaration }: { declaration: Declaration }) => {
  const say = useSay()
  const lines = declarationLines(declaration, say)
  return (
    <Panel part="declaration" title={say.articles.declaration}>
      {lines.length === 0 ? (
        <p class="help">{say.articles.undeclared}</p>
      ) : (
        <dl class="dl">
          {lines.map(([term, text]) => (
            <>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
      )}
    </Panel>
  )
}

const declarationLines = (declaration: Declaration, { articles: say, common }: ReturnType<typeof useSay>) => {
  const { origin, originOf, originLeave, genres, ai, aiNote, happened, interests } = declaration
  const joined = (...parts: (string | false)[]) => parts.filter(Boolean).join(common.listComma)
  const lines: [string, string][] = [
    [
      say.origin,
      joined(
        origin !== null && say.origins[origin],
        originOf !== '' && say.originOf(originOf),
        originLeave !== '' && say.originLeave(originLeave),
      ),
    ],
    [say.genre, joined(...genres.map((genre) => say.genres[genre]))],
    [say.ai, joined(ai !== null && say.ais[ai], aiNote)],
    [say.happened, happened],
    [say.interests, interests],
  ]
  return lines.filter(([, text]) => text !== '')
}

/** Part 9: what changed since publication, when and why. */
export const Corrections = ({ id, corrections }: { id: string; corrections: Correction[] }) => {
  const say = useSay().articles
  return (
    <Panel part="corrections" title={say.corrections} end={<a href={articlePaths.versions(id)}>{say.allVersions}</a>}>
      {corrections.length === 0 && <p class="help">{say.noCorrections}</p>}
      {corrections.map((correction) => (
        <div class="diff">
          <p class="meta">
            <Time at={correction.at} />
            <a class="why" href={articlePaths.comparison(id, correction.from, correction.to)}>
              {say.seeDifference}
            </a>
          </p>
          {correction.changes.map(({ pieces }) => (
            <p>
              <Pieces pieces={pieces} />
            </p>
          ))}
          <p>{say.correctionReason(correction.reason)}</p>
        </div>
      ))}
    </Panel>
  )
}

type CreatorKind = keyof ReturnType<typeof useSay>['articles']['notices']

/** Part 10: the operator's notice, in the reader's language and in English (or, for English readers, in Chinese). */
export const Notice = ({ kind }: { kind: CreatorKind }) => {
  const { locale, site } = useFrame()
  const languages = locale === 'en' ? (['en', 'zh-CN'] as const) : ([locale, 'en'] as const)
  return (
    <section class="panel notice" data-part="notice" aria-label={useSay().articles.notice.replace(/[：:]\s*$/, '')}>
      {languages.map((language) => {
        const say = messagesOf(language).articles
        return (
          <p lang={language}>
            <b>{say.notice}</b>
            {site.notices[kind]?.[language] || say.notices[kind]}
          </p>
        )
      })}
    </section>
  )
}

export const Tags = ({ tags }: { tags: ArticleView['tags'] }) => {
  if (tags.length === 0) return null
  return (
    <ul class="panel tags" aria-label={useSay().articles.tags}>
      {tags.map(({ tag, label }) => (
        <li>
          <a href={articlePaths.tag(tag)} rel="tag">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
