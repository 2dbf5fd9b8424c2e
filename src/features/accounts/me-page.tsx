import type { Viewer } from '#features/site/index.ts'
import { Act, Form, Select, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Done, Remark, Section } from '#ui/lines.tsx'
import { messagesOf } from '#ui/messages/index.ts'
import { type FormState, NameField, PasswordField } from './fields.tsx'
import { accountPaths } from './paths.ts'

export type Saved = 'profile' | 'password' | 'verified' | 'sent'

export type MeProps = {
  viewer: Viewer
  profile: FormState
  password?: FormState
  deletion?: FormState
  saved?: Saved | undefined
  isTooOften?: boolean // asked for the letter too often
}

export const MePage = ({ viewer, profile, password = {}, deletion = {}, saved, isTooOften }: MeProps) => {
  const { accounts: say, problems } = useSay()
  const sentences: Record<Saved, string> = {
    profile: say.saved,
    password: say.passwordChanged,
    verified: say.verified,
    sent: say.resent,
  }
  return (
    <Layout title={say.meTitle} noindex>
      <div class="narrow stack">
        <div class="form-head">
          <h1>{say.meTitle}</h1>
          <p>
            {viewer.email}
            <span class="opt">{viewer.isVerified ? say.emailVerified : say.emailUnverified}</span>
          </p>
        </div>
        {saved && sentences[saved] && <Done>{sentences[saved]}</Done>}
        {isTooOften && <Remark>{problems['try-later']}</Remark>}
        <VerifyBanner viewer={viewer} />
        <ProfileForm {...profile} />
        <PasswordForm {...password} />
        <DeletionForm {...deletion} />
      </div>
    </Layout>
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

const PasswordForm = ({ problems }: FormState) => {
  const say = useSay().accounts
  return (
    <Section id="change-password" title={say.changePassword}>
      <Form action={accountPaths.password} problems={problems} class="pad">
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
