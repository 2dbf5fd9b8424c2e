import type { Typed } from '#platform/http.ts'
import { Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { DeskFrame } from '../desk-page.tsx'
import { deskPaths } from '../paths.ts'

/** Where the desk opens a case by itself, from an address. */
export const OpeningPage = ({ typed = {}, problems = {} }: { typed?: Typed; problems?: Problems }) => {
  const { reports } = useSay()
  const say = reports.desk
  return (
    <DeskFrame title={say.openTitle}>
      <section class="narrow">
        <div class="form-head">
          <h1>{say.openTitle}</h1>
          <p>{say.openIntro}</p>
        </div>
        <Form action={deskPaths.opening} problems={problems}>
          <Field
            label={say.openAddress}
            name="address"
            value={typed.address}
            error={problems.address}
            maxlength={1000}
            autocomplete="off"
          />
          <Submit>{say.open}</Submit>
        </Form>
      </section>
    </DeskFrame>
  )
}
