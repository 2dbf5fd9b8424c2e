import type { Child, PropsWithChildren } from 'hono/jsx'
import { useSay } from './frame.tsx'
import { Icon } from './icons.tsx'
import type { Problem } from './messages/index.ts'

export type Problems = Partial<Record<string, Problem>>

const fieldId = (name: string) => `f-${name}`
const helpId = (name: string) => `h-${name}`
const errorId = (name: string) => `e-${name}`

type FormProps = PropsWithChildren<{
  action: string
  problems?: Problems | undefined
  hasFiles?: boolean
  isGuarded?: boolean // warns before what was typed is left behind
  class?: string
}>

/** A form that posts. What is wrong is counted above it; each sentence stands at its field. */
export const Form = ({ action, problems, hasFiles, isGuarded, class: className, children }: FormProps) => {
  const form = (
    <form
      method="post"
      action={action}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      class={className}
      novalidate
    >
      <ErrorSummary problems={problems} />
      {children}
    </form>
  )
  return isGuarded ? <leave-guard>{form}</leave-guard> : form
}

/** How much is to be mended, with a way to the first place; each sentence stands at its field. */
export const ErrorSummary = ({ problems = {} }: { problems?: Problems | undefined }) => {
  const say = useSay()
  const names = Object.keys(problems).filter((name) => problems[name] !== undefined)
  if (names.length === 0) return null
  return (
    <div class="summary" role="alert">
      <Icon name="warn" />
      <p>
        {say.common.mend(names.length)}
        {say.common.sentenceGap}
        <a href={`#${fieldId(names[0] ?? '')}`}>{say.common.toFirst}</a>
      </p>
    </div>
  )
}

export const FieldError = ({ name, error }: { name: string; error?: Problem | undefined }) => {
  const say = useSay()
  if (!error) return null
  return (
    <p class="err" id={errorId(name)}>
      <Icon name="warn" />
      {say.problems[error]}
    </p>
  )
}

const Help = ({ name, children }: PropsWithChildren<{ name: string }>) =>
  children ? (
    <p class="help" id={helpId(name)}>
      {children}
    </p>
  ) : null

const Optional = () => <span class="opt">{useSay().common.optional}</span>

type Common = {
  label: Child
  name: string
  value?: string | undefined
  help?: Child
  error?: Problem | undefined
  required?: boolean
  isOptional?: boolean // says so beside the label
  isLabelHidden?: boolean
  disabled?: boolean
}

const described = ({ name, help, error }: Common) =>
  [help && helpId(name), error && errorId(name)].filter(Boolean).join(' ') || undefined

/** What every control of a field carries: its id, its state and what describes it. */
const control = (field: Common) => ({
  id: fieldId(field.name),
  name: field.name,
  required: field.required,
  disabled: field.disabled,
  'aria-invalid': field.error ? ('true' as const) : undefined,
  'aria-describedby': described(field),
})

const Framed = ({ field, children }: PropsWithChildren<{ field: Common }>) => (
  <div class="field">
    <label for={fieldId(field.name)} class={field.isLabelHidden ? 'vh' : undefined}>
      {field.label}
      {field.isOptional && <Optional />}
    </label>
    {children}
    <Help name={field.name}>{field.help}</Help>
    <FieldError name={field.name} error={field.error} />
  </div>
)

type TextType = 'text' | 'email' | 'password' | 'url' | 'search' | 'tel' | 'number' | 'date' | 'datetime-local'

type FieldProps = Common & {
  type?: TextType
  prefix?: string // something fixed before what is typed, such as @
  maxlength?: number
  minlength?: number
  min?: string
  max?: string
  step?: string
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'url' | 'email' | 'search'
  placeholder?: string
  list?: string
  readonly?: boolean
  lang?: string
  autofocus?: boolean
}

const plain = new Set<TextType>(['email', 'password', 'url'])

/** One line of text. */
export const Field = (field: FieldProps) => {
  const { type = 'text', prefix, value } = field
  const isPlain = plain.has(type) || prefix !== undefined
  const input = (
    <input
      class="inp"
      type={type}
      value={value ?? ''}
      {...control(field)}
      maxlength={field.maxlength}
      minlength={field.minlength}
      min={field.min}
      max={field.max}
      step={field.step}
      autocomplete={field.autocomplete}
      inputmode={field.inputmode}
      placeholder={field.placeholder}
      list={field.list}
      readonly={field.readonly}
      lang={field.lang}
      autofocus={field.autofocus}
      autocapitalize={isPlain ? 'off' : undefined}
      spellcheck={isPlain ? false : undefined}
    />
  )
  return <Framed field={field}>{prefix ? <Prefixed text={prefix}>{input}</Prefixed> : input}</Framed>
}

