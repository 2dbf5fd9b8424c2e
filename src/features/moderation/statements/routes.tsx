import { type Context, Hono } from 'hono'
import { endDraftLink } from '#features/articles/index.ts'
import { type Env, only, signedIn, viewerOf } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { readForm } from '#platform/http.ts'
import { dayOf } from '#ui/dates.ts'
import { type Status, show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { type CaseView, caseView } from '../case-view.ts'
import { newestCaseAbout } from '../decided/decided-cases.ts'
import { deskPaths } from '../paths.ts'
import { findAddresses, targetAtAddress } from '../reports/find-addresses.ts'
import { readDraftLink } from '../reports/read-address.ts'
import type { Target } from '../reports/target.ts'
import { type CaseShown, showCase, showWithin } from '../show-case.tsx'
import { decideReport, type RulingProblem, type RulingSent } from './decide-report.ts'
import { type LiftProblem, liftRestriction } from './lift-restriction.ts'
import { openOwnCase } from './open-own-case.ts'
import { OpeningPage } from './opening-page.tsx'
import { rulingForm, rulingProblems } from './ruling.ts'
import { RulingPreview } from './ruling-form.tsx'
import { StatementPage } from './statement-page.tsx'
import { ownStatement } from './statement-view.ts'

/** What the desk does with what was reported, and what whoever it concerns reads of it. */
export const statementRoutes = new Hono<Env>()
  .get('/desk/opening', only('case.open'), (c) => show(c, <OpeningPage isEnded={c.req.query('ended') !== undefined} />))

  .post('/desk/opening', only('case.open'), async (c) => {
    const form = await c.req.formData()
    const typed = { address: String(form.get('address') ?? '').slice(0, 1000) }
    const target = await targetIn(c, form)
    const opened = target && (await openOwnCase(c.var.db, c.var.config.zone, viewerOf(c), target))
    if (opened?.ok) return c.redirect(deskPaths.case(opened.number), 303)
    const known = await knownCase(c, typed.address)
    if (known) return c.redirect(deskPaths.case(known), 303)
    return show(c, <OpeningPage typed={typed} problems={{ address: 'not-here' }} />, 422)
  })

  .post('/desk/draft-link-ending', only('draft-link.end'), async (c) => {
    const link = String((await c.req.formData()).get('link') ?? '').slice(0, 1000)
    const token = readDraftLink(link, hostsOf(c))
    const result = token ? await endDraftLink(c.var.db, viewerOf(c), token) : undefined
    if (result?.ok) return c.redirect(`${deskPaths.opening}?ended`, 303)
    return show(c, <OpeningPage typed={{ link }} linkProblems={{ link: 'not-here' }} />, 422)
  })

  .post('/desk/cases/:number/measure', only('report.decide'), async (c) => {
    const view = await caseView(c.var.db, viewerOf(c), c.req.param('number'))
    if (!view?.report) return c.notFound()
    const form = readForm<typeof rulingForm, Problem>(rulingForm, await c.req.formData())
    if (!form.ok) return showCase(c, { view, typed: form.typed, problems: form.problems }, 422)
    const { do: act, judged, ...ruling } = form.value
    const problems = rulingProblems(ruling, dayOf(now(), c.var.config.zone))
    if (act === 'edit') return showCase(c, { view, typed: ruling })
    if (Object.keys(problems).length > 0) return showCase(c, { view, typed: { ...ruling, judged }, problems }, 422)
    if (act === 'send') return send(c, view, ruling)
    if (act === 'hide-now') return send(c, view, { ...ruling, seen: judged, isWhateverStands: true })
    const { target, clauses } = view.report
    const { number, subject } = view.case
    return showWithin(c, number, <RulingPreview {...{ number, subject, clauses, ruling }} type={target.type} />)
  })

  .post('/desk/cases/:number/lifting', only('report.decide'), async (c) => {
    const view = await caseView(c.var.db, viewerOf(c), c.req.param('number'))
    if (!view?.report) return c.notFound()
    const reason = String((await c.req.formData()).get('reason') ?? '').slice(0, 8000)
    const result = await liftRestriction(c.var.db, viewerOf(c), view.case.id, { reason })
    if (result.ok) return c.redirect(`${deskPaths.case(view.case.number)}?done`, 303)
    return refuseLift(c, view, reason, result.problem)
  })

  .get('/studio/decisions/:id', signedIn, async (c) => {
    const found = await ownStatement(c.var.db, viewerOf(c).id, c.req.param('id'))
    if (!found) return c.notFound()
    c.header('Cache-Control', 'no-store')
    return show(c, <StatementPage of={found} />)
  })

/** The case about what is not shown any more: there it can be undone. */
const knownCase = async (c: Context<Env>, address: string): Promise<string | undefined> => {
  const target = await targetAtAddress(c.var.db, address, hostsOf(c))
  return target && newestCaseAbout(c.var.db, target)
}

/** From the desk an address; from the form of a report, what that is about. */
const targetIn = async (c: Context<Env>, form: FormData): Promise<Target | undefined> => {
  const [type, id] = [String(form.get('type') ?? ''), String(form.get('id') ?? '')]
  if (type === 'article' || type === 'creator' || type === 'picture') return { type, id }
  const address = String(form.get('address') ?? '').slice(0, 1000)
  return (await findAddresses(c.var.db, address, hostsOf(c), true))?.[0]
}

const hostsOf = ({ var: { frame } }: Context<Env>): string[] => [new URL(frame.origin).host, frame.url.host]

const send = async (c: Context<Env>, before: CaseView, ruling: RulingSent): Promise<Response> => {
  const result = await decideReport(c.var.db, c.var.config, viewerOf(c), before.case.id, ruling)
  if (result.ok) return c.redirect(`${deskPaths.case(before.case.number)}?done`, 303)
  // Read again: somebody else has changed the case or the article meanwhile.
  const view = (await caseView(c.var.db, viewerOf(c), before.case.number)) ?? before
  const { isWhateverStands: _, ...typed } = ruling
  const judged = result.problem === 'changed' && ruling.measure === 'hide' ? ruling.seen : ''
  const again: CaseShown = { view, typed: { ...typed, judged }, remark: remarks(c)[result.problem] }
  return showCase(c, again, statusOf[result.problem])
}

const statusOf: Record<RulingProblem, Status> = {
  forbidden: 403,
  missing: 404,
  'own-case': 403,
  'not-above': 403,
  'not-open': 409,
  changed: 409,
  already: 409,
  'not-valid': 422,
  'rule-unknown': 422,
}

const remarks = (c: Context<Env>): Record<RulingProblem, string> => {
  const { desk, errors, reports } = c.var.frame.say
  return {
    forbidden: errors.forbidden,
    missing: desk.notOpen,
    'own-case': reports.desk.own,
    'not-above': reports.desk.notAbove,
    'not-open': desk.notOpen,
    changed: reports.desk.changed,
    already: reports.desk.already,
    'not-valid': reports.desk.notValid,
    'rule-unknown': reports.desk.ruleUnknown,
  }
}

const refuseLift = (c: Context<Env>, view: CaseView, reason: string, problem: LiftProblem) => {
  if (problem === 'reason-short' || problem === 'too-long')
    return showCase(c, { view, typed: { reason }, problems: { reason: problem } }, 422)
  const { errors, reports } = c.var.frame.say
  const sentences = {
    forbidden: errors.forbidden,
    missing: reports.desk.notInForce,
    'own-case': reports.desk.own,
    'not-above': reports.desk.notAbove,
    'not-in-force': reports.desk.notInForce,
  }
  const status = problem === 'missing' || problem === 'not-in-force' ? 409 : 403
  return showCase(c, { view, typed: { reason }, remark: sentences[problem] }, status)
}
