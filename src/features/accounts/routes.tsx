import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { localPath, readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { signInForm, signUpForm } from './forms.ts'
import { LinkSpentPage, SetUpPage, SignInPage, SignUpPage } from './pages.tsx'
import { accountPaths } from './paths.ts'
import { closeSession, openSession } from './session.ts'
import { isSetUpToken, setUpOperator } from './set-up.ts'
import { signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'

export const accountRoutes = new Hono<Env>()
  .get('/sign-up', (c) => show(c, <SignUpPage />))

  .post('/sign-up', async (c) => {
    const form = readForm<typeof signUpForm, Problem>(signUpForm, await c.req.formData())
    if (!form.ok) return show(c, <SignUpPage {...form} />, 422)
    const result = await signUp(c.var.db, { ...form.value, language: c.var.frame.locale })
    if (!result.ok) return show(c, <SignUpPage typed={form.typed} problems={{ email: result.problem }} />, 422)
    await openSession(c, result.userId)
    return c.redirect('/', 303)
  })

  .get('/sign-in', (c) => show(c, <SignInPage typed={{ from: c.req.query('from') ?? '' }} />))

  .post('/sign-in', async (c) => {
    const form = readForm<typeof signInForm, Problem>(signInForm, await c.req.formData())
    if (!form.ok) return show(c, <SignInPage {...form} />, 422)
    const result = await signIn(c.var.db, form.value)
    if (!result.ok) return show(c, <SignInPage typed={form.typed} problems={{ password: result.problem }} />, 422)
    await openSession(c, result.userId)
    return c.redirect(localPath(form.value.from, '/'), 303)
  })

  .post('/sign-out', async (c) => {
    await closeSession(c)
    return c.redirect('/', 303)
  })

  .get('/set-up/:token', async (c) => {
    const token = c.req.param('token')
    return (await isSetUpToken(c.var.db, token))
      ? show(c, <SetUpPage token={token} />)
      : show(c, <LinkSpentPage />, 410)
  })

  .post('/set-up/:token', async (c) => {
    const token = c.req.param('token')
    const form = readForm<typeof signUpForm, Problem>(signUpForm, await c.req.formData())
    if (!form.ok) return show(c, <SetUpPage token={token} {...form} />, 422)
    const result = await setUpOperator(c.var.db, token, { ...form.value, language: c.var.frame.locale })
    if (!result.ok && result.problem === 'link-spent') return show(c, <LinkSpentPage />, 410)
    if (!result.ok)
      return show(c, <SetUpPage token={token} typed={form.typed} problems={{ email: 'email-taken' }} />, 422)
    await openSession(c, result.userId)
    return c.redirect('/admin', 303)
  })
