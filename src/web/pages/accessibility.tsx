import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Env } from '#features/site/index.ts'
import { localPath, readForm } from '#platform/http.ts'
import { type Choice, Choices, Form, type Problems, Submit } from '#ui/forms.tsx'
import { show, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Done, Section } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'

const path = '/accessibility'

const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'choose-one').optional()

/** What can be chosen. Each choice is a cookie of that name; the first value is the usual one and leaves no cookie. */
const choices = {
  care: ['off', 'on'],
  theme: ['system', 'light', 'dark'],
  size: ['m', 's', 'l', 'xl'],
  contrast: ['usual', 'more'],
  motion: ['usual', 'less'],
} as const

type Looks = { [K in keyof typeof choices]?: (typeof choices)[K][number] | undefined }

const looksForm = z.object({
  care: one(choices.care),
  theme: one(choices.theme),
  size: one(choices.size),
  contrast: one(choices.contrast),
  motion: one(choices.motion),
  from: z.string().max(2000).optional(),
})

const cookieOf = (name: string, value: string) => (name === 'care' ? '1' : value)

const keepLooks = (c: Context<Env>, looks: Looks): void => {
  for (const [name, usual] of Object.entries(choices).map(([name, [first]]) => [name, first] as const)) {
    const value = looks[name as keyof Looks]
    if (value === undefined) continue
    if (value === usual) deleteCookie(c, name, { path: '/' })
    // Script reads size, contrast and motion, so these cookies are open to it. They say nothing about a person.
    else setCookie(c, name, cookieOf(name, value), { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
  }
}

const readLooks = (c: Context<Env>): Looks => {
  const kept = Object.fromEntries(Object.keys(choices).map((name) => [name, getCookie(c, name)]))
  const looks = { ...kept, care: kept.care ? 'on' : undefined }
  const result = looksForm.safeParse(looks)
  return result.success ? result.data : {}
}

export const accessibilityRoutes = new Hono<Env>()
  .get(path, (c) => show(c, <AccessibilityPage looks={readLooks(c)} isSaved={c.req.query('saved') !== undefined} />))

  .post(path, async (c) => {
    const form = readForm<typeof looksForm, Problem>(looksForm, await c.req.formData())
    if (!form.ok) return show(c, <AccessibilityPage looks={readLooks(c)} problems={form.problems} />, 422)
    const { from, ...looks } = form.value
    keepLooks(c, looks)
    return c.redirect(localPath(from, `${path}?saved`), 303)
  })

type PageProps = { looks: Looks; isSaved?: boolean; problems?: Problems }

const AccessibilityPage = ({ looks, isSaved, problems }: PageProps) => {
  const say = useSay().access
  return (
    <Layout title={say.title} description={say.intro}>
      <section class="middle">
        {isSaved && <Done>{say.saved}</Done>}
        <div class="form-head">
          <h1>{say.title}</h1>
          <p>{say.intro}</p>
        </div>
        <Form action={path} problems={problems}>
          <LooksFields looks={looks} problems={problems} />
          <p class="help">{say.byScript}</p>
          <p class="row gap-s">
            <Submit>{say.save}</Submit>
          </p>
        </Form>
        <div class="gap">
          <Section id="h-sample" title={say.sampleTitle} isSmall>
            <p class="sample">{say.sample}</p>
          </Section>
        </div>
        <div class="gap">
          <Section id="h-keys" title={say.keysTitle} isSmall>
            <p>{say.keys}</p>
          </Section>
        </div>
      </section>
    </Layout>
  )
}

const LooksFields = ({ looks, problems = {} }: { looks: Looks; problems?: Problems | undefined }) => {
  const say = useSay().access
  const options: Record<keyof Looks, Choice[]> = {
    care: [
      { value: 'off', label: say.careOff },
      { value: 'on', label: say.careOn, help: say.careOnHelp },
    ],
    theme: [
      { value: 'system', label: say.themeSystem },
      { value: 'light', label: say.themeLight },
      { value: 'dark', label: say.themeDark },
    ],
    size: (['s', 'm', 'l', 'xl'] as const).map((value) => ({ value, label: say.sizes[value] })),
    contrast: [
      { value: 'usual', label: say.contrastUsual },
      { value: 'more', label: say.contrastMore },
    ],
    motion: [
      { value: 'usual', label: say.motionUsual },
      { value: 'less', label: say.motionLess },
    ],
  }
  return (
    <div class="choices-set">
      {(Object.keys(choices) as (keyof Looks)[]).map((name) => (
        <Choices
          legend={say[name]}
          name={name}
          options={options[name]}
          value={looks[name] ?? choices[name][0]}
          error={problems[name]}
          isInline={name === 'size'}
        />
      ))}
    </div>
  )
}
