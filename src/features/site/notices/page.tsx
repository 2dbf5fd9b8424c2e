import type { Typed } from '#platform/http.ts'
import { Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { creatorKinds, useSay } from '#ui/frame.tsx'
import { Done, Section } from '#ui/lines.tsx'
import { locales, messagesOf } from '#ui/messages/index.ts'
import { AdminPage } from '../parts.tsx'
import { adminPaths } from '../paths.ts'
import { noticeField } from './form.ts'

type Props = { typed: Typed; problems?: Problems | undefined; isSaved?: boolean }

export const NoticesPage = ({ typed, problems, isSaved }: Props) => {
  const say = useSay()
  return (
    <AdminPage title={say.settings.rooms.notices} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">{say.settings.noticesIntro}</p>
      <Form action={adminPaths.notices} problems={problems} class="gap" isGuarded>
        {creatorKinds.map((kind) => (
          <Section id={`kind-${kind}`} title={say.creators.kinds[kind]} isSmall>
            {locales.map((locale) => (
              <TextArea
                label={messagesOf(locale).name}
                name={noticeField(kind, locale)}
                value={typed[noticeField(kind, locale)]}
                error={problems?.[noticeField(kind, locale)]}
                placeholder={messagesOf(locale).articles.notices[kind]}
                maxlength={1000}
                lang={locale}
                rows={3}
              />
            ))}
          </Section>
        ))}
        <Submit>{say.common.save}</Submit>
      </Form>
    </AdminPage>
  )
}
