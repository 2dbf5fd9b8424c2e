import type { Typed } from '#platform/http.ts'
import { Field, Form, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { accountPaths } from './paths.ts'

type FormState = { typed?: Typed; problems?: Partial<Record<string, Problem>> }

const PersonFields = ({ typed = {}, problems = {} }: FormState) => {
  const say = useSay().accounts
  return (
    <>
      <Field
        label={say.name}
        name="name"
        value={typed.name}
        help={say.nameHelp}
        error={problems.name}
        maxlength={60}
        autocomplete="name"
        required
      />
      <Field
        label={say.email}
        name="email"
        type="email"
        value={typed.email}
        help={say.emailHelp}
        error={problems.email}
        maxlength={254}
        autocomplete="email"
        required
      />
      <Field
        label={say.password}
        name="password"
        type="password"
        help={say.passwordHelp}
        error={problems.password}
        maxlength={200}
        autocomplete="new-password"
        required
      />
    </>
  )
}

export const SignUpPage = (state: FormState) => {
  const say = useSay().accounts
  return (
    <Layout title={say.signUpTitle} noindex>
      <section class="narrow">
        <h1>{say.signUpTitle}</h1>
        <p class="help">{say.signUpIntro}</p>
        <Form action={accountPaths.signUp} problems={state.problems}>
          <PersonFields {...state} />
          <Submit>{say.signUpButton}</Submit>
        </Form>
        <p class="help">
          {say.haveAccount} <a href={accountPaths.signIn()}>{say.signInTitle}</a>
        </p>
      </section>
    </Layout>
  )
}

export const SignInPage = ({ typed = {}, problems = {} }: FormState) => {
  const say = useSay().accounts
  return (
    <Layout title={say.signInTitle} noindex>
      <section class="narrow">
        <h1>{say.signInTitle}</h1>
        <Form action={accountPaths.signIn()} problems={problems}>
          <input type="hidden" name="from" value={typed.from ?? ''} />
          <Field
            label={say.email}
            name="email"
            type="email"
            value={typed.email}
            error={problems.email}
            maxlength={254}
            autocomplete="username"
            required
          />
          <Field
            label={say.password}
            name="password"
            type="password"
            error={problems.password}
            maxlength={200}
            autocomplete="current-password"
            required
          />
          <Submit>{say.signInButton}</Submit>
        </Form>
        <p class="help">
          <a href={accountPaths.forgot}>{say.forgot}</a> {say.noAccount}{' '}
          <a href={accountPaths.signUp}>{say.signUpTitle}</a>
        </p>
      </section>
    </Layout>
  )
}

export const SetUpPage = ({ token, ...state }: FormState & { token: string }) => {
  const say = useSay().accounts
  return (
    <Layout title={say.setUpTitle} noindex>
      <section class="narrow">
        <h1>{say.setUpTitle}</h1>
        <p class="help">{say.setUpIntro}</p>
        <Form action={accountPaths.setUp(token)} problems={state.problems}>
          <PersonFields {...state} />
          <Submit>{say.setUpButton}</Submit>
        </Form>
      </section>
    </Layout>
  )
}

export const LinkSpentPage = () => {
  const say = useSay()
  return (
    <Layout title={say.accounts.linkSpentTitle} noindex>
      <section class="narrow">
        <h1>{say.accounts.linkSpentTitle}</h1>
        <p>{say.accounts.linkSpent}</p>
        <a class="btn" href="/">
          {say.errors.toHome}
        </a>
      </section>
    </Layout>
  )
}
