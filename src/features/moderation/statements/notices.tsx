import { rulePaths, ruleTitle } from '#features/site/index.ts'
import { writeTime } from '#ui/dates.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Remark } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import type { Restriction } from './restrictions.ts'

/** On which ground, for readers: the clause or the law, never who decided or who reported. */
const Ground = ({ of: { rule, legalGround } }: { of: Restriction }) => {
  const { say, locale } = useFrame()
  const text = say.reports.hiddenNotice
  if (rule) return <a href={rulePaths.clause(rule.id)}>{text.rule(ruleTitle(rule, locale))}</a>
  return legalGround ? <>{text.law(legalGround)}</> : null
}

/** What the page of a hidden article says of the decision. */
export const HiddenNotice = ({ of }: { of: Restriction }) => {
  const { reports: say } = useSay()
  return (
    <>
      <p>
        <Ground of={of} />
      </p>
      <p class="meta">
        <span>
          {say.hiddenNotice.since}
          <Time at={of.at} />
          {say.hiddenNotice.sinceAfter}
        </span>
      </p>
    </>
  )
}

/** What the page of a suspended creator says of the decision. */
export const SuspendedNotice = ({ of }: { of: Restriction | undefined }) => {
  const { say, locale, zone, now } = useFrame()
  const until = of?.until && writeTime(of.until, 'date', { locale, zone, now })
  return (
    <Remark>
      {until ? say.reports.suspendedNotice.until(until) : say.creators.suspended} {of && <Ground of={of} />}
    </Remark>
  )
}
