import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { changePassword } from './change-password.ts'
import { changeProfile } from './change-profile.ts'
import { askDeletion } from './delete-account.ts'
import { emailChangeRoutes } from './email-change/routes.tsx'
import { deletionForm, passwordForm, profileForm } from './forms.ts'
import { passwordLimits, resendLimits } from './limits.ts'
import type { Saved } from './me-page.tsx'
import { LeftPage } from './pages.tsx'
import { accountPaths } from './paths.ts'
import { closeSession } from './session.ts'
import { sessionRoutes } from './sessions/routes.tsx'
import { showMe } from './show-me.tsx'
import { withinLimits } from './take.ts'
import { askVerification } from './verify-email.ts'

/** One's own account. */
export const meRoutes = new Hono<Env>()
  .route('/', sessionRoutes)
  .route('/', emailChangeRoutes)

  .get('/me', signedIn, (c) => showMe(c, { saved: c.req.query('saved') as Saved }))

  .post('/me/profile', signedIn, async (c) => {
    const form = readForm<typeof profileForm, Problem>(profileForm, await c.req.formData())
    if (!form.ok) return showMe(c, { profile: form }, 422)
    await changeProfile(c.var.db, viewerOf(c).id, form.value)
    setCookie(c, 'lang', form.value.language, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
    return c.redirect(`${accountPaths.me}?saved=profile`, 303)
  })

  .post('/me/password', signedIn, async (c) => {
    const viewer = viewerOf(c)
    const form = readForm<typeof passwordForm, Problem>(passwordForm, await c.req.formData())
    if (!form.ok) return showMe(c, { password: form }, 422)
    if (!(await withinLimits(c, passwordLimits(viewer.id))))
      return showMe(c, { password: { problems: { 'current-password': 'try-later' } } }, 429)
    const given = { current: form.value['current-password'], wanted: form.value['new-password'] }
    const result = await changePassword(c.var.db, viewer, given)
    if (result.ok) return c.redirect(`${accountPaths.me}?saved=password`, 303)
    const field = result.problem === 'wrong-password' ? 'current-password' : 'new-password'
    return showMe(c, { password: { problems: { [field]: result.problem } } }, 422)
  })

  .post('/me/verification', signedIn, async (c) => {
    const viewer = viewerOf(c)
    if (!(await withinLimits(c, resendLimits(viewer.id)))) return showMe(c, { isTooOften: true }, 429)
    await askVerification(c.var.db, viewer.id)
    return c.redirect(`${accountPaths.me}?saved=sent`, 303)
  })

  .post('/me/deletion', signedIn, async (c) => {
    const viewer = viewerOf(c)
    const form = readForm<typeof deletionForm, Problem>(deletionForm, await c.req.formData())
    if (!form.ok) return showMe(c, { deletion: form }, 422)
    if (!(await withinLimits(c, passwordLimits(viewer.id))))
      return showMe(c, { deletion: { problems: { password: 'try-later' } } }, 429)
    const result = await askDeletion(c.var.db, viewer, form.value.password)
    if (!result.ok) return showMe(c, { deletion: { problems: { password: result.problem } } }, 422)
    await closeSession(c)
    return show(c, <LeftPage until={result.until} />)
  })
