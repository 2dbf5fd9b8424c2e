import { raw } from 'hono/html'
import { articlePaths } from '#features/articles/index.ts'
import { creatorPaths, KindMark } from '#features/creators/index.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Remark } from '#ui/lines.tsx'
import { Picture } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import { deskPaths } from '../paths.ts'
import type { ReportCaseView } from './report-case-view.ts'

/** What was reported, who said so, and what was decided about the same creator before. */
export const Reported = ({ view }: { view: ReportCaseView }) => (
  <>
    <Whose view={view} />
    {view.picture && <ReportedPicture of={view.picture} />}
    {view.article && <ReportedArticle of={view.article} />}
    <Reports reports={view.reports} />
    {view.creator && <Earlier cases={view.earlier} />}
  </>
)

const Whose = ({ view: { creator, target } }: { view: ReportCaseView }) => {
  const say = useSay()
  return (
    <p class="meta">
      <span>{say.reports.desk.targets[target.type]}</span>
      {creator && <a href={creatorPaths.show(creator.handle)}>{creator.name}</a>}
      {creator && <KindMark creator={creator} />}
      {creator?.state === 'suspended' && <span>{say.reports.desk.measures.suspend}</span>}
    </p>
  )
}

const ReportedPicture = ({ of }: { of: NonNullable<ReportCaseView['picture']> }) => {
  const { reports: say } = useSay()
  const picture = of.sizes && (
    <p class="gap-s reported-picture">
      <Picture of={of.sizes} alt={say.desk.targets.picture} sizes="30rem" class="pic" />
    </p>
  )
  if (!of.isHidden) return picture
  return (
    <>
      <Remark>{say.desk.pictureHidden}</Remark>
      {picture && (
        <details class="gap-s">
          <summary>{say.desk.lookAtHidden}</summary>
          {picture}
        </details>
      )}
    </>
  )
}

const ReportedArticle = ({ of }: { of: NonNullable<ReportCaseView['article']> }) => {
  const { reports: say, studio } = useSay()
  return (
    <section class="gap-s" aria-label={say.desk.targets.article}>
      <p class="meta">
        <a class="why" href={articlePaths.show(of.id)}>
          {studio.view}
        </a>
        {of.published_at && <Time at={of.published_at} />}
        {of.state === 'withdrawn' && <b>{say.desk.withdrawnByAuthor}</b>}
        {of.state === 'hidden' && <b>{say.desk.isHidden}</b>}
      </p>
      <p lang={of.language}>{of.summary}</p>
      {of.html && (
        <details class="gap-s">
          <summary>{say.desk.whole}</summary>
          <div class="body" lang={of.language}>
            {raw(of.html)}
          </div>
        </details>
      )}
    </section>
  )
}

const Reports = ({ reports }: Pick<ReportCaseView, 'reports'>) => {
  const { reports: say } = useSay()
  return (
    <section class="gap" aria-labelledby="h-reports">
      <div class="sec sec-s">
        <h4 id="h-reports">{say.desk.reports}</h4>
        <span>{say.desk.people(reports.length)}</span>
      </div>
      {reports.length === 0 && <p class="help">{say.desk.noReports}</p>}
      <ul class="list">
        {reports.map((report) => (
          <OneReport of={report} />
        ))}
      </ul>
    </section>
  )
}

const OneReport = ({ of }: { of: ReportCaseView['reports'][number] }) => {
  const { say, locale } = useFrame()
  const { desk, grounds } = say.reports
  const rule = locale === 'zh-CN' ? of.title_zh : of.title_en
  const who = [of.account, of.reporter_name !== of.account && of.reporter_name, of.reporter_email].filter(Boolean)
  return (
    <li>
      <b>
        {of.legal_ground
          ? `${desk.byLaw}${say.common.colon}${grounds[of.legal_ground]}`
          : `${desk.byRules}${say.common.colon}${rule ?? ''}`}
      </b>
      <p class="as-typed">{of.explanation}</p>
      <span class="meta">
        <span>{who.length > 0 ? who.join(say.common.listComma) : desk.anonymous}</span>
        <Time at={of.created_at} />
      </span>
    </li>
  )
}

const Earlier = ({ cases }: { cases: ReportCaseView['earlier'] }) => {
  const { reports: say } = useSay()
  if (cases.length === 0) return <p class="help gap-s">{say.desk.earlierNone}</p>
  return (
    <section class="gap" aria-labelledby="h-before">
      <div class="sec sec-s">
        <h4 id="h-before">{say.desk.earlier}</h4>
      </div>
      <ul class="list">
        {cases.map(({ number, subject, outcome, created_at }) => (
          <li>
            <a href={deskPaths.case(number)}>{subject || number}</a>
            <span class="meta">
              <span>{say.desk.measures[outcome as keyof typeof say.desk.measures]}</span>
              <Time at={created_at} form="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
