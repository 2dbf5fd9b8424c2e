import { type Rule, rulePaths, ruleTitle } from '#features/site/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act, Check, Choices, Field, Form, type Problems, Select, Submit, TextArea } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Remark } from '#ui/lines.tsx'
import { Picture, type PictureSource } from '#ui/picture.tsx'
import { deskPaths, reportPaths } from '../paths.ts'
import { legalGrounds } from './forms.ts'
import type { Found } from './target.ts'

export type ReportPath = 'rules' | 'law'

export type ReportPageProps = {
  about: Found | undefined // nothing yet: whoever reports gives addresses
  pictures: PictureSource[] // of the article, so that one of them can be meant
  path: ReportPath
  clauses: Rule[]
  mayOpenCase: boolean
  typed?: Typed
  problems?: Problems
  remark?: string
}

/** Where anybody reports something: by the rules or by the law, each with what it asks for. */
export const ReportPage = (page: ReportPageProps) => {
  const { reports: say } = useSay()
  const { about, path, remark, mayOpenCase } = page
  return (
    <Layout title={say.title} noindex>
      <section class="narrow">
        <div class="form-head">
          <h1>{say.title}</h1>
          {about && (
            <p>
              <b>
                <WhatIsReported of={about} />
              </b>
            </p>
          )}
          <p>{say.intro}</p>
        </div>
        {remark && <Remark>{remark}</Remark>}
        {mayOpenCase && about && <OpenCase about={about} />}
        <PathTabs about={about} path={path} />
        <p class="help gap-s">{say.pathHelp[path]}</p>
        <ReportForm {...page} />
      </section>
    </Layout>
  )
}

export const WhatIsReported = ({ of }: { of: Pick<Found, 'type' | 'title'> }) => {
  const { reports: say } = useSay()
  const sentences = { article: say.whatArticle, creator: say.whatCreator, picture: say.whatPicture }
  return <>{sentences[of.type](of.title)}</>
}

const OpenCase = ({ about }: { about: Found }) => {
  const { reports: say } = useSay()
  return (
    <div class="row pad">
      <Act action={deskPaths.opening} fields={{ type: about.type, id: about.id }}>
        {say.openCase}
      </Act>
      <span class="help">{say.openCaseHelp}</span>
    </div>
  )
}

/** The same thing as a query, so that the other path is about it too. */
const queryOf = (about: Found | undefined) => {
  if (!about) return {}
  return { [about.type]: about.id, ...(about.type === 'picture' && about.seenIn && { in: about.seenIn }) }
}

const PathTabs = ({ about, path }: Pick<ReportPageProps, 'about' | 'path'>) => {
  const { reports: say } = useSay()
  return (
    <nav class="tabs" aria-label={say.title}>
      {(['rules', 'law'] as const).map((each) => (
        <a
          href={reportPaths.form({ ...queryOf(about), ...(each === 'law' && ({ path: each } as const)) })}
          aria-current={each === path ? 'page' : undefined}
        >
          {say.paths[each]}
        </a>
      ))}
    </nav>
  )
}

const ReportForm = ({ about, pictures, path, clauses, typed = {}, problems = {} }: ReportPageProps) => {
  const { reports: say } = useSay()
  return (
    <Form action={reportPaths.form()} problems={problems} isGuarded>
      {Object.entries({ ...queryOf(about), path }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {about?.type === 'article' && pictures.length > 0 && <WhichPart pictures={pictures} value={typed.about} />}
      {path === 'rules' && <RuleField clauses={clauses} value={typed.rule} error={problems.rule} />}
      {path === 'law' && <GroundField value={typed.ground} error={problems.ground} />}
      <TextArea
        label={say.explanation}
        name="explanation"
        value={typed.explanation}
        help={path === 'law' ? say.lawExplanationHelp : say.explanationHelp}
        error={problems.explanation}
        maxlength={4000}
        rows={6}
      />
      <TextArea
        label={about ? say.addresses : say.addressesOnly}
        name="addresses"
        value={typed.addresses}
        help={say.addressesHelp}
        error={problems.addresses}
        rows={2}
        isOptional={about !== undefined}
      />
      <WhoFields path={path} typed={typed} problems={problems} />
      <p class="row">
        <Submit>{say.send}</Submit>
      </p>
    </Form>
  )
}

const WhichPart = ({ pictures, value = '' }: { pictures: PictureSource[]; value: string | undefined }) => {
  const { reports: say } = useSay()
  const parts = pictures.map((picture, place) => ({
    value: picture.hash,
    label: (
      <span class="report-part">
        <Picture of={picture} alt="" sizes="6rem" class="pic" />
        {say.pictureNumber(place + 1)}
      </span>
    ),
  }))
  return (
    <Choices
      legend={say.about}
      name="about"
      value={value}
      options={[{ value: '', label: say.wholeArticle }, ...parts]}
    />
  )
}

type FieldProps = { value: string | undefined; error: Problems[string] }

const RuleField = ({ clauses, value, error }: FieldProps & { clauses: Rule[] }) => {
  const { say, locale } = useFrame()
  const help = (
    <>
      {say.reports.ruleHelp}
      {say.common.sentenceGap}
      <a href={rulePaths.public}>{say.reports.toRules}</a>
    </>
  )
  const options = clauses.map((rule) => ({ value: rule.id, label: ruleTitle(rule, locale) }))
  return (
    <Select
      label={say.reports.rule}
      name="rule"
      value={value}
      error={error}
      help={help}
      options={[{ value: '', label: say.common.choose }, ...options]}
    />
  )
}

const GroundField = ({ value, error }: FieldProps) => {
  const say = useSay()
  const options = legalGrounds.map((ground) => ({ value: ground, label: say.reports.grounds[ground] }))
  return (
    <Select
      label={say.reports.ground}
      name="ground"
      value={value}
      error={error}
      help={say.reports.groundHelp}
      options={[{ value: '', label: say.common.choose }, ...options]}
    />
  )
}

const WhoFields = ({ path, typed, problems }: { path: ReportPath; typed: Typed; problems: Problems }) => {
  const { reports: say } = useSay()
  const isOptional = path === 'rules'
  return (
    <>
      <Field
        label={say.name}
        name="name"
        value={typed.name}
        error={problems.name}
        maxlength={80}
        autocomplete="name"
        isOptional={isOptional}
      />
      <Field
        label={say.email}
        name="email"
        type="email"
        value={typed.email}
        help={say.emailHelp}
        error={problems.email}
        maxlength={254}
        autocomplete="email"
        isOptional={isOptional}
      />
      {path === 'law' && (
        <Check
          label={say.goodFaith}
          name="goodFaith"
          isChecked={typed.goodFaith === 'yes'}
          error={problems.goodFaith}
        />
      )}
    </>
  )
}
