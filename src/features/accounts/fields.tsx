import type { Typed } from '#platform/http.ts'
import { Field, type Problems } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'

export type FormState = { typed?: Typed; problems?: Problems }

export const NameField = ({ typed = {}, problems = {} }: FormState) => {
  const say = useSay().accounts
  return (
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
  )
}

export const EmailField = ({ typed = {}, problems = {}, isNew }: FormState & { isNew?: boolean }) => {
  const say = useSay().accounts
  return (
    <Field
      label={say.email}
      name="email"
      type="email"
      value={typed.email}
      help={isNew && say.emailHelp}
      error={problems.email}
      maxlength={254}
      autocomplete={isNew ? 'email' : 'username'}
      required
    />
  )
}

type PasswordProps = FormState & { name?: string; label?: string; isNew?: boolean }

/** What is typed here is never sent back, so it has no value. */
export const PasswordField = ({ name = 'password', label, problems = {}, isNew }: PasswordProps) => {
  const say = useSay().accounts
  return (
    <Field
      label={label ?? say.password}
      name={name}
      type="password"
      help={isNew && say.passwordHelp}
      error={problems[name]}
      maxlength={200}
      autocomplete={isNew ? 'new-password' : 'current-password'}
      required
    />
  )
}
