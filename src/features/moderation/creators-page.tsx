import { creatorPaths, KindMark, type listCreators } from '#features/creators/index.ts'
import { Act, Field, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Empty, More, Remark } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import type { ReviewChange } from './change-review.ts'
import { DeskFrame } from './desk-page.tsx'
import { deskPaths } from './paths.ts'

type Listed = Awaited<ReturnType<typeof listCreators>>[number]

type Changes = ReadonlyMap<string, ReviewChange>

type Props = {
  creators: Listed[]
  changes: Changes
  find: string
  next: string | undefined
  remark?: string | undefined
}

/** All creators, with the switch that makes their articles pass the desk first. */
export const DeskCreatorsPage = ({ creators, changes, find, next, remark }: Props) => {
  const say = useSay().desk
  return (
    <DeskFrame title={say.creatorsTitle}>
      <section class="wrap stack pad">
        <div class="page-head">
          <h1>{say.creatorsTitle}</h1>
          <p>{say.creatorsIntro}</p>
        </div>
        {remark && <Remark>{remark}</Remark>}
        <form method="get" action={deskPaths.creators} class="find">
          <Field label={say.findCreator} name="find" type="search" value={find} maxlength={60} />
          <Submit look="plain">{say.find}</Submit>
        </form>
        {creators.length === 0 ? (
          <Empty text={say.noCreators} />
        ) : (
          <CreatorTable creators={creators} changes={changes} />
        )}
        <More href={next} />
      </section>
    </DeskFrame>
  )
}

const CreatorTable = ({ creators, changes }: { creators: Listed[]; changes: Changes }) => {
  const say = useSay()
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{say.creators.name}</th>
          <th scope="col">{say.creators.handle}</th>
          <th scope="col">{say.creators.kind}</th>
          <th scope="col">{say.desk.joinedOn}</th>
          <th scope="col">{say.desk.reviewFirst}</th>
        </tr>
      </thead>
      <tbody>
        {creators.map((creator) => (
          <Row creator={creator} change={changes.get(creator.id)} />
        ))}
      </tbody>
    </table>
  )
}

const Row = ({ creator, change }: { creator: Listed; change: ReviewChange | undefined }) => {
  const say = useSay()
  const { id, name, handle, is_reviewed_first: isReviewedFirst, created_at } = creator
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={say.creators.handle}>
        <a href={creatorPaths.show(handle)}>@{handle}</a>
      </td>
      <td data-label={say.creators.kind}>
        <KindMark creator={creator} />
      </td>
      <td data-label={say.desk.joinedOn}>
        <Time at={created_at} form="day" />
      </td>
      <td data-label={say.desk.reviewFirst}>
        {isReviewedFirst ? say.desk.reviewFirst : say.desk.publishDirect}
        <Act action={deskPaths.review(id)} fields={{ on: isReviewedFirst ? 'no' : 'yes' }} look="link">
          {isReviewedFirst ? say.desk.unsetReview : say.desk.setReview}
          <span class="vh"> {name}</span>
        </Act>
        {change && (
          <span class="meta">
            <span>{change.by ?? say.desk.someone}</span>
            <Time at={change.at} form="day" />
          </span>
        )}
      </td>
    </tr>
  )
}