const Prefixed = ({ text, children }: PropsWithChildren<{ text: string }>) => (
  <div class="prefixed">
    <span aria-hidden="true">{text}</span>
    {children}
  </div>
)

type TextAreaProps = Common & { rows?: number; maxlength?: number; placeholder?: string; lang?: string }

/** Several lines of text; with a maxlength, script counts what is left. */
export const TextArea = (field: TextAreaProps) => (
  <Framed field={field}>
    <textarea
      class="inp"
      rows={field.rows ?? 4}
      {...control(field)}
      maxlength={field.maxlength}
      placeholder={field.placeholder}
      lang={field.lang}
    >
      {field.value ?? ''}
    </textarea>
    {field.maxlength && <char-count for={fieldId(field.name)} data-max={String(field.maxlength)} hidden />}
  </Framed>
)

export type Choice = { value: string; label: Child; help?: Child; disabled?: boolean }

type SelectProps = Common & { options: Choice[] }

export const Select = (field: SelectProps) => (
  <Framed field={field}>
    <div class="pick">
      <select class="inp" {...control(field)}>
        {field.options.map(({ value, label, disabled }) => (
          <option value={value} selected={value === field.value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </div>
  </Framed>
)

type ChoicesProps = {
  legend: Child
  name: string
  options: Choice[]
  value?: string | readonly string[] | undefined // the chosen one, or several for checkboxes
  type?: 'radio' | 'checkbox'
  help?: Child
  error?: Problem | undefined
  isOptional?: boolean
  isInline?: boolean // short answers side by side
}

/** One of a few (radio) or any of a few (checkbox), each with a line that says what it means. */
export const Choices = ({
  legend,
  name,
  options,
  value,
  type = 'radio',
  help,
  error,
  isOptional,
  isInline,
}: ChoicesProps) => {
  const chosen = new Set(typeof value === 'string' ? [value] : value)
  const describedBy = described({ name, label: '', help, error })
  return (
    <fieldset class={isInline ? 'field choices choices-row' : 'field choices'} aria-describedby={describedBy}>
      <legend class="lab">
        {legend}
        {isOptional && <Optional />}
      </legend>
      <Help name={name}>{help}</Help>
      <div class="choice-list">
        {options.map((option, place) => (
          <label class="choice">
            <input
              type={type}
              name={name}
              value={option.value}
              id={place === 0 ? fieldId(name) : undefined}
              checked={chosen.has(option.value)}
              disabled={option.disabled}
              aria-invalid={error ? 'true' : undefined}
            />
            <span>
              {option.label}
              {option.help && <small>{option.help}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldError name={name} error={error} />
    </fieldset>
  )
}

type CheckProps = {
  label: Child
  name: string
  value?: string
  isChecked?: boolean
  help?: Child
  error?: Problem | undefined
}

/** One box to tick. */
export const Check = ({ label, name, value = 'yes', isChecked, help, error }: CheckProps) => (
  <div class="field">
    <label class="choice">
      <input
        type="checkbox"
        id={fieldId(name)}
        name={name}
        value={value}
        checked={isChecked}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error && errorId(name)}
      />
      <span>
        {label}
        {help && <small>{help}</small>}
      </span>
    </label>
    <FieldError name={name} error={error} />
  </div>
)

type FileProps = Common & { accept?: string; multiple?: boolean }

/** Files to send. What the browser writes on its own button is in the browser's language; script writes it in the page's. */
export const FileField = (field: FileProps) => {
  const say = useSay().common
  return (
    <Framed field={field}>
      <file-field class="file" data-choose={say.chooseFile} data-none={say.noFile} data-comma={say.listComma}>
        <input type="file" {...control(field)} accept={field.accept} multiple={field.multiple} />
      </file-field>
    </Framed>
  )
}

type SubmitProps = PropsWithChildren<{
  look?: 'main' | 'plain' | 'quiet'
  name?: string
  value?: string
  disabled?: boolean
  formaction?: string
}>

const looks = { main: 'btn btn-main', plain: 'btn', quiet: 'btn btn-quiet' }

export const Submit = ({ look = 'main', children, ...rest }: SubmitProps) => (
  <button class={looks[look]} type="submit" {...rest}>
    {children}
  </button>
)

type ActProps = PropsWithChildren<{
  action: string
  look?: keyof typeof looks | 'link'
  fields?: Record<string, string>
  disabled?: boolean
}>

/** A form that is one button, for acts such as follow or sign out. */
export const Act = ({ action, look = 'plain', fields = {}, disabled, children }: ActProps) => (
  <form method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class={look === 'link' ? 'link' : looks[look]} type="submit" disabled={disabled}>
      {children}
    </button>
  </form>
)
