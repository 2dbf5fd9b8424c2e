import type { Typed } from '#platform/http.ts'
import { Act, Check, Field, Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Done, Empty, Section } from '#ui/lines.tsx'
import { AdminPage } from '../parts.tsx'
import { adminPaths, rulePaths } from '../paths.ts'
import { type Rule, ruleTitle } from './queries.ts'

type ListProps = { rules: Rule[]; typed?: Typed; problems?: Problems; isSaved?: boolean }

export const RuleListPage = ({ rules, typed, problems, isSaved }: ListProps) => {
  const say = useSay()
  return (
    <AdminPage title={say.rules.title} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">
        {say.rules.editIntro} <a href={rulePaths.public}>{say.rules.see}</a>
      </p>
      {rules.length === 0 ? <Empty text={say.rules.none} /> : <RuleTable rules={rules} />}
      <Section id="new" title={say.rules.add}>
        <Form action={adminPaths.rules} problems={problems} class="pad" isGuarded>
          <Texts typed={typed} problems={problems} />
          <Field
            label={say.operate.slug}
            name="id"
            prefix="/rules#r-"
            value={typed?.id}
            help={say.rules.idHelp}
            error={problems?.id}
            maxlength={38}
            required
          />
          <Submit>{say.rules.add}</Submit>
        </Form>
      </Section>
    </AdminPage>
  )
}

const RuleTable = ({ rules }: { rules: Rule[] }) => {
  const { say, locale } = useFrame()
  return (
    <table class="data gap">
      <thead>
        <tr>
          <th scope="col">{say.rules.clause}</th>
          <th scope="col">{say.operate.slug}</th>
          <th scope="col">{say.operate.state}</th>
          <th scope="col">{say.operate.place}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, place) => (
          <tr>
            <th scope="row">
              <a href={rulePaths.edit(rule.id)}>{ruleTitle(rule, locale)}</a>
            </th>
            <td data-label={say.operate.slug}>{rule.id}</td>
            <td data-label={say.operate.state}>{rule.is_retired ? say.rules.isRetired : say.rules.inForce}</td>
            <td data-label={say.operate.place}>
              <Moves id={rule.id} isFirst={place === 0} isLast={place === rules.length - 1} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Moves = ({ id, isFirst, isLast }: { id: string; isFirst: boolean; isLast: boolean }) => {
  const say = useSay().operate
  return (
    <div class="row">
      {!isFirst && (
        <Act action={rulePaths.place(id)} fields={{ direction: 'up' }} look="quiet">
          {say.up}
        </Act>
      )}
      {!isLast && (
        <Act action={rulePaths.place(id)} fields={{ direction: 'down' }} look="quiet">
          {say.down}
        </Act>
      )}
    </div>
  )
}

type EditProps = { rule: Rule; typed?: Typed; problems?: Problems }

export const RuleEditPage = ({ rule, typed, problems }: EditProps) => {
  const { say, locale } = useFrame()
  const { title_zh, title_en, text_zh, text_en } = rule
  return (
    <AdminPage title={ruleTitle(rule, locale)} role="operator">
      <Form action={rulePaths.edit(rule.id)} problems={problems} isGuarded>
        <Texts typed={typed ?? { title_zh, title_en, text_zh, text_en }} problems={problems} />
        <Check
          label={say.rules.isRetired}
          name="is_retired"
          isChecked={typed ? typed.is_retired === 'yes' : rule.is_retired}
          help={say.rules.isRetiredHelp}
        />
        <div class="row">
          <Submit>{say.common.save}</Submit>
          <a class="btn btn-quiet" href={adminPaths.rules}>
            {say.common.back}
          </a>
        </div>
      </Form>
    </AdminPage>
  )
}

type TextsProps = { typed?: Typed | undefined; problems?: Problems | undefined }

const Texts = ({ typed, problems }: TextsProps) => {
  const say = useSay().rules
  const title = (name: string, label: string, lang: string) => (
    <Field
      label={label}
      name={name}
      value={typed?.[name]}
      error={problems?.[name]}
      maxlength={80}
      lang={lang}
      required
    />
  )
  const text = (name: string, label: string, lang: string) => (
    <TextArea label={label} name={name} value={typed?.[name]} error={problems?.[name]} maxlength={2000} lang={lang} />
  )
  return (
    <>
      {title('title_zh', say.titleZh, 'zh-CN')}
      {text('text_zh', say.textZh, 'zh-CN')}
      {title('title_en', say.titleEn, 'en')}
      {text('text_en', say.textEn, 'en')}
    </>
  )
}
