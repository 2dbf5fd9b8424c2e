import type { Typed } from '#platform/http.ts'
import { writeTime } from '#ui/dates.ts'
import { Act, Choices, Field, type Problems } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { writeLocalTime, writeOffset } from './local-time.ts'
import type { OwnArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { StudioRemark } from './studio-frame.tsx'
import type { StudioLine } from './studio-queries.ts'

/** Now, or at a date and time by the clock of the site. */
export const WhenFields = ({ typed, problems }: { typed: Typed; problems: Problems }) => {
  const { say, zone, now } = useFrame()
  const { plan } = say.writing
  return (
    <div class="when">
      <Choices
        legend={plan.when}
        name="when"
        value={problems.at ? 'later' : (typed.when ?? 'now')}
        options={[
          { value: 'now', label: plan.now },
          { value: 'later', label: plan.later },
        ]}
        isInline
      />
      <div class="when-at">
        <Field
          label={plan.at}
          name="at"
          type="datetime-local"
          value={typed.at}
          min={writeLocalTime(now, zone)}
          help={plan.zone(zone.replaceAll('_', ' '), writeOffset(now, zone))}
          error={problems.at}
        />
      </div>
    </div>
  )
}

/** By the clock of the site, whatever the reader's is: it is set by that clock in the form below. */
const SiteTime = ({ at }: { at: Date }) => {
  const frame = useFrame()
  return (
    <time datetime={at.toISOString()}>
      {writeTime(at, 'minute', frame)} {writeOffset(at, frame.zone)}
    </time>
  )
}

/** When it will be published, and how to change that; or why it was not. */
export const PlanRemark = ({ article }: { article: OwnArticle }) => {
  const { plan } = useSay().writing
  if (!article.plannedAt) return null
  if (article.planProblem)
    return (
      <StudioRemark>
        <p>
          {plan.failedBefore}
          <SiteTime at={article.plannedAt} />
          {plan.failedAfter} {reasonOf(article.planProblem, plan.problems)}
        </p>
        <Act action={studioPaths.planCancellation(article.id)}>{plan.understood}</Act>
      </StudioRemark>
    )
  return (
    <StudioRemark>
      <p>
        {plan.dueBefore}
        <SiteTime at={article.plannedAt} />
        {plan.dueAfter}
      </p>
      <p class="help">{plan.fixed}</p>
      <Act action={studioPaths.planCancellation(article.id)}>{plan.cancel}</Act>
    </StudioRemark>
  )
}

const reasonOf = (problem: string, sentences: Record<string, string>): string =>
  sentences[problem] ?? sentences.other ?? ''

/** In the list of articles: when this one is due. */
export const PlanLine = ({ line }: { line: StudioLine }) => {
  const { plan } = useSay().writing
  if (line.planFailed) return <a href={studioPaths.publication(line.id)}>{plan.notPublished}</a>
  if (!line.plannedAt) return null
  return (
    <a href={studioPaths.publication(line.id)}>
      {plan.lineBefore}
      <SiteTime at={line.plannedAt} />
      {plan.lineAfter}
    </a>
  )
}
