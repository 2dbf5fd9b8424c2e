import { accountPaths, VerifyBanner } from '#features/accounts/index.ts'
import type { Viewer } from '#features/site/index.ts'
import { Act } from '#ui/forms.tsx'
import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Remark } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { Avatar } from '#ui/picture.tsx'
import { PlainPage } from '#ui/plain-page.tsx'
import { Time } from '#ui/time.tsx'
import { creatorPaths } from '../paths.ts'
import type { ShownInvitation } from './queries.ts'

type Props = { token: string; invitation: ShownInvitation; viewer: Viewer | undefined; refused?: Problem }

/** What one is invited to; whoever has no account yet makes one first and comes back here. */
export const JoinPage = ({ token, invitation, viewer, refused }: Props) => {
  const { say } = useFrame()
  const { people, creators, problems } = say
  const { name, handle, avatar, role, invitedBy, expiresAt } = invitation
  return (
    <Layout title={people.joinTitle(name)} noindex>
      <section class="narrow stack">
        <h1>{people.joinTitle(name)}</h1>
        {refused && <Remark>{problems[refused]}</Remark>}
        <div class="byline">
          <Avatar name={name} hash={avatar} size="l" />
          <div>
            <a href={creatorPaths.show(handle)}>
              <b>{name}</b>
            </a>
            <p class="meta">
              <span>@{handle}</span>
            </p>
          </div>
        </div>
        <p>{invitedBy ? people.joinAs(invitedBy, creators.roles[role]) : people.joinAsRole(creators.roles[role])}</p>
        <p class="help">{people.roleHelp[role]}</p>
        {viewer ? <Answer token={token} viewer={viewer} /> : <Enter token={token} />}
        <p class="help">
          {people.openUntil} <Time at={expiresAt} form="day" />
        </p>
      </section>
    </Layout>
  )
}

const Answer = ({ token, viewer }: { token: string; viewer: Viewer }) => {
  const { people: say } = useFrame().say
  return (
    <>
      <p class="help">{say.joinWith(viewer.name, viewer.email)}</p>
      <VerifyBanner viewer={viewer} />
      <div class="row">
        {viewer.isVerified && (
          <Act action={creatorPaths.join(token)} look="main">
            {say.join}
          </Act>
        )}
        <Act action={creatorPaths.joinRefusal(token)}>{say.joinRefuse}</Act>
      </div>
    </>
  )
}

const Enter = ({ token }: { token: string }) => {
  const { say, site } = useFrame()
  const here = creatorPaths.join(token)
  return (
    <>
      <p>{site.isOpen ? say.people.joinEnter : say.people.joinEnterShut}</p>
      <div class="row">
        <a class="btn btn-main" href={accountPaths.signIn(here)}>
          {say.accounts.signInTitle}
        </a>
        {site.isOpen && (
          <a class="btn" href={accountPaths.signUpFrom(here)}>
            {say.accounts.signUpTitle}
          </a>
        )}
        <Act action={creatorPaths.joinRefusal(token)}>{say.people.joinRefuse}</Act>
      </div>
    </>
  )
}

export const InvitationSpentPage = () => {
  const { people } = useFrame().say
  return <PlainPage title={people.invitationSpentTitle} text={people.invitationSpent} />
}

export const InvitationRefusedPage = () => {
  const { people } = useFrame().say
  return <PlainPage title={people.invitationRefusedTitle} text={people.invitationRefused} />
}
