import { creatorPaths } from '#features/creators/index.ts'
import { Field, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { outcomeText } from '../case-page.tsx'
import { DeskFrame } from '../desk-page.tsx'
import { deskPaths } from '../paths.ts'
import type { DecidedCase } from './decided-cases.ts'

type Props = { cases: DecidedCase[]; find: string; next: string | undefined }

/** All that was decided, to look it up or to undo it. */
export const DecidedPage = ({ cases, find, next }: Props) => {
  const say = useSay()
  return (
    <DeskFrame title={say.decided.title}>
      <section class="wrap stack pad">
        <div class="page-head">
          <h1>{say.decided.title}</h1>
          <p>{say.decided.intro}</p>
        </div>
        <form method="get" action={deskPaths.decided()} class="find">
          <Field label={say.decided.find} name="find" type="search" value={find} maxlength={300} />
          <Submit look="plain">{say.desk.find}</Submit>
        </form>
        {cases.length === 0 ? (
          <Empty text={find ? say.decided.noneFound : say.decided.none} />
        ) : (
          <Cases cases={cases} />
        )}
        <More href={next} />
      </section>
    </DeskFrame>
  )
}

const Cases = ({ cases }: { cases: DecidedCase[] }) => {
  const say = useSay().decided
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{say.case}</th>
          <th scope="col">{say.creator}</th>
          <th scope="col">{say.outcome}</th>
          <th scope="col">{say.at}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => (
          <Row of={each} />
        ))}
      </tbody>
    </table>
  )
}

const Row = ({ of }: { of: DecidedCase }) => {
  const say = useSay()
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.case(of.number)}>{of.subject}</a>
        <span class="meta">
          <span>{of.kind === 'report' ? say.reports.kind : say.desk.kinds[of.kind]}</span>
          <span>{of.number}</span>
        </span>
      </th>
      <td data-label={say.decided.creator}>
        {of.handle ? <a href={creatorPaths.show(of.handle)}>@{of.handle}</a> : say.decided.nobody}
      </td>
      <td data-label={say.decided.outcome}>{of.outcome ? outcomeText(say, of.outcome) : say.desk.state[of.state]}</td>
      <td data-label={say.decided.at}>
        <Time at={of.at} form="short" />
      </td>
    </tr>
  )
}
