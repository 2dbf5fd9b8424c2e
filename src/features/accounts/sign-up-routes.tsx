import { type Context, Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { localPath, readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { browserToken, keepWayBack, markBrowser, takeWayBack, unmarkBrowser } from './browser.ts'
import type { FormState } from './fields.tsx'
import { setUpForm, signUpForm, verifyForm } from './forms.ts'
import { invitationId } from './invitations.ts'
import { setUpLimits, signUpLimits, verifyLimits } from './limits.ts'
import { LetterSentPage, LinkSpentPage, SetUpPage, ShutPage, SignUpPage, VerifyPage } from './pages.tsx'
import { accountPaths } from './paths.ts'
import { mayRegister, type Shut } from './registration.ts'
import { emailKey } from './rules.ts'
import { openSession } from './session.ts'
import { isSetUpToken, setUpOperator } from './set-up.ts'
import { signUp } from './sign-up.ts'
import { withinLimits } from './take.ts'
import { hashToken } from './token.ts'
import { readVerifyLink, verifyEmail } from './verify-email.ts'

/** From a stranger to an account with a confirmed address. */
export const signUpRoutes = new Hono<Env>()
  .get('/sign-up', async (c) => {
    const from = localPath(c.req.query('from'), '')
    if (c.var.viewer) return c.redirect(from || accountPaths.me, 303)
    const invitation = c.req.query('invitation') ?? ''
    const shut = await mayRegister(c.var.db, c.var.secrets, invitation)
    return shut ? showShut(c, shut) : show(c, <SignUpPage typed={{ invitation, from }} />)
  })

  .post('/sign-up', async (c) => {
    const form = readForm<typeof signUpForm, Problem>(signUpForm, await c.req.formData())
    const shut = await mayRegister(c.var.db, c.var.secrets, form.typed.invitation ?? '')
    if (shut) return showShut(c, shut)
    if (!form.ok) return show(c, <SignUpPage {...form} />, 422)
    const asking = { address: c.var.address, email: emailKey(form.value.email) }
    if (!(await withinLimits(c, signUpLimits(asking))))
      return show(c, <SignUpPage typed={form.typed} problems={{ email: 'try-later' }} />, 429)
    const browserHash = hashToken(markBrowser(c))
    keepWayBack(c, localPath(form.value.from, ''))
    const invitation = invitationId(c.var.secrets, form.value.invitation)
    const result = await signUp(c.var.db, { ...form.value, invitation, language: c.var.frame.locale, browserHash })
    return result.ok ? c.redirect(accountPaths.letterSent, 303) : showShut(c, result.problem)
  })

  .get('/sign-up/letter', (c) =>
    show(c, <LetterSentPage purpose="sign-up" hasMail={c.var.config.smtpUrl !== undefined} />),
  )

  .get('/verify-email/:token', async (c) => {
    const token = c.req.param('token')
    const link = await readVerifyLink(c.var.db, token, proofOf(c))
    return link ? show(c, <VerifyPage token={token} {...link} />) : show(c, <LinkSpentPage />, 410)
  })

  .post('/verify-email/:token', async (c) => {
    const token = c.req.param('token')
    const form = readForm<typeof verifyForm, Problem>(verifyForm, await c.req.formData())
    const password = form.ok ? form.value.password : ''
    const link = await readVerifyLink(c.var.db, token, proofOf(c))
    if (!link) return show(c, <LinkSpentPage />, 410)
    const again = (problem: Problem, status: 422 | 429) =>
      show(c, <VerifyPage token={token} {...link} problems={{ password: problem }} />, status)
    if (!(await withinLimits(c, verifyLimits(c.var.address)))) return again('try-later', 429)
    const result = await verifyEmail(c.var.db, token, { ...proofOf(c), password })
    if (!result.ok && result.problem === 'link-spent') return show(c, <LinkSpentPage />, 410)
    if (!result.ok) return again(password ? 'wrong-password' : 'required', 422)
    unmarkBrowser(c)
    await openSession(c, result.userId)
    return c.redirect(localPath(takeWayBack(c), `${accountPaths.me}?saved=verified`), 303)
  })

  .get('/set-up/:token', async (c) => {
    const token = c.req.param('token')
    return (await isSetUpToken(c.var.db, token))
      ? show(c, <SetUpPage token={token} />)
      : show(c, <LinkSpentPage />, 410)
  })

  .post('/set-up/:token', async (c) => {
    const token = c.req.param('token')
    const form = readForm<typeof setUpForm, Problem>(setUpForm, await c.req.formData())
    const again = (state: FormState, status: 422 | 429) => show(c, <SetUpPage token={token} {...state} />, status)
    if (!(await withinLimits(c, setUpLimits(c.var.address))))
      return again({ typed: form.typed, problems: { email: 'try-later' } }, 429)
    if (!(await isSetUpToken(c.var.db, token))) return show(c, <LinkSpentPage />, 410)
    if (!form.ok) return again(form, 422)
    const result = await setUpOperator(c.var.db, token, { ...form.value, language: c.var.frame.locale })
    if (!result.ok && result.problem === 'link-spent') return show(c, <LinkSpentPage />, 410)
    if (!result.ok) return again({ typed: form.typed, problems: { email: 'email-taken' } }, 422)
    await openSession(c, result.userId)
    return c.redirect('/admin', 303)
  })

const showShut = (c: Context<Env>, problem: Shut) => show(c, <ShutPage problem={problem} />, shutStatus[problem])

const shutStatus = { closed: 403, 'invitation-needed': 403, 'invitation-spent': 410 } as const

const proofOf = (c: Context<Env>) => ({ viewerId: c.var.viewer?.id, browserToken: browserToken(c) })
