import type { PropsWithChildren } from 'hono/jsx'
import { writeTime } from '#ui/dates.ts'
import { Act, Form, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Done } from '#ui/lines.tsx'
import { PlainPage } from '#ui/plain-page.tsx'
import { EmailField, type FormState, NameField, PasswordField } from './fields.tsx'
import { accountPaths } from './paths.ts'
import type { Shut } from './registration.ts'

export const NarrowPage = ({ title, intro, children }: PropsWithChildren<{ title: string; intro?: string }>) => (
  <Layout title={title} noindex>
    <section class="narrow">
      <div class="form-head">
        <h1>{title}</h1>
        {intro && <p>{intro}</p>}
      </div>
      {children}
    </section>
  </Layout>
)

const PersonFields = (state: FormState) => (
  <>
    <NameField {...state} />
    <EmailField {...state} isNew />
    <PasswordField {...state} isNew />
  </>
)

export const SignUpPage = (state: FormState) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.signUpTitle} intro={say.signUpIntro}>
      <Form action={accountPaths.signUp} problems={state.problems}>
        {state.typed?.invitation && <input type="hidden" name="invitation" value={state.typed.invitation} />}
        {state.typed?.from && <input type="hidden" name="from" value={state.typed.from} />}
        <PersonFields {...state} />
        <Submit>{say.signUpButton}</Submit>
      </Form>
      <p class="help gap">
        {say.haveAccount} <a href={accountPaths.signIn(state.typed?.from)}>{say.signInTitle}</a>
      </p>
    </NarrowPage>
  )
}

/** For whom the operator does not let in: why, and that reading is open to all. */
export const ShutPage = ({ problem }: { problem: Shut }) => {
  const { settings, accounts } = useSay()
  const words: Record<Shut, [title: string, text: string]> = {
    closed: [settings.closedTitle, settings.closed],
    'invitation-needed': [settings.invitedTitle, settings.invited],
    'invitation-spent': [settings.spentTitle, settings.spent],
  }
  const [title, text] = words[problem]
  return (
    <PlainPage title={title} text={text}>
      <p>
        {accounts.haveAccount} <a href={accountPaths.signIn()}>{accounts.signInTitle}</a>
      </p>
    </PlainPage>
  )
}

const signUpPath = (from = '') => (from ? accountPaths.signUpFrom(from) : accountPaths.signUp)

export const SignInPage = (state: FormState & { isReset?: boolean }) => {
  const { say: all, site } = useFrame()
  const say = all.accounts
  return (
    <NarrowPage title={say.signInTitle}>
      {state.isReset && <Done>{say.resetDone}</Done>}
      <Form action={accountPaths.signIn()} problems={state.problems}>
        <input type="hidden" name="from" value={state.typed?.from ?? ''} />
        <EmailField {...state} />
        <PasswordField {...state} />
        <Submit>{say.signInButton}</Submit>
      </Form>
      <p class="help gap">
        <a href={accountPaths.forgot}>{say.forgot}</a>{' '}
        {site.isOpen && (
          <>
            {say.noAccount} <a href={signUpPath(state.typed?.from)}>{say.signUpTitle}</a>
          </>
        )}
      </p>
    </NarrowPage>
  )
}

export const SetUpPage = ({ token, ...state }: FormState & { token: string }) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.setUpTitle} intro={say.setUpIntro}>
      <Form action={accountPaths.setUp(token)} problems={state.problems}>
        <PersonFields {...state} />
        <Submit>{say.setUpButton}</Submit>
      </Form>
    </NarrowPage>
  )
}

type LetterSentProps = { purpose: 'sign-up' | 'reset'; hasMail: boolean }

/** The same for everybody: whether the address had an account stands only in the letter. */
export const LetterSentPage = ({ purpose, hasMail }: LetterSentProps) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.letterTitle} intro={hasMail ? say.letterSent : say.noMail}>
      {hasMail && <p class="help">{purpose === 'sign-up' ? say.letterLate : say.resetLate}</p>}
      {!hasMail && purpose === 'sign-up' && <p>{say.noMailSignIn}</p>}
      <p class="row gap">
        <a class="btn" href={accountPaths.signIn()}>
          {say.signInTitle}
        </a>
      </p>
    </NarrowPage>
  )
}

export const ForgottenPage = (state: FormState) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.resetTitle} intro={say.forgotIntro}>
      <Form action={accountPaths.forgot} problems={state.problems}>
        <EmailField {...state} />
        <Submit>{say.forgotButton}</Submit>
      </Form>
    </NarrowPage>
  )
}

export const ResetPage = ({ token, problems }: FormState & { token: string }) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.resetTitle} intro={say.resetIntro}>
      <Form action={accountPaths.reset(token)} problems={problems}>
        <PasswordField name="new-password" label={say.newPassword} problems={problems} isNew />
        <Submit>{say.resetButton}</Submit>
      </Form>
    </NarrowPage>
  )
}

type VerifyProps = FormState & { token: string; email: string; asksPassword: boolean }

/** A page with a button: mail scanners open links, they do not press buttons. */
export const VerifyPage = ({ token, email, asksPassword, problems }: VerifyProps) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.verifyTitle} intro={say.verifyIntro(email)}>
      <Form action={accountPaths.verify(token)} problems={problems}>
        {asksPassword && <p class="help gap-s">{say.verifyPassword}</p>}
        {asksPassword && <PasswordField problems={problems} />}
        <Submit>{say.verifyButton}</Submit>
      </Form>
      {asksPassword && (
        <p class="help gap">
          <a href={accountPaths.forgot}>{say.verifyForgot}</a>
        </p>
      )}
    </NarrowPage>
  )
}

export const SuspendedPage = ({ reason }: { reason: string }) => {
  const { say: all, site } = useFrame()
  const say = all.accounts
  return (
    <NarrowPage title={say.suspendedTitle} intro={say.suspended}>
      <blockquote>{reason}</blockquote>
      <p class="help gap">
        {say.suspendedNote} {site.contact && all.letters.contact(site.contact)}
      </p>
    </NarrowPage>
  )
}

export const LeavingPage = ({ until, returnPath }: { until: Date; returnPath: string }) => {
  const say = useSay().accounts
  return (
    <NarrowPage title={say.leavingTitle} intro={say.leaving(writeTime(until, 'date', useFrame()))}>
      <div class="row">
        <Act action={returnPath} look="main">
          {say.comeBack}
        </Act>
        <a class="btn btn-quiet" href="/">
          {say.stayAway}
        </a>
      </div>
    </NarrowPage>
  )
}

export const LeftPage = ({ until }: { until: Date }) => {
  const say = useSay()
  return (
    <NarrowPage title={say.accounts.leave} intro={say.accounts.left(writeTime(until, 'date', useFrame()))}>
      <a class="btn" href="/">
        {say.errors.toHome}
      </a>
    </NarrowPage>
  )
}

export const LinkSpentPage = () => {
  const say = useSay()
  return (
    <NarrowPage title={say.accounts.linkSpentTitle} intro={say.accounts.linkSpent}>
      <p class="row">
        <a class="btn" href={accountPaths.signIn()}>
          {say.accounts.signInTitle}
        </a>
        <a class="btn btn-quiet" href={accountPaths.forgot}>
          {say.accounts.resetTitle}
        </a>
      </p>
    </NarrowPage>
  )
}
