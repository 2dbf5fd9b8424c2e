import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { adminPaths, changeSettings, type Env, forbidden, only, readSetting, viewerOf } from '#features/site/index.ts'
import { readForm, type Typed } from '#platform/http.ts'
import type { Problems } from '#ui/forms.tsx'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { invitationToken, listInvitations } from './invitations.ts'
import { makeInvitation, revokeInvitation } from './make-invitation.ts'
import { RegistrationPage } from './registration-pages.tsx'
import { isName } from './rules.ts'

const whole = (most: number) =>
  z
    .string('required')
    .trim()
    .regex(/^\d{1,4}$/, 'not-number')
    .transform(Number)
    .refine((n) => n >= 1 && n <= most, 'not-number')

const modeForm = z.object({ mode: z.enum(['open', 'invitation', 'closed'], 'choose-one') })

const invitationForm = z.object({
  note: z
    .string()
    .trim()
    .max(200, 'too-long')
    .refine((text) => text === '' || isName(text), 'not-name')
    .default(''),
  uses: whole(1000),
  days: whole(365),
})

/** Who may sign up, and the invitations for it. */
export const registrationRoutes = new Hono<Env>()
  .get('/admin/registration', only('invitation.make'), (c) =>
    showRegistration(c, { isSaved: c.req.query('saved') === 'yes' }),
  )

  .post('/admin/registration', only('settings.change'), async (c) => {
    const form = readForm<typeof modeForm, Problem>(modeForm, await c.req.formData())
    if (!form.ok) return showRegistration(c, { problems: form.problems }, 422)
    return answer(c, await changeSettings(c.var.db, viewerOf(c), { 'site.registration': form.value.mode }))
  })

  .post('/admin/invitations', only('invitation.make'), async (c) => {
    const form = readForm<typeof invitationForm, Problem>(invitationForm, await c.req.formData())
    if (!form.ok) return showRegistration(c, form, 422)
    return answer(c, await makeInvitation(c.var.db, viewerOf(c), form.value))
  })

  .post('/admin/invitations/:id/revocation', only('invitation.make'), async (c) =>
    answer(c, await revokeInvitation(c.var.db, viewerOf(c), c.req.param('id'))),
  )

const answer = (c: Context<Env>, result: { ok: true } | { ok: false; problem: 'forbidden' | 'missing' }) => {
  if (result.ok) return c.redirect(`${adminPaths.registration}?saved=yes`, 303)
  return result.problem === 'missing' ? c.notFound() : forbidden(c)
}

const perPage = 50

type State = { typed?: Typed; problems?: Problems; isSaved?: boolean }

const showRegistration = async (c: Context<Env>, state: State, status: 200 | 422 = 200) => {
  const { db, secrets } = c.var
  const found = await listInvitations(db, c.req.query('before') ?? '', perPage + 1)
  const shown = found.slice(0, perPage)
  const props = {
    mode: await readSetting(db, 'site.registration'),
    invitations: shown.map((invitation) => ({ ...invitation, token: invitationToken(secrets, invitation.id) })),
    next: found.length > perPage ? shown.at(-1)?.id : undefined,
  }
  return show(c, <RegistrationPage {...props} {...state} />, status)
}
