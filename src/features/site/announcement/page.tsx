import type { Typed } from '#platform/http.ts'
import { Act, Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useFrame } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import { AdminPage } from '../parts.tsx'
import { adminPaths } from '../paths.ts'

type Props = { typed: Typed; problems?: Problems | undefined; isSaved?: boolean; isSet?: boolean }

export const AnnouncementPage = ({ typed, problems, isSaved, isSet }: Props) => {
  const { say, zone } = useFrame()
  const field = (name: string, label: string, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field label={label} name={name} value={typed[name]} error={problems?.[name]} maxlength={200} {...more} />
  )
  return (
    <AdminPage title={say.settings.rooms.announcement} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">{say.settings.announcementIntro}</p>
      <Form action={adminPaths.announcement} problems={problems} class="gap" isGuarded>
        {field('zh', say.settings.announcementZh, { lang: 'zh-CN', help: say.settings.announcementHelp })}
        {field('en', say.settings.announcementEn, { lang: 'en' })}
        {field('href', say.settings.announcementLink, { maxlength: 500, isOptional: true })}
        {field('from', say.settings.from, { type: 'datetime-local', isOptional: true })}
        {field('until', say.settings.until, {
          type: 'datetime-local',
          isOptional: true,
          help: say.settings.zoneHelp(zone),
        })}
        <Submit>{say.common.save}</Submit>
      </Form>
      {isSet && (
        <div class="gap">
          <Act action={adminPaths.announcementEnd} look="quiet">
            {say.settings.announcementEnd}
          </Act>
        </div>
      )}
    </AdminPage>
  )
}
