import type { Typed } from '#platform/http.ts'
import { Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import { DeskFrame } from '../desk-page.tsx'
import { deskPaths } from '../paths.ts'

type OpeningProps = { typed?: Typed; problems?: Problems; linkProblems?: Problems; isEnded?: boolean }

/** Where the desk opens a case by itself, from an address. */
export const OpeningPage = ({ typed = {}, problems = {}, linkProblems = {}, isEnded = false }: OpeningProps) => {
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
        <LinkEnding typed={typed} problems={linkProblems} isEnded={isEnded} />
      </section>
    </DeskFrame>
  )
}

/** A draft has no case: nobody but those who have the link can see it. The link can be ended. */
const LinkEnding = ({ typed, problems, isEnded }: { typed: Typed; problems: Problems; isEnded: boolean }) => {
  const say = useSay().draftLinks
  return (
    <>
      <div class="sec">
        <h2>{say.endTitle}</h2>
      </div>
      {isEnded && <Done>{say.ended}</Done>}
      <p class="help">{say.endHelp}</p>
      <Form action={deskPaths.linkEnding} problems={problems}>
        <Field
          label={say.endAddress}
          name="link"
          value={typed.link}
          error={problems.link}
          maxlength={1000}
          autocomplete="off"
        />
        <Submit>{say.end}</Submit>
      </Form>
    </>
  )
}
