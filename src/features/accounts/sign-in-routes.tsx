import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { localPath, readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { comeBack } from './delete-account.ts'
import { forgottenForm, resetForm, signInForm } from './forms.ts'
import { resetLimits, signInLimits } from './limits.ts'
import {
  ForgottenPage,
  LeavingPage,
  LetterSentPage,
  LinkSpentPage,
  ResetPage,
  SignInPage,
  SuspendedPage,
} from './pages.tsx'
import { accountPaths } from './paths.ts'
import { askReset, isResetToken, resetPassword } from './reset-password.ts'
import { closeSession, openSession } from './session.ts'
import { signIn } from './sign-in.ts'
import { withinLimits } from './take.ts'

/** In, out, and back in when the password is forgotten or the account was about to go. */
export const signInRoutes = new Hono<Env>()
  .get('/sign-in', async (c) => {
    const from = localPath(c.req.query('from'), '')
    if (c.var.viewer) return c.redirect(from || '/', 303)
    return show(c, <SignInPage typed={{ from }} isReset={c.req.query('reset') === 'done'} />)
  })

  .post('/sign-in', async (c) => {
    const form = readForm<typeof signInForm, Problem>(signInForm, await c.req.formData())
    if (!form.ok) return show(c, <SignInPage {...form} />, 422)
    const again = (problem: Problem, status: 422 | 429) =>
      show(c, <SignInPage typed={form.typed} problems={{ password: problem }} />, status)
    const asking = { address: c.var.address, email: form.value.email }
    if (!(await withinLimits(c, signInLimits(asking)))) return again('try-later', 429)
    const result = await signIn(c.var.db, form.value)
    if (!result.ok && result.problem === 'suspended') return show(c, <SuspendedPage reason={result.reason} />, 403)
    if (!result.ok && result.problem === 'leaving') return show(c, <LeavingPage {...result} />)
    if (!result.ok) return again(result.problem, 422)
    await openSession(c, result.userId)
    return c.redirect(localPath(form.value.from, '/'), 303)
  })

  .post('/come-back/:token', async (c) => {
    const result = await comeBack(c.var.db, c.req.param('token'))
    if (!result.ok) return show(c, <LinkSpentPage />, 410)
    await openSession(c, result.userId)
    return c.redirect(accountPaths.me, 303)
  })

  .post('/sign-out', async (c) => {
    await closeSession(c)
    return c.redirect('/', 303)
  })

  .get('/forgotten-password', (c) => show(c, <ForgottenPage typed={{ email: c.var.viewer?.email ?? '' }} />))

  .post('/forgotten-password', async (c) => {
    const form = readForm<typeof forgottenForm, Problem>(forgottenForm, await c.req.formData())
    if (!form.ok) return show(c, <ForgottenPage {...form} />, 422)
    const asking = { address: c.var.address, email: form.value.email }
    if (!(await withinLimits(c, resetLimits(asking))))
      return show(c, <ForgottenPage typed={form.typed} problems={{ email: 'try-later' }} />, 429)
    await askReset(c.var.db, form.value.email)
    return c.redirect(accountPaths.resetSent, 303)
  })

  .get('/forgotten-password/letter', (c) =>
    show(c, <LetterSentPage purpose="reset" hasMail={c.var.config.smtpUrl !== undefined} />),
  )

  .get('/reset-password/:token', async (c) => {
    const token = c.req.param('token')
    return (await isResetToken(c.var.db, token))
      ? show(c, <ResetPage token={token} />)
      : show(c, <LinkSpentPage />, 410)
  })

  .post('/reset-password/:token', async (c) => {
    const token = c.req.param('token')
    if (!(await isResetToken(c.var.db, token))) return show(c, <LinkSpentPage />, 410)
    const form = readForm<typeof resetForm, Problem>(resetForm, await c.req.formData())
    if (!form.ok) return show(c, <ResetPage token={token} {...form} />, 422)
    const result = await resetPassword(c.var.db, token, form.value['new-password'])
    if (!result.ok)
      return result.problem === 'link-spent'
        ? show(c, <LinkSpentPage />, 410)
        : show(c, <ResetPage token={token} problems={{ 'new-password': result.problem }} />, 422)
    await closeSession(c)
    return c.redirect(`${accountPaths.signIn()}?reset=done`, 303)
  })
