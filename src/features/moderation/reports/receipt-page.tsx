import { rulePaths, ruleTitle } from '#features/site/index.ts'
import { writeTime } from '#ui/dates.ts'
import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Done, Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import type { CitedRule } from '../statements/restrictions.ts'
import { targetOf } from './join-case.ts'
import type { Receipt } from './receipt.ts'
import { WhatIsReported } from './report-page.tsx'

/** What whoever reported keeps: that it has arrived, where it stands, and in the end what was decided. */
export const ReceiptPage = ({ receipt }: { receipt: Receipt }) => {
  const { site, say: all } = useFrame()
  const say = all.reports
  const isDecided = receipt.cases.some(({ answers }) => answers.length > 0)
  return (
    <Layout title={say.receiptTitle} noindex>
      <section class="narrow">
        <div class="form-head">
          <h1>{say.receiptTitle}</h1>
        </div>
        <Done>
          {say.receiptIntro} {receipt.reporter_email && say.receiptMailed}
        </Done>
        <p class="meta gap-s">
          <span>
            {say.receivedAt} <Time at={receipt.created_at} />
          </span>
        </p>
        {receipt.cases.map((each) => (
          <div class="gap">
            <CaseLine of={each} />
          </div>
        ))}
        <div class="gap">
          <Section id="h-words" title={say.youWrote} isSmall>
            <p class="as-typed">{receipt.explanation}</p>
          </Section>
        </div>
        <p class="help gap">
          {say.noMachine} {isDecided && say.answerRedress}
        </p>
        {isDecided && site.contact && <p class="help">{all.letters.contact(site.contact)}</p>}
      </section>
    </Layout>
  )
}

type Line = Receipt['cases'][number]

const CaseLine = ({ of }: { of: Line }) => {
  const { say, locale, zone, now } = useFrame()
  const target = targetOf(of)
  return (
    <Section id={`h-${of.number}`} title={`${say.reports.caseNumber} ${of.number}`} isSmall>
      <p>{target && <WhatIsReported of={{ type: target.type, title: of.subject }} />}</p>
      {of.answers.length === 0 && (
        <p class="help">{say.reports.waiting(writeTime(of.due_at, 'minute', { locale, zone, now }))}</p>
      )}
      {of.answers.map((answer) => (
        <Answer of={answer} />
      ))}
    </Section>
  )
}

const Answer = ({ of }: { of: Line['answers'][number] }) => {
  const { say, locale } = useFrame()
  const { outcome, legal_ground: law } = of
  const rule = of.rule_as_cited as CitedRule | null
  if (!(outcome in say.reports.answers)) return null
  return (
    <div class="gap-s">
      <p>
        <b>{say.reports.answers[outcome as keyof typeof say.reports.answers]}</b>
      </p>
      <p class="meta">
        <Time at={of.created_at} />
        {rule && <a href={rulePaths.clause(rule.id)}>{say.reports.hiddenNotice.rule(ruleTitle(rule, locale))}</a>}
        {law && <span>{say.reports.hiddenNotice.law(law)}</span>}
      </p>
    </div>
  )
}
