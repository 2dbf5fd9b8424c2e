import type { Typed } from '#platform/http.ts'
import { Act, Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Remark } from '#ui/lines.tsx'
import { messagesOf } from '#ui/messages/index.ts'
import { Time } from '#ui/time.tsx'
import { AdminPage } from '../parts.tsx'
import { textPaths } from '../paths.ts'
import { countGaps, type Written } from './queries.ts'

export const TextListPage = ({ texts, isSaved }: { texts: Written[]; isSaved: boolean }) => {
  const say = useSay()
  return (
    <AdminPage title={say.settings.rooms.texts} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">{say.settings.textsIntro}</p>
      <table class="data gap">
        <tbody>
          {texts.map((text) => (
            <tr>
              <th scope="row">
                <a href={textPaths.edit(text)}>
                  {say.settings.texts[text.page]}
                  {say.common.colon}
                  {messagesOf(text.language).name}
                </a>
              </th>
              <td>
                <Standing text={text} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </AdminPage>
  )
}

const Standing = ({ text: { markdown, updatedAt } }: { text: Written }) => {
  const say = useSay().settings
  const gaps = countGaps(markdown)
  return (
    <>
      {updatedAt ? (
        <>
          {say.isWritten} <Time at={updatedAt} form="day" />
        </>
      ) : (
        say.isDraft
      )}
      {gaps > 0 && ` · ${say.gaps(gaps)}`}
    </>
  )
}

type EditProps = { text: Written; typed?: Typed; problems?: Problems }

export const TextEditPage = ({ text, typed, problems }: EditProps) => {
  const say = useSay()
  const markdown = typed?.markdown ?? text.markdown
  const gaps = countGaps(markdown)
  return (
    <AdminPage title={`${say.settings.texts[text.page]} (${messagesOf(text.language).name})`} role="operator">
      {gaps > 0 && <Remark>{say.settings.gaps(gaps)}</Remark>}
      <Form action={textPaths.edit(text)} problems={problems} class="gap-s" isGuarded>
        <TextArea
          label={say.settings.markdown}
          name="markdown"
          value={markdown}
          help={say.settings.markdownHelp}
          error={problems?.markdown}
          maxlength={60000}
          lang={text.language}
          rows={28}
        />
        <div class="row">
          <Submit>{say.settings.textSave}</Submit>
          <a class="btn btn-quiet" href={textPaths.show(text)}>
            {say.settings.textSee}
          </a>
        </div>
      </Form>
      {text.updatedAt && (
        <div class="gap">
          <Act action={textPaths.draft(text)} look="quiet">
            {say.settings.textReset}
          </Act>
        </div>
      )}
    </AdminPage>
  )
}
