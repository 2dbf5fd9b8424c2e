import { type Rule, ruleTitle } from '#features/site/index.ts'
import type { Typed } from '#platform/http.ts'
import { Choices, Field, Form, type Problems, Select, Submit, TextArea } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Remark, Section } from '#ui/lines.tsx'
import { deskPaths } from '../paths.ts'
import type { Target } from '../reports/target.ts'
import type { ReportCaseView } from './report-case-view.ts'
import { measures, type Ruling } from './ruling.ts'
import { sentenceOf } from './statement-lines.ts'

type FormProps = {
  number: string
  view: Pick<ReportCaseView, 'target' | 'seen' | 'clauses' | 'bar'>
  typed?: Typed | undefined
  problems?: Problems | undefined
}

/** What is decided about something reported, on which ground and why. It is shown before it is sent. */
export const RulingForm = ({ number, view, typed = {}, problems = {} }: FormProps) => {
  const { reports } = useSay()
  const say = reports.desk
  if (view.bar) return <Remark>{view.bar === 'own-case' ? say.own : say.notAbove}</Remark>
  const { target, clauses } = view
  return (
    <Form action={deskPaths.measure(number)} problems={problems} isGuarded>
      <input type="hidden" name="seen" value={view.seen} />
      <div class="two-form">
        <MeasureChoices type={target.type} value={typed.measure} error={problems.measure} />
        <div>
          <Basis clauses={clauses} value={typed.rule} error={problems.rule} />
          <Field
            label={say.legalGround}
            name="legalGround"
            value={typed.legalGround}
            help={say.legalGroundHelp}
            error={problems.legalGround}
            maxlength={500}
            isOptional
          />
          {target.type === 'creator' && (
            <Field
              label={say.until}
              name="until"
              type="date"
              value={typed.until}
              help={say.untilHelp}
              error={problems.until}
              isOptional
            />
          )}
        </div>
      </div>
      <TextArea
        label={say.facts}
        name="facts"
        value={typed.facts}
        help={say.factsHelp}
        error={problems.facts}
        maxlength={5000}
        rows={5}
      />
      <TextArea
        label={say.explanation}
        name="explanation"
        value={typed.explanation}
        help={say.explanationHelp}
        error={problems.explanation}
        maxlength={2000}
        rows={5}
      />
      <p class="row">
        <Submit name="do" value="preview">
          {useSay().desk.preview}
        </Submit>
      </p>
      {typed.judged && <HideNow judged={typed.judged} />}
    </Form>
  )
}

/** Offered once an author has changed what was about to be hidden: whoever changes it again does not escape. */
const HideNow = ({ judged }: { judged: string }) => {
  const { desk } = useSay().reports
  return (
    <div class="gap-s">
      <input type="hidden" name="judged" value={judged} />
      <p class="help">{desk.hideNowHelp}</p>
      <p class="row">
        <Submit name="do" value="hide-now" look="plain">
          {desk.hideNow}
        </Submit>
      </p>
    </div>
  )
}

type FieldProps = { value: string | undefined; error: Problems[string] }

const MeasureChoices = ({ type, value, error }: FieldProps & { type: Target['type'] }) => {
  const { reports } = useSay()
  const say = reports.desk
  const help: Partial<Record<string, string>> = say.measureHelp[type]
  const options = measures[type].map((each) => ({ value: each, label: say.measures[each], help: help[each] }))
  return <Choices legend={say.measure} name="measure" options={options} value={value} error={error} />
}

const Basis = ({ clauses, value, error }: FieldProps & { clauses: Rule[] }) => {
  const { say, locale } = useFrame()
  const { desk } = say.reports
  const options = [
    { value: '', label: say.common.choose },
    ...clauses.map((rule) => ({ value: rule.id, label: ruleTitle(rule, locale) })),
    { value: 'law', label: desk.basisLaw },
  ]
  return <Select label={desk.basis} name="rule" options={options} value={value} help={desk.basisHelp} error={error} />
}

type PreviewProps = { number: string; subject: string; type: Target['type']; clauses: Rule[]; ruling: Ruling }

/** The decision as the person concerned will read it, with the button that sends it. */
export const RulingPreview = ({ number, subject, type, clauses, ruling }: PreviewProps) => {
  const { say, locale } = useFrame()
  const { statement, desk } = say.reports
  const rule = clauses.find(({ id }) => id === ruling.rule)
  const lines: [string, string][] = [
    [statement.measure, sentenceOf(say, type, ruling.measure)],
    [statement.until, ruling.until],
    [statement.rule, rule ? ruleTitle(rule, locale) : ''],
    [statement.law, rule ? '' : ruling.legalGround],
    [statement.facts, ruling.facts],
    [statement.explanation, ruling.explanation],
  ]
  return (
    <article>
      <Section id="h-preview" title={say.desk.previewTitle} end={<span>{say.desk.case(number)}</span>}>
        <div class="stack">
          <p class="help">{desk.previewIntro}</p>
          <h3 class="case-t">{subject}</h3>
          <dl class="facts">
            {lines
              .filter(([, text]) => text !== '')
              .map(([term, text]) => (
                <>
                  <dt>{term}</dt>
                  <dd class="as-typed">{text}</dd>
                </>
              ))}
          </dl>
        </div>
        <Form action={deskPaths.measure(number)}>
          {Object.entries(ruling).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p class="row pad">
            <Submit name="do" value="send">
              {say.desk.send}
            </Submit>
            <Submit name="do" value="edit" look="quiet">
              {say.desk.edit}
            </Submit>
          </p>
        </Form>
      </Section>
    </article>
  )
}

type LiftProps = { number: string; reason?: string | undefined; problem?: Problems[string] }

export const LiftForm = ({ number, reason, problem }: LiftProps) => {
  const { reports } = useSay()
  const say = reports.desk
  return (
    <Section id="h-lift" title={say.liftTitle}>
      <Form action={deskPaths.lifting(number)} problems={problem && { reason: problem }}>
        <TextArea
          label={say.liftReason}
          name="reason"
          value={reason}
          help={say.liftHelp}
          error={problem}
          maxlength={2000}
        />
        <p class="row">
          <Submit look="plain">{say.lift}</Submit>
        </p>
      </Form>
    </Section>
  )
}
