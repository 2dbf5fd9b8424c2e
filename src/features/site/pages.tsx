import type { Typed } from '#platform/http.ts'
import { Act, Choices, Field, FileField, Form, type Problems, Select, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Done, Section } from '#ui/lines.tsx'
import { locales, messagesOf } from '#ui/messages/index.ts'
import { pictureAt } from '#ui/picture.tsx'
import { AdminPage } from './parts.tsx'
import { adminPaths } from './paths.ts'
import type { Settings } from './settings.ts'

type Props = { typed: Typed; problems?: Problems; isSaved?: boolean }

/** A form of settings as it was saved. */
export const typedSite = (settings: Settings): Typed => ({
  name: settings['site.name'] ?? '',
  languages: settings['site.languages'].join('\n'),
  language: settings['site.language'] ?? '',
})

export const SitePage = ({ typed, problems, isSaved }: Props) => {
  const say = useSay()
  return (
    <AdminPage title={say.settings.rooms.site} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <Form action={adminPaths.site} problems={problems} isGuarded>
        <Field
          label={say.operate.siteName}
          name="name"
          value={typed.name}
          help={say.operate.siteNameHelp}
          error={problems?.name}
          maxlength={40}
          isOptional
        />
        <Choices
          legend={say.settings.languages}
          name="languages"
          type="checkbox"
          help={say.settings.languagesHelp}
          error={problems?.languages}
          value={typed.languages?.split('\n')}
          options={locales.map((value) => ({ value, label: messagesOf(value).name }))}
        />
        <Select
          label={say.settings.language}
          name="language"
          value={typed.language}
          help={say.settings.languageHelp}
          error={problems?.language}
          options={[
            { value: '', label: say.settings.asConfigured },
            ...locales.map((value) => ({ value, label: messagesOf(value).name })),
          ]}
        />
        <Submit>{say.common.save}</Submit>
      </Form>
      <LogoForm problems={problems} />
    </AdminPage>
  )
}

/** Sent by itself, so that a picture that is refused costs nothing that was typed above. */
const LogoForm = ({ problems }: { problems?: Problems | undefined }) => {
  const { say, site } = useFrame()
  return (
    <Section id="logo" title={say.settings.logo}>
      {site.logo && (
        <p class="logo logo-shown gap-s">
          <img src={pictureAt(site.logo, 320)} alt={say.site.name} width={site.logo.width} height={site.logo.height} />
        </p>
      )}
      <Form action={adminPaths.logo} problems={problems?.logo && { logo: problems.logo }} hasFiles class="pad">
        <FileField
          label={say.settings.logoFile}
          name="logo"
          help={say.settings.logoHelp}
          error={problems?.logo}
          accept="image/png,image/jpeg,image/webp,image/avif,image/gif"
        />
        <Submit look="plain">{say.settings.logoSend}</Submit>
      </Form>
      {site.logo && (
        <Act action={adminPaths.logo} fields={{ remove: 'yes' }} look="quiet">
          {say.settings.logoRemove}
        </Act>
      )}
    </Section>
  )
}
