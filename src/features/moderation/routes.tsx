import { type Context, Hono } from 'hono'
import { accountPaths } from '#features/accounts/index.ts'
import { listCreators } from '#features/creators/index.ts'
import { type Act, type Env, may, type Viewer } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { type Status, show, useSay } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { PlainPage } from '#ui/plain-page.tsx'
import { type CaseView, caseView } from './case-view.ts'
import { changeReview, lastReviewChanges, type ReviewProblem } from './change-review.ts'
import { DeskCreatorsPage } from './creators-page.tsx'
import { type DecisionProblem, decideCase, type Verdict } from './decide-case.ts'
import { DecisionPreview } from './decision-form.tsx'
import { DeskPage, DeskWithoutCases } from './desk-page.tsx'
import { decisionForm } from './forms.ts'
import { deskPaths } from './paths.ts'
import { isOutcome, reasonProblem } from './rules.ts'
import { readQueue, showCase, showWithin } from './show-case.tsx'
import { putCaseBack, takeCase } from './take-case.ts'

const pageSize = 30

export const deskRoutes = new Hono<Env>()
  .get('/desk', async (c) => {
    const viewer = await entering(c, 'desk.open')
    if (viewer instanceof Response) return viewer
    if (!may(viewer.role, 'case.decide')) return show(c, <DeskWithoutCases />)
    return show(c, <DeskPage {...(await readQueue(c))} />)
  })

  .get('/desk/cases/:number', async (c) => {
    const viewer = await entering(c, 'case.decide')
    if (viewer instanceof Response) return viewer
    return showCase(c, { isDone: c.req.query('done') !== undefined })
  })

  .post('/desk/cases/:number/taking', async (c) => {
    const viewer = await entering(c, 'case.decide')
    if (viewer instanceof Response) return viewer
    const { number } = c.req.param()
    const form = await c.req.formData()
    await (form.get('do') === 'put-back' ? putCaseBack : takeCase)(c.var.db, viewer, number)
    return c.redirect(deskPaths.case(number), 303)
  })

  .post('/desk/cases/:number/decision', async (c) => {
    const viewer = await entering(c, 'case.decide')
    if (viewer instanceof Response) return viewer
    const view = await caseView(c.var.db, viewer, c.req.param('number'))
    if (!view || view.report) return c.notFound()
    const form = readForm<typeof decisionForm, Problem>(decisionForm, await c.req.formData())
    if (!form.ok) return showCase(c, { view, typed: form.typed, problems: form.problems }, 422)
    const { do: act, ...verdict } = form.value
    if (act === 'edit') return showCase(c, { view, typed: verdict })
    if (act === 'send') return send(c, viewer, view, verdict)
    const reason = reasonProblem(verdict.outcome, verdict.reason)
    if (reason) return showCase(c, { view, typed: verdict, problems: { reason } }, 422)
    return showWithin(c, view.case.number, <DecisionPreview of={view.case} {...verdict} />)
  })

  .get('/desk/creators', async (c) => {
    const viewer = await entering(c, 'creator.set-review')
    if (viewer instanceof Response) return viewer
    return showCreators(c)
  })

  .post('/desk/creators/:id/review', async (c) => {
    const viewer = await entering(c, 'creator.set-review')
    if (viewer instanceof Response) return viewer
    const id = c.req.param('id')
    const form = await c.req.formData()
    const result = isId(id) && (await changeReview(c.var.db, viewer, id, form.get('on') === 'yes'))
    if (result && result.ok) return c.redirect(deskPaths.creators, 303)
    return refuseReview(c, result ? result.problem : 'missing')
  })

const showCreators = async (c: Context<Env>, remark?: string, status: Status = 200) => {
  const find = (c.req.query('find') ?? '').trim().replace(/^@/, '').slice(0, 60)
  const before = c.req.query('before') ?? ''
  const found = await listCreators(c.var.db, { find, before: isId(before) ? before : '', limit: pageSize + 1 })
  const creators = found.slice(0, pageSize)
  const last = found.length > pageSize ? creators.at(-1) : undefined
  const next = last && `${deskPaths.creators}?${new URLSearchParams({ ...(find && { find }), before: last.id })}`
  const ids = creators.map(({ id }) => id)
  const changes = await lastReviewChanges(c.var.db, ids)
  return show(c, <DeskCreatorsPage {...{ creators, changes, find, next, remark }} />, status)
}

const refuseReview = async (c: Context<Env>, problem: ReviewProblem) => {
  if (problem === 'missing') return c.notFound()
  const { errors, reports, desk } = c.var.frame.say
  const remarks = { forbidden: errors.forbidden, 'own-case': desk.ownCreator, 'not-above': reports.desk.notAbove }
  return showCreators(c, remarks[problem], 403)
}

/** The viewer, if they may be here; otherwise the answer that says so. */
const entering = async (c: Context<Env>, act: Act): Promise<Viewer | Response> => {
  const { viewer } = c.var
  if (!viewer) return c.redirect(accountPaths.signIn(c.req.method === 'GET' ? c.req.path : deskPaths.home), 303)
  return may(viewer.role, act) ? viewer : show(c, <ForbiddenDesk />, 403)
}

const ForbiddenDesk = () => {
  const say = useSay().errors
  return <PlainPage title={say.forbiddenTitle} text={say.forbidden} />
}

const send = async (c: Context<Env>, viewer: Viewer, before: CaseView, verdict: Verdict): Promise<Response> => {
  const result = await decideCase(c.var.db, viewer, before.case.id, verdict)
  if (result.ok) return c.redirect(`${deskPaths.case(before.case.number)}?done`, 303)
  const { problem } = result
  if (problem === 'reason-short' || problem === 'too-long')
    return showCase(c, { view: before, typed: verdict, problems: { reason: problem } }, 422)
  if (problem === 'not-valid')
    return showCase(c, { view: before, typed: verdict, problems: { outcome: 'choose-one' } }, 422)
  // Read again: somebody else has changed the case meanwhile.
  const view = (await caseView(c.var.db, viewer, before.case.number)) ?? before
  return showCase(c, { view, typed: verdict, remark: remarkOn(c, problem, view) }, statusOf[problem])
}

type Unsent = Exclude<DecisionProblem, 'reason-short' | 'too-long' | 'not-valid'>

const statusOf: Record<Unsent, Status> = {
  forbidden: 403,
  missing: 404,
  'own-case': 403,
  'not-open': 409,
  changed: 409,
  'creator-suspended': 409,
  'handle-taken': 409,
  'name-taken': 409,
}

/** Why a decision was not sent; of two who decide at once, the second is told who was first. */
const remarkOn = (c: Context<Env>, problem: Unsent, { case: found, decisions }: CaseView): string => {
  const { desk, errors } = c.var.frame.say
  const last = decisions.at(-1)
  if (problem === 'not-open' && found.state !== 'open' && last && isOutcome(found.kind, last.outcome))
    return desk.decided(last.decider ?? desk.someone, desk.outcomes[last.outcome])
  const sentences: Record<Unsent, string> = {
    forbidden: errors.forbidden,
    missing: desk.notOpen,
    'own-case': found.kind === 'application' ? desk.ownCase : desk.ownReview,
    'not-open': desk.notOpen,
    changed: desk.changed,
    'creator-suspended': c.var.frame.say.studio.suspended,
    'handle-taken': desk.takenHandle,
    'name-taken': desk.takenName,
  }
  return sentences[problem]
}
