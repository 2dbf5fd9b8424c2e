import { AdminPage, adminPaths } from '#features/site/index.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { linkPlace } from './letter-text.ts'
import type { LetterRead, LetterRow } from './outbox.ts'

export const OutboxPage = ({ letters, next }: { letters: LetterRow[]; next: string | undefined }) => {
  const say = useSay().operate
  return (
    <AdminPage title={say.outbox} role="operator">
      <p class="help">{say.outboxIntro}</p>
      {letters.length === 0 ? <Empty text={say.noLetters} /> : <LetterTable letters={letters} />}
      <More href={next && `${adminPaths.outbox}?before=${next}`} />
    </AdminPage>
  )
}

const LetterTable = ({ letters }: { letters: LetterRow[] }) => {
  const say = useSay().operate
  return (
    <table class="data gap">
      <thead>
        <tr>
          <th scope="col">{say.letterSubject}</th>
          <th scope="col">{say.letterTo}</th>
          <th scope="col">{say.letterState}</th>
          <th scope="col">{say.letterAt}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr>
            <th scope="row">
              <a href={`${adminPaths.outbox}/${letter.id}`}>{letter.subject}</a>
            </th>
            <td data-label={say.letterTo}>{letter.to}</td>
            <td data-label={say.letterState}>{say.letterStates[letter.state]}</td>
            <td data-label={say.letterAt}>
              <Time at={letter.createdAt} form="minute" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A letter; its link leads to the address under which the operator sees the site now. */
export const LetterPage = ({ letter }: { letter: LetterRead }) => {
  const { say, origin } = useFrame()
  const address = letter.link_path ? origin + letter.link_path : undefined
  return (
    <AdminPage title={letter.subject} role="operator">
      <dl class="facts">
        <dt>{say.operate.letterTo}</dt>
        <dd>{letter.to}</dd>
        <dt>{say.operate.letterState}</dt>
        <dd>
          {say.operate.letterStates[letter.state]} {letter.failure}
        </dd>
        <dt>{say.operate.letterAt}</dt>
        <dd>
          <Time at={letter.createdAt} form="minute" />
        </dd>
      </dl>
      <div class="letter stack pad" lang={letter.locale}>
        {letter.body.split('\n\n').map((text) => (
          <p>{text === linkPlace ? address && <a href={address}>{address}</a> : text}</p>
        ))}
      </div>
      {letter.has_secret && !address && <p class="help">{say.operate.linkGone}</p>}
      <p class="row pad">
        <a class="btn" href={adminPaths.outbox}>
          {say.common.back}
        </a>
      </p>
    </AdminPage>
  )
}
