import { Hono } from 'hono'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { emailForm, verifyForm } from '../forms.ts'
import { emailChangeLimits, passwordLimits, verifyLimits } from '../limits.ts'
import { LinkSpentPage } from '../pages.tsx'
import { accountPaths } from '../paths.ts'
import { emailKey } from '../rules.ts'
import { openSession } from '../session.ts'
import { showMe } from '../show-me.tsx'
import { withinLimits } from '../take.ts'
import { askEmailChange, forgetEmailChange } from './ask-email-change.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { NewEmailPage, OldEmailPage } from './pages.tsx'
import { linkedChange } from './queries.ts'
import { undoEmailChange } from './undo-email-change.ts'

/** Moving an account to another address, and taking it back. */
export const emailChangeRoutes = new Hono<Env>()
  .post('/me/email', signedIn, async (c) => {
    const viewer = viewerOf(c)
    const form = readForm<typeof emailForm, Problem>(emailForm, await c.req.formData())
    if (!form.ok) return showMe(c, { email: form }, 422)
    const { email, 'email-password': password } = form.value
    const again = (problems: Partial<Record<string, Problem>>, status: 422 | 429) =>
      showMe(c, { email: { typed: form.typed, problems } }, status)
    const limits = [...passwordLimits(viewer.id), ...emailChangeLimits(viewer.id, emailKey(email))]
    if (!(await withinLimits(c, limits))) return again({ 'email-password': 'try-later' }, 429)
    const result = await askEmailChange(c.var.db, viewer, { email, password })
    if (result.ok) return c.redirect(`${accountPaths.me}?saved=email`, 303)
    return again({ [result.problem === 'same-email' ? 'email' : 'email-password']: result.problem }, 422)
  })

  .post('/me/email/forgetting', signedIn, async (c) => {
    await forgetEmailChange(c.var.db, viewerOf(c))
    return c.redirect(accountPaths.me, 303)
  })

  .get('/new-email/:token', async (c) => {
    const token = c.req.param('token')
    const change = await linkedChange(c.var.db, 'new-email', token)
    if (!change) return show(c, <LinkSpentPage />, 410)
    return show(c, <NewEmailPage token={token} change={change} asksPassword={c.var.viewer?.id !== change.userId} />)
  })

  .post('/new-email/:token', async (c) => {
    const token = c.req.param('token')
    const form = readForm<typeof verifyForm, Problem>(verifyForm, await c.req.formData())
    const change = await linkedChange(c.var.db, 'new-email', token)
    if (!change) return show(c, <LinkSpentPage />, 410)
    const { viewer } = c.var
    const again = (problem: Problem, status: 422 | 429) =>
      show(c, <NewEmailPage {...{ token, change }} asksPassword problems={{ password: problem }} />, status)
    const isTheirs = viewer?.id === change.userId
    const limits = isTheirs ? [] : passwordLimits(change.userId)
    if (!(await withinLimits(c, [...verifyLimits(c.var.address), ...limits]))) return again('try-later', 429)
    const password = form.ok ? form.value.password : ''
    const proof = { viewerId: viewer?.id, sessionHash: viewer?.sessionHash, password }
    const result = await confirmEmailChange(c.var.db, token, proof)
    if (!result.ok && result.problem === 'wrong-password') return again(password ? result.problem : 'required', 422)
    if (!result.ok) return show(c, <LinkSpentPage />, 410)
    if (!result.wasSignedIn) await openSession(c, result.userId)
    return c.redirect(`${accountPaths.me}?saved=moved`, 303)
  })

  .get('/old-email/:token', async (c) => {
    const token = c.req.param('token')
    const change = await linkedChange(c.var.db, 'old-email', token)
    return change ? show(c, <OldEmailPage token={token} change={change} />) : show(c, <LinkSpentPage />, 410)
  })

  .post('/old-email/:token', async (c) => {
    const result = await undoEmailChange(c.var.db, c.req.param('token'))
    return result.ok ? c.redirect(result.resetPath, 303) : show(c, <LinkSpentPage />, 410)
  })
