import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { AdminPage, adminPaths, type Env, only, readSetting } from '#features/site/index.ts'
import { show, useSay } from '#ui/frame.tsx'
import { Section } from '#ui/lines.tsx'
import { type AdminNumbers, adminNumbers } from './admin-numbers.ts'

/** The operator's first page. */
export const adminRoutes = new Hono<Env>().get('/admin', only('settings.change'), async (c) => {
  const { db, config } = c.var
  const [name, numbers] = await Promise.all([readSetting(db, 'site.name'), adminNumbers(db)])
  const missing = { name: name === null, url: !config.publicUrl, mail: !config.smtpUrl }
  return show(c, <OverviewPage missing={missing} numbers={numbers} />)
})

type OverviewProps = { missing: { name: boolean; url: boolean; mail: boolean }; numbers: AdminNumbers }

const OverviewPage = ({ missing, numbers }: OverviewProps) => {
  const say = useSay().operate
  return (
    <AdminPage title={say.overview} role="operator">
      <Section id="first" title={say.firstTitle}>
        <ol class="list pad">
          {missing.name && <Step text={say.firstName} link={<a href={adminPaths.site}>{say.toSite}</a>} />}
          {missing.url && <Step text={say.firstUrl} />}
          {missing.mail && <Step text={say.firstMail} link={<a href={adminPaths.outbox}>{say.outbox}</a>} />}
          <Step text={say.firstBackup} link={say.firstBackupAdvice} />
        </ol>
      </Section>
      <Section id="numbers" title={say.numbers}>
        <dl class="facts">
          <Number name={<a href={adminPaths.users}>{say.countUsers}</a>} value={numbers.users} />
          <Number name={say.countCreators} value={numbers.creators} />
          <Number name={say.countArticles} value={numbers.articles} />
          <Number name={<a href="/desk">{say.countCases}</a>} value={numbers.cases} />
          <Number name={<a href={adminPaths.outbox}>{say.countLetters}</a>} value={numbers.letters} />
        </dl>
      </Section>
    </AdminPage>
  )
}

const Step = ({ text, link }: { text: string; link?: Child }) => (
  <li>
    {text} <span class="meta">{link}</span>
  </li>
)

const Number = ({ name, value }: { name: Child; value: number }) => (
  <>
    <dt>{name}</dt>
    <dd class="num">{value}</dd>
  </>
)
