import { Choices, Field, Form, Submit, TextArea } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Section } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'
import type { Reviewed } from './paths.ts'
import { deskPaths } from './paths.ts'
import type { Case } from './queries.ts'
import { type Outcome, outcomes } from './rules.ts'

/** What stands in the form, as it was typed. */
export type DecisionTyped = { outcome?: string; reason?: string; verifiedAs?: string }

type FormProps = {
  of: Pick<Case, 'number'> & { kind: Reviewed }
  seen: string
  typed?: DecisionTyped | undefined
  problems?: Partial<Record<string, Problem>> | undefined
}

/** What is decided and why. It is shown as it will be read before it is sent. */
export const DecisionForm = ({ of: { number, kind }, seen, typed = {}, problems = {} }: FormProps) => {
  const say = useSay().desk
  const help: Partial<Record<string, string>> = say.outcomeHelp[kind]
  const choices = outcomes[kind].map((value) => ({ value, label: say.outcomes[value], help: help[value] }))
  return (
    <Form action={deskPaths.decision(number)} problems={problems} isGuarded>
      <input type="hidden" name="seen" value={seen} />
      <div class={kind === 'application' ? 'two-form' : undefined}>
        <Choices
          legend={say.decision}
          name="outcome"
          options={choices}
          value={typed.outcome}
          error={problems.outcome}
        />
        {kind === 'application' && (
          <Field
            label={say.verifiedAs}
            name="verifiedAs"
            value={typed.verifiedAs}
            help={say.verifiedAsHelp}
            error={problems.verifiedAs}
            maxlength={120}
            autocomplete="off"
            isOptional
          />
        )}
      </div>
      <TextArea
        label={say.reason}
        name="reason"
        value={typed.reason}
        help={`${say.reasonHelp}${say.decideHelp}`}
        error={problems.reason}
        maxlength={4000}
        rows={6}
      />
      <p class="row">
        <Submit name="do" value="preview">
          {say.preview}
        </Submit>
      </p>
    </Form>
  )
}

type PreviewProps = {
  of: Pick<Case, 'number' | 'subject'>
  seen: string
  outcome: Outcome
  reason: string
  verifiedAs: string
}

/** The decision as the person concerned will read it, with the button that sends it. */
export const DecisionPreview = ({ of: { number, subject }, seen, outcome, reason, verifiedAs }: PreviewProps) => {
  const say = useSay().desk
  const fields = { seen, outcome, reason, verifiedAs }
  return (
    <article>
      <Section id="h-preview" title={say.previewTitle} end={<span>{say.case(number)}</span>}>
        <div class="stack">
          <p class="help">{say.previewIntro}</p>
          <h3 class="case-t">{subject}</h3>
          <p>
            <b>{say.outcomes[outcome]}</b>
          </p>
          {verifiedAs && (
            <p>
              {say.verifiedAs} {verifiedAs}
            </p>
          )}
          {reason && <blockquote class="answer">{reason}</blockquote>}
        </div>
        <Form action={deskPaths.decision(number)}>
          {Object.entries(fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p class="row pad">
            <Submit name="do" value="send">
              {say.send}
            </Submit>
            <Submit name="do" value="edit" look="quiet">
              {say.edit}
            </Submit>
          </p>
        </Form>
      </Section>
    </article>
  )
}
