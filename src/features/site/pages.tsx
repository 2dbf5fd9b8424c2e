import type { Typed } from '#platform/http.ts'
import { Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import { AdminPage } from './parts.tsx'
import { adminPaths } from './paths.ts'

type Props = { typed: Typed; problems?: Problems; isSaved?: boolean }

export const SitePage = ({ typed, problems, isSaved }: Props) => {
  const say = useSay()
  return (
    <AdminPage title={say.operate.site} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <Form action={adminPaths.site} problems={problems}>
        <Field
          label={say.operate.siteName}
          name="name"
          value={typed.name}
          help={say.operate.siteNameHelp}
          error={problems?.name}
          maxlength={40}
          isOptional
        />
        <Submit>{say.common.save}</Submit>
      </Form>
    </AdminPage>
  )
}
