import { raw } from 'hono/html'
import { ContentFacts, creatorPaths, KindMark } from '#features/creators/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Done, Remark } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { Time } from '#ui/time.tsx'
import type { ApplicationView, ArticleView, CaseView } from './case-view.ts'
import { DecisionForm } from './decision-form.tsx'
import { TimeLeft } from './desk-page.tsx'
import { deskPaths } from './paths.ts'
import type { Decided } from './queries.ts'
import { Reported } from './statements/reported.tsx'
import { LiftForm, RulingForm } from './statements/ruling-form.tsx'

export type CaseProps = {
  view: CaseView
  viewerId: string
  typed?: Typed
  problems?: Partial<Record<string, Problem>>
  remark?: string // why a decision was not sent
  isDone?: boolean
}

/** One case: who and what it is about, the decision, and what happened so far. */
export const CaseArticle = ({ view, viewerId, typed, problems, remark, isDone }: CaseProps) => {
  const say = useSay().desk
  const { application, article, report } = view
  const last = view.decisions.at(-1)
  return (
    <article aria-labelledby="h-case">
      <div class="sec">
        <h2 id="h-case">{say.case(view.case.number)}</h2>
        <Taking view={view} viewerId={viewerId} />
      </div>
      {isDone && last && <Done>{say.done(outcomeText(useSay(), last.outcome))}</Done>}
      {remark && <Remark>{remark}</Remark>}
      <h3 class="case-t">{view.case.subject}</h3>
      {application && <Applied {...application} />}
      {article && <Submitted {...article} />}
      {report && <Reported view={report} />}
      {!application && !article && !report && <Remark>{say.articleGone}</Remark>}
      {view.case.state === 'open' && !report && <Decide view={view} typed={typed} problems={problems} />}
      {report && <Ruling view={view} typed={typed} problems={problems} />}
      <Log view={view} />
    </article>
  )
}

const Taking = ({ view, viewerId }: { view: CaseView; viewerId: string }) => {
  const say = useSay().desk
  const { number, state, taken_by, takerName, taken_at } = view.case
  if (state !== 'open') return <span>{say.state[state]}</span>
  if (!taken_by)
    return (
      <Act action={deskPaths.taking(number)} look="link" fields={{ do: 'take' }}>
        {say.take}
      </Act>
    )
  if (taken_by !== viewerId) return <span>{say.takenBy(takerName ?? say.someone)}</span>
  return (
    <span class="row">
      {say.takenByYou} {taken_at && <Time at={taken_at} form="short" />}
      <Act action={deskPaths.taking(number)} look="link" fields={{ do: 'put-back' }}>
        {say.putBack}
      </Act>
    </span>
  )
}

const Applied = ({ application, person, earlier, channels }: ApplicationView) => {
  const say = useSay()
  const areFilesGone = application.files.length === 0 && ['accepted', 'refused'].includes(application.state)
  return (
    <>
      {person && (
        <p class="meta">
          <span>
            {say.desk.applicant}
            {say.common.colon}
            {person.name}
          </span>
          <span>
            {say.desk.joined} <Time at={person.created_at} form="day" />
          </span>
          {person.email_verified_at && <span>{say.desk.emailVerified}</span>}
        </p>
      )}
      <section class="gap" aria-labelledby="h-content">
        <h4 class="vh" id="h-content">
          {say.desk.content}
        </h4>
        <ContentFacts content={application} channels={channels} />
        {areFilesGone && <p class="help">{say.desk.filesGone}</p>}
      </section>
      <Earlier applications={earlier} />
    </>
  )
}

const Earlier = ({ applications }: { applications: ApplicationView['earlier'] }) => {
  const say = useSay()
  if (applications.length === 0) return <p class="help gap-s">{say.desk.earlierNone}</p>
  return (
    <section class="gap" aria-labelledby="h-earlier">
      <div class="sec sec-s">
        <h4 id="h-earlier">{say.desk.earlier}</h4>
      </div>
      <ul class="list">
        {applications.map(({ name, handle, state, answer, submittedAt }) => (
          <li>
            {name} @{handle}
            <span class="meta">
              <span>{say.apply.states[state]}</span>
              {submittedAt && <Time at={submittedAt} form="day" />}
            </span>
            {answer && <p class="as-typed help">{answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Submitted = ({ article, creator, html }: ArticleView) => {
  const say = useSay()
  return (
    <>
      <p class="meta">
        {creator && <a href={creatorPaths.show(creator.handle)}>{creator.name}</a>}
        {creator && <KindMark creator={creator} />}
        <Time at={article.submittedAt} />
      </p>
      {article.note && <p class="help">{article.note}</p>}
      <section class="gap" aria-label={say.desk.article}>
        <div class="body" lang={article.language}>
          {raw(html)}
        </div>
      </section>
    </>
  )
}

type RulingProps = Pick<CaseProps, 'view' | 'typed' | 'problems'>

/** Of something reported: the decision while the case waits, and later the way to lift what it restricts. */
const Ruling = ({ view, typed, problems }: RulingProps) => {
  const say = useSay()
  const { case: of, report } = view
  if (!report) return null
  if (of.state === 'open')
    return (
      <section class="gap" aria-labelledby="h-decide">
        <div class="sec">
          <h2 id="h-decide">{say.desk.decide}</h2>
          <TimeLeft due={of.due_at} />
        </div>
        <RulingForm number={of.number} view={report} typed={typed} problems={problems} />
      </section>
    )
  if (!report.restriction) return null
  return (
    <div class="gap">
      <Remark>{say.reports.desk.inForce[report.restriction.measure]}</Remark>
      {!report.bar && <LiftForm number={of.number} reason={typed?.reason} problem={problems?.reason} />}
    </div>
  )
}

export const outcomeText = (say: ReturnType<typeof useSay>, outcome: Decided['outcome']): string =>
  ({ ...say.desk.outcomes, ...say.reports.desk.measures })[outcome]

const Decide = ({ view, typed, problems }: Pick<CaseProps, 'view' | 'typed' | 'problems'>) => {
  const say = useSay().desk
  const { kind, due_at, number } = view.case
  if (kind === 'report') return null
  if (view.isOwn) return <Remark>{kind === 'application' ? say.ownCase : say.ownReview}</Remark>
  if (view.seen === '') return null
  return (
    <section class="gap" aria-labelledby="h-decide">
      <div class="sec">
        <h2 id="h-decide">{say.decide}</h2>
        <TimeLeft due={due_at} />
      </div>
      <DecisionForm of={{ number, kind }} seen={view.seen} typed={typed} problems={problems} />
    </section>
  )
}

const Log = ({ view }: { view: CaseView }) => {
  const { say } = useFrame()
  return (
    <section class="gap" aria-labelledby="h-log">
      <div class="sec sec-s">
        <h2 id="h-log">{say.desk.log}</h2>
      </div>
      <ul class="list">
        <li>
          {say.desk.opened}
          <span class="meta">
            <Time at={view.case.opened_at} />
          </span>
        </li>
        {view.decisions.map(({ outcome, reason, decider, created_at }) => (
          <li>
            {outcomeText(say, outcome)}
            {reason && <p class="as-typed help">{reason}</p>}
            <span class="meta">
              {outcome !== 'withdrawn' && <span>{decider ?? say.desk.someone}</span>}
              <Time at={created_at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
