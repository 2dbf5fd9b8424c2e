import { type MemberRole, memberRoles } from '#features/site/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act, Choices, Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Remark, Section } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { Time } from '#ui/time.tsx'
import { creatorPaths } from '../paths.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import type { Member, OpenInvitation } from './queries.ts'

export type MembersDone = 'invited' | 'changed' | 'removed' | 'handed' | 'joined' | 'takenBack'

export type MembersProps = {
  creator: { handle: string; name: string }
  role: MemberRole
  viewerId: string
  members: Member[]
  invitations: OpenInvitation[]
  done?: MembersDone | undefined
  typed?: Typed
  problems?: Problems
  refused?: Problem
}

/** Who writes for a creator. Owners invite and change; everybody can leave. */
export const MembersPage = (props: MembersProps) => {
  const { creator, role, done, refused, members, invitations, typed, problems } = props
  const { people: say, problems: sentences } = useSay()
  return (
    <SettingsFrame creator={creator} role={role} at="members">
      {done && <Done>{say.membersDone[done]}</Done>}
      {refused && <Remark>{sentences[refused]}</Remark>}
      <ul class="entries">
        {members.map((member) => (
          <MemberLine member={member} {...props} />
        ))}
      </ul>
      {role === 'owner' && <InviteForm creator={creator} typed={typed} problems={problems} />}
      {invitations.length > 0 && <Waiting creator={creator} invitations={invitations} />}
      <Leaving {...props} isOnlyOwner={role === 'owner' && members.filter((one) => one.role === 'owner').length < 2} />
    </SettingsFrame>
  )
}

const MemberLine = ({ member, creator, role, viewerId }: MembersProps & { member: Member }) => {
  const { people: say, creators } = useSay()
  const isMe = member.userId === viewerId
  return (
    <li>
      <div>
        <p>
          <b>{member.name}</b>
          {isMe && <span class="opt">{say.you}</span>}
        </p>
        <p class="meta">
          <span>{creators.roles[member.role]}</span>
          <span>
            {say.memberSince} <Time at={member.since} form="day" />
          </span>
        </p>
      </div>
      {role === 'owner' && !isMe && member.role !== 'owner' && <MemberActs member={member} handle={creator.handle} />}
    </li>
  )
}

const MemberActs = ({ member: { userId, name, role }, handle }: { member: Member; handle: string }) => {
  const { people: say, creators } = useSay()
  const other = role === 'writer' ? 'co-editor' : 'writer'
  return (
    <details class="more-acts">
      <summary class="btn" aria-label={say.changeOf(name)}>
        {say.change}
      </summary>
      <div class="stack">
        <div class="row">
          <Act action={creatorPaths.memberRole(handle, userId)} fields={{ role: other }}>
            {say.makeRole(creators.roles[other])}
          </Act>
          <Act action={creatorPaths.memberRemoval(handle, userId)}>{say.remove}</Act>
        </div>
        <div>
          <Act action={creatorPaths.ownership(handle, userId)}>{say.handOver}</Act>
          <p class="help">{say.handOverHelp}</p>
        </div>
      </div>
    </details>
  )
}

type InviteProps = Pick<MembersProps, 'creator'> & { typed: Typed | undefined; problems: Problems | undefined }

const InviteForm = ({ creator, typed, problems = {} }: InviteProps) => {
  const { people: say, creators, accounts } = useSay()
  const options = memberRoles.toReversed().map((value) => ({
    value,
    label: creators.roles[value],
    help: say.roleHelp[value],
  }))
  return (
    <Section id="invite" title={say.inviteTitle}>
      <p class="help gap-s">{say.inviteIntro}</p>
      <Form action={creatorPaths.invitations(creator.handle)} problems={problems} class="pad">
        <Field
          label={accounts.email}
          name="email"
          type="email"
          value={typed?.email}
          error={problems.email}
          maxlength={254}
          autocomplete="off"
          required
        />
        <Choices
          legend={say.role}
          name="role"
          value={typed?.role ?? 'writer'}
          options={options}
          error={problems.role}
        />
        <Submit>{say.invite}</Submit>
      </Form>
    </Section>
  )
}

const Waiting = ({ creator, invitations }: Pick<MembersProps, 'creator' | 'invitations'>) => {
  const { people: say, creators } = useSay()
  return (
    <Section id="waiting" title={say.waitingTitle}>
      <ul class="entries">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li>
            <div>
              <p class="long">{email}</p>
              <p class="meta">
                <span>{creators.roles[role]}</span>
                <span>
                  {say.openUntil} <Time at={expiresAt} form="day" />
                </span>
              </p>
            </div>
            <Act action={creatorPaths.revocation(creator.handle, id)}>{say.takeBack}</Act>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Leaving = ({ creator, isOnlyOwner }: { creator: { handle: string }; isOnlyOwner: boolean }) => {
  const { people: say } = useSay()
  return (
    <Section id="leave" title={say.leaveCreator}>
      <p class="help gap-s">{isOnlyOwner ? say.leaveOnlyOwner : say.leaveCreatorHelp}</p>
      {!isOnlyOwner && (
        <details class="more-acts gap-s">
          <summary class="btn">{say.leaveCreator}</summary>
          <div class="stack">
            <Act action={creatorPaths.departure(creator.handle)}>{say.leaveSure}</Act>
          </div>
        </details>
      )}
    </Section>
  )
}
