import { type Context, Hono } from 'hono'
import { picturesByHash } from '#features/media/index.ts'
import { type Env, may, rules } from '#features/site/index.ts'
import { readForm, type Typed } from '#platform/http.ts'
import { type Status, show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { reportPaths } from '../paths.ts'
import { fileReport } from './file-report.ts'
import { findAddresses } from './find-addresses.ts'
import { type ReportFields, reportForms } from './forms.ts'
import { mayReport } from './limits.ts'
import { picturesOfArticle } from './pictures.ts'
import { receiptOf, receiptToken, reportIdIn } from './receipt.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { ReportPage, type ReportPageProps } from './report-page.tsx'
import { type Found, findTarget, type Target } from './target.ts'

/** Reporting, with or without an account, and the receipt that whoever reported keeps. */
export const reportRoutes = new Hono<Env>()
  .get('/report', async (c) => {
    const about = await findAbout(c, c.req.query())
    if (about === 'missing') return c.notFound()
    const path = c.req.query('path') === 'law' ? 'law' : 'rules'
    return showForm(c, { about, path })
  })

  .post('/report', async (c) => {
    const form = await c.req.formData()
    const path = form.get('path') === 'law' ? 'law' : 'rules'
    form.set('path', path)
    const sent = readForm<(typeof reportForms)[typeof path], Problem>(reportForms[path], form)
    const about = await findAbout(c, sent.typed)
    if (about === 'missing') return showForm(c, { about: undefined, path, ...gone(c, sent.typed) }, 422)
    if (!sent.ok) return showForm(c, { about, path, ...sent }, 422)
    return receive(c, about, sent.value, sent.typed)
  })

  .get('/report/receipt/:token', async (c) => {
    const id = reportIdIn(c.var.secrets, c.req.param('token'))
    const receipt = id && (await receiptOf(c.var.db, id))
    if (!receipt) return c.notFound()
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    return show(c, <ReceiptPage receipt={receipt} />)
  })

const gone = (c: Context<Env>, typed: Typed) => ({ typed, remark: c.var.frame.say.reports.gone })

const receive = async (c: Context<Env>, about: Found | undefined, fields: ReportFields, typed: Typed) => {
  const { db, viewer, address, config, frame, secrets } = c.var
  const { path } = fields
  const again = (more: Partial<ReportPageProps>, status: Status = 422) =>
    showForm(c, { about, path, typed, ...more }, status)
  const others = await findAddresses(db, fields.addresses, hostsOf(c))
  if (!others) return again({ problems: { addresses: 'not-here' } })
  const targets = unique([...(about ? [chosenPart(about, fields.about)] : []), ...others])
  if (targets.length === 0) return again({ problems: { addresses: 'required' } })
  if (!(await mayReport(db, { address, userId: viewer?.id, email: fields.email })))
    return again({ remark: frame.say.reports.tooOften }, 429)
  const filing = { fields, targets, reporterId: viewer?.id ?? null, locale: frame.locale }
  const result = await fileReport(db, config.zone, filing)
  if (result.ok) return c.redirect(reportPaths.receipt(receiptToken(secrets, result.reportId)), 303)
  return result.problem === 'missing' ? again(gone(c, typed)) : again({ problems: { rule: 'choose-one' } })
}

/** A picture of the article, if one was meant. */
const chosenPart = (about: Found, hash: string): Target =>
  about.type === 'article' && hash ? { type: 'picture', id: hash, seenIn: about.id } : about

const unique = (targets: Target[]): Target[] => [...new Map(targets.map((each) => [each.id, each])).values()]

const hostsOf = (c: Context<Env>): string[] => [new URL(c.var.frame.origin).host, c.var.frame.url.host]

type Asked = Record<string, string | undefined>

/** What the address or the form is about; undefined when it names nothing. */
const findAbout = async (c: Context<Env>, asked: Asked): Promise<Found | 'missing' | undefined> => {
  const target = targetIn(asked)
  return target && ((await findTarget(c.var.db, target)) ?? 'missing')
}

const targetIn = ({ article, creator, picture, in: seenIn }: Asked): Target | undefined => {
  if (picture) return { type: 'picture', id: picture.slice(0, 64), ...(seenIn && { seenIn: seenIn.slice(0, 13) }) }
  if (article) return { type: 'article', id: article }
  return creator ? { type: 'creator', id: creator } : undefined
}

type Form = Partial<ReportPageProps> & Pick<ReportPageProps, 'about' | 'path'>

const showForm = async (c: Context<Env>, form: Form, status: Status = 200): Promise<Response> => {
  const { db, viewer } = c.var
  const hashes = form.about?.type === 'article' ? await picturesOfArticle(db, form.about.id) : []
  const [clauses, pictures] = await Promise.all([rules(db), picturesByHash(db, hashes)])
  const shown = hashes.flatMap((hash) => pictures.get(hash) ?? [])
  const mayOpenCase = may(viewer?.role, 'case.open')
  const typed = form.typed ?? { name: viewer?.name ?? '', email: viewer?.email ?? '' }
  return show(c, <ReportPage {...form} {...{ typed, clauses, mayOpenCase }} pictures={shown} />, status)
}
