import type { Typed } from '#platform/http.ts'
import { Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import { AdminPage } from '../parts.tsx'
import { adminPaths } from '../paths.ts'
import { mostLinks } from './form.ts'

type Props = { typed: Typed; problems?: Problems | undefined; isSaved?: boolean }

export const FooterPage = ({ typed, problems, isSaved }: Props) => {
  const say = useSay()
  const line = (name: string, label: string, max: number, help?: string) => (
    <Field
      label={label}
      name={name}
      value={typed[name]}
      error={problems?.[name]}
      maxlength={max}
      help={help}
      isOptional
    />
  )
  return (
    <AdminPage title={say.settings.rooms.footer} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">{say.settings.footerIntro}</p>
      <Form action={adminPaths.footer} problems={problems} class="gap" isGuarded>
        {line('contact_zh', say.settings.contactZh, 200, say.settings.contactHelp)}
        {line('contact_en', say.settings.contactEn, 200)}
        {line('filing', say.settings.filing, 80, say.settings.filingHelp)}
        {line('filing_href', say.settings.filingLink, 500)}
        {Array.from({ length: mostLinks }, (_, index) => (
          <LinkRow row={index + 1} typed={typed} problems={problems} />
        ))}
        <Submit>{say.common.save}</Submit>
      </Form>
    </AdminPage>
  )
}

const LinkRow = ({ row, typed, problems }: Props & { row: number }) => {
  const say = useSay().settings
  const cell = (name: string, label: string, max: number, lang?: string) => (
    <Field
      label={label}
      name={name}
      value={typed[name]}
      error={problems?.[name]}
      maxlength={max}
      {...(lang ? { lang } : { inputmode: 'url' as const })}
    />
  )
  return (
    <fieldset class="link-row">
      <legend class="lab">{say.linkNumber(row)}</legend>
      {cell(`zh${row}`, say.linkZh, 40, 'zh-CN')}
      {cell(`en${row}`, say.linkEn, 40, 'en')}
      {cell(`href${row}`, say.linkTo, 500)}
    </fieldset>
  )
}
