import { articlePaths, studioPaths } from '#features/articles/index.ts'
import { rulePaths, ruleText } from '#features/site/index.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { Remark, Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { statementLines } from './statement-lines.ts'
import type { StatementView } from './statement-view.ts'

/** A decision with its reasons, as whoever it concerns reads it. */
export const StatementPage = ({ of }: { of: StatementView }) => {
  const say = useSay()
  const text = say.reports.statement
  return (
    <Layout title={text.title} noindex bar={<StudioBar place={say.studio.title} href={studioPaths.home()} />}>
      <section class="wrap narrow">
        <div class="form-head">
          <h1>{text.title}</h1>
          <p>{of.outcome === 'lift' ? text.liftIntro : text.intro}</p>
        </div>
        <Ended of={of} />
        <StatementFacts of={of} />
        {of.redress && <Redress ways={of.redress} />}
      </section>
    </Layout>
  )
}

const Ended = ({ of }: { of: StatementView }) => {
  const { say, now } = useFrame()
  const text = say.reports.statement
  if (of.endOutcome)
    return (
      <Remark>
        {of.endOutcome === 'lift' ? text.lifted : text.replaced} {of.endedAt && <Time at={of.endedAt} form="day" />}{' '}
        {of.endOutcome === 'lift' && of.endReason}
      </Remark>
    )
  return of.ends_at && of.ends_at <= now ? <Remark>{text.ended}</Remark> : null
}

const StatementFacts = ({ of }: { of: StatementView }) => {
  const { say, ...clock } = useFrame()
  const text = say.reports.statement
  const places: Partial<Record<string, string>> = {
    [text.rule]: of.rule ? rulePaths.clause(of.rule.id) : undefined,
    [text.what]: of.article_id ? articlePaths.show(of.article_id) : undefined,
  }
  return (
    <dl class="facts">
      {statementLines(of, clock).map(([term, line]) => (
        <>
          <dt>{term}</dt>
          <dd class="as-typed">
            {places[term] ? <a href={places[term]}>{line}</a> : line}
            {term === text.rule && of.rule && <ClauseText rule={of.rule} />}
          </dd>
        </>
      ))}
    </dl>
  )
}

/** The clause as it read on the day of the decision, whatever it says now. */
const ClauseText = ({ rule }: { rule: NonNullable<StatementView['rule']> }) => (
  <p class="help">{ruleText(rule, useFrame().locale)}</p>
)

const Redress = ({ ways }: { ways: string[] }) => {
  const { say, site } = useFrame()
  const { redress, redressWays } = say.reports.statement
  const sentences: Partial<Record<string, string>> = redressWays
  return (
    <div class="gap">
      <Section id="h-redress" title={redress} isSmall>
        <ul class="list">
          {ways.map((way) => (
            <li>{sentences[way] ?? way}</li>
          ))}
        </ul>
        {site.contact && <p>{say.letters.contact(site.contact)}</p>}
      </Section>
    </div>
  )
}
