import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { type Rule, ruleText, ruleTitle } from './queries.ts'

/** What may not be published here, clause by clause: every decision names one of them. */
export const RulesPage = ({ rules }: { rules: Rule[] }) => {
  const { say, origin } = useFrame()
  const current = rules.filter(({ is_retired }) => !is_retired)
  const retired = rules.filter(({ is_retired }) => is_retired)
  const changed = rules.reduce<Date | undefined>(
    (last, { updated_at }) => (last && last > updated_at ? last : updated_at),
    undefined,
  )
  return (
    <Layout title={say.rules.title} description={say.rules.intro} canonical={`${origin}/rules`}>
      <section class="middle about rules">
        <h1>{say.rules.title}</h1>
        <p>{say.rules.intro}</p>
        <ol class="clauses">
          {current.map((rule) => (
            <Clause rule={rule} />
          ))}
        </ol>
        {retired.length > 0 && (
          <Section id="retired" title={say.rules.retired}>
            <p class="help">{say.rules.retiredHelp}</p>
            <ul class="clauses clauses-old">
              {retired.map((rule) => (
                <Clause rule={rule} />
              ))}
            </ul>
          </Section>
        )}
        <p class="meta">
          {changed && (
            <>
              {say.rules.changed}
              <Time at={changed} form="day" />
              {' · '}
            </>
          )}
          <a href="/rules.json">{say.rules.asData}</a>
        </p>
      </section>
    </Layout>
  )
}

const Clause = ({ rule }: { rule: Rule }) => {
  const { locale } = useFrame()
  return (
    <li id={rule.id}>
      <h2>
        <a href={`#${rule.id}`}>{ruleTitle(rule, locale)}</a>
      </h2>
      {ruleText(rule, locale)
        .split(/\n+/)
        .map((paragraph) => (
          <p>{paragraph}</p>
        ))}
    </li>
  )
}

/** The same for programs, at an address that stays. */
export const rulesAsData = (rules: Rule[], origin: string) => ({
  rules: rules.map((rule, index) => ({
    id: rule.id,
    place: index + 1,
    url: `${origin}/rules#${rule.id}`,
    title: { 'zh-CN': rule.title_zh, en: rule.title_en },
    text: { 'zh-CN': rule.text_zh, en: rule.text_en },
    in_force: !rule.is_retired,
    updated: rule.updated_at.toISOString(),
  })),
})
