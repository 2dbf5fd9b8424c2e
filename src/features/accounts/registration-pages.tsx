import { AdminPage, adminPaths } from '#features/site/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act, Choices, Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Done, Empty, More, Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import type { Invitation } from './invitations.ts'
import { accountPaths, invitationPaths } from './paths.ts'

export type Mode = 'open' | 'invitation' | 'closed'
const modes: Mode[] = ['open', 'invitation', 'closed']

type Listed = Invitation & { token: string }

type Props = {
  mode: Mode
  invitations: Listed[]
  next: string | undefined
  typed?: Typed
  problems?: Problems
  isSaved?: boolean
}

export const RegistrationPage = ({ mode, invitations, next, typed, problems, isSaved }: Props) => {
  const say = useSay()
  return (
    <AdminPage title={say.settings.rooms.registration} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <Form action={adminPaths.registration} problems={problems?.mode && { mode: problems.mode }}>
        <Choices
          legend={say.settings.registration}
          name="mode"
          value={mode}
          error={problems?.mode}
          options={modes.map((value) => ({
            value,
            label: say.settings.registrations[value],
            help: say.settings.registrationHelp[value],
          }))}
        />
        <Submit>{say.common.save}</Submit>
      </Form>
      <Section id="invitations" title={say.settings.invitations}>
        {mode !== 'invitation' && <p class="help gap-s">{say.settings.invitationNoUse}</p>}
        {invitations.length === 0 ? <Empty text={say.settings.noInvitations} /> : <Table invitations={invitations} />}
        <More href={next && `${adminPaths.registration}?before=${next}`} label={say.settings.oldLinks} />
      </Section>
      <NewForm typed={typed} problems={problems} />
    </AdminPage>
  )
}

const NewForm = ({ typed, problems = {} }: { typed?: Typed | undefined; problems?: Problems | undefined }) => {
  const { settings: say } = useSay()
  const { note, uses, days } = problems
  return (
    <Section id="new" title={say.invitationNew}>
      <Form
        action={invitationPaths.list}
        problems={note || uses || days ? { note, uses, days } : undefined}
        class="pad"
      >
        <Field
          label={say.invitationNote}
          name="note"
          value={typed?.note}
          help={say.invitationNoteHelp}
          error={note}
          maxlength={200}
          isOptional
        />
        <Field
          label={say.invitationUses}
          name="uses"
          type="number"
          min="1"
          max="1000"
          value={typed?.uses ?? '1'}
          error={uses}
        />
        <Field
          label={say.invitationDays}
          name="days"
          type="number"
          min="1"
          max="365"
          value={typed?.days ?? '14'}
          error={days}
        />
        <Submit>{say.invitationMake}</Submit>
      </Form>
    </Section>
  )
}

const Table = ({ invitations }: { invitations: Listed[] }) => {
  const { settings: say, operate } = useSay()
  return (
    <table class="data gap-s">
      <thead>
        <tr>
          <th scope="col">{say.invitationNote}</th>
          <th scope="col">{operate.state}</th>
          <th scope="col">{say.invitationUsed}</th>
          <th scope="col">{say.invitationUntil}</th>
          <th scope="col">{say.invitationLink}</th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <Row invitation={invitation} />
        ))}
      </tbody>
    </table>
  )
}

const Row = ({ invitation }: { invitation: Listed }) => {
  const { say: all, origin } = useFrame()
  const say = all.settings
  const { id, note, state, used, uses, expiresAt, token } = invitation
  return (
    <tr>
      <th scope="row">{note || '–'}</th>
      <td data-label={all.operate.state}>{say.invitationStates[state]}</td>
      <td data-label={say.invitationUsed}>{say.invitationUsedOf(used, uses)}</td>
      <td data-label={say.invitationUntil}>
        <Time at={expiresAt} form="day" />
      </td>
      <td data-label={say.invitationLink}>
        {state === 'open' && (
          <>
            <span class="invite-link">{origin + accountPaths.invited(token)}</span>
            <Act action={invitationPaths.revocation(id)} look="link">
              {say.invitationRevoke}
            </Act>
          </>
        )}
      </td>
    </tr>
  )
}
