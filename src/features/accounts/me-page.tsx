import type { Viewer } from '#features/site/index.ts'
import { Act, Field, Form, Select, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Done, Remark, Section } from '#ui/lines.tsx'
import { messagesOf } from '#ui/messages/index.ts'
import { type FormState, NameField, PasswordField } from './fields.tsx'
import { MeFrame } from './me-frame.tsx'
import { accountPaths } from './paths.ts'

export type Saved = 'profile' | 'password' | 'verified' | 'sent' | 'email' | 'moved'

export type MeProps = {
  viewer: Viewer
  profile: FormState
  email?: FormState
  waiting?: string | undefined // the address that the account is about to move to
  password?: FormState
  deletion?: FormState
  saved?: Saved | undefined
  isTooOften?: boolean // asked for the letter too often
}

export const MePage = ({ viewer, profile, waiting, email = {}, password, deletion, saved, isTooOften }: MeProps) => {
  const { accounts: say, people, problems } = useSay()
  const sentences: Record<Saved, string> = {
    profile: say.saved,
    password: say.passwordChanged,
    verified: say.verified,
    sent: say.resent,
    email: people.emailAsked,
    moved: people.emailMoved,
  }
  return (
    <MeFrame title={say.meTitle} at="account">
      {saved && sentences[saved] && <Done>{sentences[saved]}</Done>}
      {isTooOften && <Remark>{problems['try-later']}</Remark>}
      <VerifyBanner viewer={viewer} />
      <ProfileForm {...profile} />
      <EmailForm viewer={viewer} waiting={waiting} {...email} />
      <PasswordForm {...password} />
      <DeletionForm {...deletion} />
    </MeFrame>
  )
}

/** For pages that need a confirmed address: says so, with a button to have the letter sent again. */
export const VerifyBanner = ({ viewer }: { viewer: Viewer }) => {
  const say = useSay().accounts
  if (viewer.isVerified) return null
  return (
    <Remark>
      <p>{say.unverified}</p>
      <Act action={accountPaths.verification} look="link">
        {say.resend}
      </Act>
    </Remark>
  )
}

const ProfileForm = (state: FormState) => {
  const { say, site } = useFrame()
  return (
    <Section id="profile" title={say.accounts.profile}>
      <Form action={accountPaths.profile} problems={state.problems} class="pad">
        <NameField {...state} />
        <Select
          label={say.accounts.language}
          name="language"
          value={state.typed?.language}
          error={state.problems?.language}
          options={site.languages.map((locale) => ({ value: locale, label: messagesOf(locale).name }))}
        />
        <Submit>{say.common.save}</Submit>
      </Form>
    </Section>
  )
}

const EmailForm = ({ viewer, waiting, ...state }: FormState & { viewer: Viewer; waiting: string | undefined }) => {
  const { accounts, people: say } = useSay()
  return (
    <Section id="email" title={accounts.email}>
      <p class="gap-s long">
        {viewer.email}
        <span class="opt">{viewer.isVerified ? accounts.emailVerified : accounts.emailUnverified}</span>
      </p>
      {waiting && <WaitingEmail email={waiting} />}
      <Form action={accountPaths.email} problems={state.problems} class="pad">
        <Field
          label={say.newEmail}
          name="email"
          type="email"
          value={state.typed?.email}
          help={say.newEmailHelp}
          error={state.problems?.email}
          maxlength={254}
          autocomplete="email"
          required
        />
        <PasswordField name="email-password" label={accounts.currentPassword} problems={state.problems} />
        <Submit>{say.changeEmail}</Submit>
      </Form>
    </Section>
  )
}

const WaitingEmail = ({ email }: { email: string }) => {
  const { people: say } = useSay()
  return (
    <div class="gap-s">
      <Remark>
        <p class="long">{say.emailWaits(email)}</p>
        <Act action={accountPaths.emailForgetting} look="link">
          {say.emailForget}
        </Act>
      </Remark>
    </div>
  )
}

const PasswordForm = ({ problems }: FormState) => {
  const say = useSay().accounts
  return (
    <Section id="change-password" title={say.changePassword}>
      <Form action={accountPaths.password} problems={problems} class="pad">
        <p class="help gap-s">{useSay().people.passwordIntro}</p>
        <PasswordField name="current-password" label={say.currentPassword} problems={problems} />
        <PasswordField name="new-password" label={say.newPassword} problems={problems} isNew />
        <Submit>{say.changePassword}</Submit>
      </Form>
    </Section>
  )
}

const DeletionForm = ({ problems }: FormState) => {
  const say = useSay().accounts
  return (
    <Section id="leave" title={say.leave}>
      <Form action={accountPaths.deletion} problems={problems} class="pad">
        <p class="help gap-s">{say.leaveHelp}</p>
        <PasswordField problems={problems} />
        <Submit look="plain">{say.leaveButton}</Submit>
      </Form>
    </Section>
  )
}
