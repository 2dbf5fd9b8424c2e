import { Act, Form, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { type FormState, PasswordField } from '../fields.tsx'
import { NarrowPage } from '../pages.tsx'
import { accountPaths } from '../paths.ts'

type Change = { oldEmail: string; newEmail: string }
type NewEmailProps = FormState & { token: string; change: Change; asksPassword: boolean }

/** A page with a button: mail scanners open links, they do not press buttons. */
export const NewEmailPage = ({ token, change, asksPassword, problems }: NewEmailProps) => {
  const { people: say } = useSay()
  return (
    <NarrowPage title={say.newEmailTitle} intro={say.newEmailIntro(change.newEmail)}>
      <Form action={accountPaths.newEmail(token)} problems={problems}>
        {asksPassword && <p class="help gap-s">{say.newEmailPassword}</p>}
        {asksPassword && <PasswordField problems={problems} />}
        <Submit>{say.newEmailButton}</Submit>
      </Form>
    </NarrowPage>
  )
}

export const OldEmailPage = ({ token, change }: { token: string; change: Change }) => {
  const { people: say } = useSay()
  return (
    <NarrowPage title={say.oldEmailTitle} intro={say.oldEmailIntro(change.oldEmail)}>
      <p class="help gap-s">{say.oldEmailHelp}</p>
      <Act action={accountPaths.oldEmail(token)} look="main">
        {say.oldEmailButton}
      </Act>
    </NarrowPage>
  )
}
