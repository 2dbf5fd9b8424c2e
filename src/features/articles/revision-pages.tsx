import { raw } from 'hono/html'
import { Act } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { Comparison } from './comparison.tsx'
import type { Content } from './insert-revision.ts'
import type { OwnArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { StudioPage } from './studio-frame.tsx'
import type { RevisionLine, RevisionView } from './studio-queries.ts'

type RevisionsProps = { article: OwnArticle; revisions: RevisionLine[]; next: number | null }

/** Every revision that was kept, newest first. */
export const RevisionsPage = ({ article, revisions, next }: RevisionsProps) => {
  const say = useSay().studio
  const { id } = article
  return (
    <StudioPage title={say.revisions} acts={<BackToWriting id={id} />}>
      <h1>{say.revisions}</h1>
      <p class="help">{say.revisionsHelp}</p>
      <Act action={studioPaths.revisions(id)}>{say.keepNow}</Act>
      {revisions.length === 0 && <Empty text={say.noRevisions} />}
      <ul class="drafts">
        {revisions.map((revision) => (
          <Line article={article} revision={revision} />
        ))}
      </ul>
      <More href={next === null ? undefined : `${studioPaths.revisions(id)}?before=${next}`} />
    </StudioPage>
  )
}

const BackToWriting = ({ id }: { id: string }) => (
  <a class="btn" href={studioPaths.edit(id)}>
    {useSay().studio.backToWriting}
  </a>
)

const Line = ({ article, revision }: { article: OwnArticle; revision: RevisionLine }) => {
  const { studio: say, articles } = useSay()
  const { number } = revision
  return (
    <li>
      <div>
        <h2 class="draft-title">
          <a href={studioPaths.revision(article.id, number)}>{say.revisionNumber(number)}</a>
        </h2>
        <p class="meta">
          <Time at={revision.at} />
          <span>{say.reasons[revision.reason]}</span>
          {revision.changeKind && <span>{articles.change[revision.changeKind]}</span>}
          {revision.by && <span>{revision.by}</span>}
        </p>
        {revision.note && <p class="help">{revision.note}</p>}
      </div>
      <div class="acts">
        <a href={`${studioPaths.comparison(article.id)}?from=${number}&to=draft`}>{say.compareWithDraft}</a>
        <Restore article={article} number={number} />
      </div>
    </li>
  )
}

const Restore = ({ article, number }: { article: OwnArticle; number: number }) => (
  <Act
    action={studioPaths.restoration(article.id)}
    look="link"
    fields={{ number: String(number), version: String(article.version) }}
  >
    {useSay().studio.restore}
  </Act>
)

type RevisionProps = { article: OwnArticle; revision: RevisionView; html: string }

/** One revision, to read. */
export const RevisionPage = ({ article, revision, html }: RevisionProps) => {
  const say = useSay().studio
  const { language, title } = revision.details
  return (
    <StudioPage title={say.revisionNumber(revision.number)} acts={<BackToWriting id={article.id} />}>
      <p class="meta">
        <b>{say.revisionNumber(revision.number)}</b>
        <Time at={revision.at} />
        <span>{say.reasons[revision.reason]}</span>
        {revision.by && <span>{revision.by}</span>}
      </p>
      <div class="row gap-s">
        <Restore article={article} number={revision.number} />
        <span class="help">{say.restoreHelp}</span>
      </div>
      <article class="revision">
        <h1 lang={language}>{title || say.untitled}</h1>
        <div class="body" lang={language}>
          {raw(html)}
        </div>
      </article>
    </StudioPage>
  )
}

/** A text to compare: a revision, or the draft when it has no number. */
export type Side = { content: Content; number: number | undefined; at: Date }

/** What changed between two texts of an article. */
export const ComparisonPage = ({ article, before, after }: { article: OwnArticle; before: Side; after: Side }) => {
  const say = useSay()
  return (
    <StudioPage title={say.articles.compare} acts={<BackToWriting id={article.id} />}>
      <h1>{say.articles.compare}</h1>
      <p class="meta">
        <SideName side={before} />
        <span aria-hidden="true">→</span>
        <SideName side={after} />
      </p>
      <Comparison before={before.content} after={after.content} />
      {before.number !== undefined && (
        <div class="row pad">
          <Restore article={article} number={before.number} />
          <span class="help">{say.studio.restoreHelp}</span>
        </div>
      )}
    </StudioPage>
  )
}

const SideName = ({ side }: { side: Side }) => {
  const say = useSay().studio
  return (
    <span>
      <b>{side.number === undefined ? say.draftNow : say.revisionNumber(side.number)}</b> <Time at={side.at} />
    </span>
  )
}
