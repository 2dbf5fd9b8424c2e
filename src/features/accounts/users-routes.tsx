import { type Context, Hono } from 'hono'
import { type Env, forbidden, only, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import type { FormState } from './fields.tsx'
import { roleForm, suspensionForm } from './forms.ts'
import { userPaths } from './paths.ts'
import { setRole } from './set-role.ts'
import { liftSuspension, suspendUser } from './suspend-user.ts'
import { listUsers, readUser } from './users.ts'
import { UserPage, UsersPage } from './users-pages.tsx'

/** The operator's list of users. */
export const usersRoutes = new Hono<Env>()
  .get('/admin/users', only('user.list'), async (c) => {
    const { q = '', role = '', before = '' } = c.req.query()
    const search = { q: q.replaceAll('\0', '').trim(), role, before }
    return show(c, <UsersPage search={search} {...(await listUsers(c.var.db, search))} />)
  })

  .get('/admin/users/:id', only('user.list'), (c) => showUser(c, { isSaved: c.req.query('saved') === 'yes' }))

  .post('/admin/users/:id/role', only('user.set-role'), async (c) => {
    const form = readForm<typeof roleForm, Problem>(roleForm, await c.req.formData())
    if (!form.ok) return showUser(c, { role: form }, 422)
    const id = c.req.param('id')
    const result = await setRole(c.var.db, viewerOf(c), id, form.value.role)
    if (result.ok) return c.redirect(isStillIn(c, id, form.value.role) ? saved(id) : '/', 303)
    if (result.problem === 'missing') return c.notFound()
    if (result.problem === 'forbidden') return forbidden(c)
    return showUser(c, { role: { problems: { role: result.problem } } }, 422)
  })

  .post('/admin/users/:id/suspension', only('user.suspend'), async (c) => {
    const data = await c.req.formData()
    const form = readForm<typeof suspensionForm, Problem>(suspensionForm, data)
    const id = c.req.param('id')
    const isLift = data.get('act') === 'lift'
    if (!isLift && !form.ok) return showUser(c, { suspension: form }, 422)
    const reason = form.ok ? form.value.reason : ''
    const result = await (isLift
      ? liftSuspension(c.var.db, viewerOf(c), id)
      : suspendUser(c.var.db, viewerOf(c), id, reason))
    if (result.ok) return c.redirect(saved(id), 303)
    if (result.problem === 'missing') return c.notFound()
    if (result.problem === 'forbidden') return forbidden(c)
    return showUser(c, { suspension: { typed: form.typed, problems: { reason: result.problem } } }, 422)
  })

type Forms = { role?: FormState; suspension?: FormState; isSaved?: boolean }

const showUser = async (c: Context<Env>, forms: Forms, status: 200 | 422 = 200) => {
  const user = await readUser(c.var.db, c.req.param('id') ?? '')
  return user ? show(c, <UserPage viewer={viewerOf(c)} user={user} {...forms} />, status) : c.notFound()
}

const saved = (id: string) => `${userPaths.show(id)}?saved=yes`

// Who has stepped down may not see the page any more.
const isStillIn = (c: Context<Env>, id: string, role: string) => id !== viewerOf(c).id || role === 'operator'
