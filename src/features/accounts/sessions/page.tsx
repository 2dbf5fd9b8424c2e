import { Act } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { MeFrame } from '../me-frame.tsx'
import { accountPaths } from '../paths.ts'
import { deviceOf, roughAddress } from './device.ts'
import type { OpenSession } from './sessions.ts'

export type Ended = 'one' | 'others'

/** On which devices one is signed in. */
export const SessionsPage = ({ sessions, ended }: { sessions: OpenSession[]; ended: Ended | undefined }) => {
  const { people: say } = useSay()
  const sentences: Record<Ended, string> = { one: say.sessionEnded, others: say.othersEnded }
  return (
    <MeFrame title={say.sessionsTitle} at="sessions">
      {ended && <Done>{sentences[ended]}</Done>}
      <p class="help">{say.sessionsIntro}</p>
      <ul class="entries">
        {sessions.map((session) => (
          <SessionLine session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Section id="others" title={say.otherSessions} isSmall>
          <p class="help gap-s">{say.otherSessionsHelp}</p>
          <Act action={accountPaths.otherSessions}>{say.endOthers}</Act>
        </Section>
      )}
    </MeFrame>
  )
}

const SessionLine = ({ session }: { session: OpenSession }) => {
  const { people: say } = useSay()
  const { userAgent, address, since, seenAt, isThis, key } = session
  const network = roughAddress(address)
  return (
    <li>
      <div>
        <p>
          <b>{nameOf(userAgent, say)}</b>
          {isThis && <span class="opt">{say.thisSession}</span>}
        </p>
        <p class="meta">
          <span>
            {say.lastSeen} <Time at={seenAt} form="relative" />
          </span>
          <span>
            {say.signedInAt} <Time at={since} form="short" />
          </span>
          {network && <span>{say.network(network)}</span>}
        </p>
      </div>
      {!isThis && <Act action={accountPaths.session(key)}>{say.endSession}</Act>}
    </li>
  )
}

type Say = ReturnType<typeof useSay>['people']

const nameOf = (userAgent: string, say: Say): string => {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return say.browserOn(say.browsers[browser], say.systems[system])
  if (browser) return say.browsers[browser]
  return system ? say.systems[system] : say.unknownDevice
}
