import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  AdminPage,
  adminPaths,
  areRulesOwn,
  countGaps,
  type Env,
  only,
  readSettings,
  readTexts,
  type SiteText,
} from '#features/site/index.ts'
import { lastBackup } from '#platform/backup/last-backup.ts'
import { now } from '#platform/clock.ts'
import { show, useSay } from '#ui/frame.tsx'
import { Section } from '#ui/lines.tsx'
import { type AdminNumbers, adminNumbers } from './admin-numbers.ts'

/** The operator's first page. */
export const adminRoutes = new Hono<Env>().get('/admin', only('settings.change'), async (c) => {
  const { db, config } = c.var
  const [settings, texts, numbers] = await Promise.all([readSettings(db), readTexts(db), adminNumbers(db)])
  const isDraft = (page: SiteText) =>
    texts.some((text) => text.page === page && settings['site.languages'].includes(text.language) && !text.updatedAt)
  const missing = {
    name: settings['site.name'] === null,
    url: !config.publicUrl,
    mail: !config.smtpUrl,
    privacy: isDraft('privacy'),
    terms: isDraft('terms'),
    gaps: texts.some(({ markdown, updatedAt }) => updatedAt && countGaps(markdown) > 0),
    contact: Object.keys(settings['footer.contact']).length === 0,
    rules: !(await areRulesOwn(db)),
  }
  const backup = backupStep(config.dataFolder)
  return show(c, <OverviewPage missing={missing} backup={backup} numbers={numbers} />)
})

type Missing = Record<'name' | 'url' | 'mail' | 'privacy' | 'terms' | 'gaps' | 'contact' | 'rules', boolean>
type BackupStep = 'make' | { tryOut: string } | undefined

const fresh = 8 * 24 * 60 * 60 * 1000

/** What is to be done about backups: make one, try the newest one out, or nothing. */
const backupStep = (dataFolder: string): BackupStep => {
  const last = lastBackup(dataFolder)
  if (!last || now().getTime() - Date.parse(last.madeAt) > fresh) return 'make'
  return last.triedAt ? undefined : { tryOut: last.file }
}

type OverviewProps = { missing: Missing; backup: BackupStep; numbers: AdminNumbers }

const OverviewPage = ({ missing, backup, numbers }: OverviewProps) => {
  const { operate: say, settings } = useSay()
  const isDone = !backup && !Object.values(missing).some(Boolean)
  const to = (href: string) => <a href={href}>{say.toSite}</a>
  return (
    <AdminPage title={say.overview} role="operator">
      <Section id="first" title={say.firstTitle}>
        <ol class="list pad">
          {missing.name && <Step text={say.firstName} link={to(adminPaths.site)} />}
          {missing.url && <Step text={say.firstUrl} />}
          {missing.mail && <Step text={say.firstMail} link={<a href={adminPaths.outbox}>{say.outbox}</a>} />}
          {missing.rules && <Step text={settings.firstRules} link={to(adminPaths.rules)} />}
          {missing.privacy && <Step text={settings.firstPrivacy} link={to(adminPaths.texts)} />}
          {missing.terms && <Step text={settings.firstTerms} link={to(adminPaths.texts)} />}
          {missing.gaps && <Step text={settings.firstGaps} link={to(adminPaths.texts)} />}
          {missing.contact && <Step text={settings.firstContact} link={to(adminPaths.footer)} />}
          {backup && <Backup step={backup} />}
        </ol>
        {isDone && <p>{say.firstDone}</p>}
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

const Backup = ({ step }: { step: NonNullable<BackupStep> }) => {
  const { operate: say } = useSay()
  if (step === 'make') return <Step text={say.firstBackup} link={<code>{say.firstBackupCommand}</code>} />
  return <Step text={say.firstTry} link={<code>{say.firstTryCommand(step.tryOut)}</code>} />
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
