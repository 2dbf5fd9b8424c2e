import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { emailField, emailKey, withinLimits } from '#features/accounts/index.ts'
import { type Act, type Env, type MemberRole, may, memberRoles, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { creatorPaths } from '../paths.ts'
import { type CreatorProfile, creatorByHandle, membershipOf } from '../queries.ts'
import { changeMemberRole, giveOwnership, leaveCreator, type MemberProblem, removeMember } from './change-members.ts'
import { inviteMember, takeBackInvitation } from './invite-member.ts'
import { inviteLimits } from './limits.ts'
import { type MembersDone, MembersPage, type MembersProps } from './members-page.tsx'
import { listMembers, listOpenInvitations } from './queries.ts'

const roleField = z.enum(memberRoles, 'choose-one')
const inviteForm = z.object({ email: emailField, role: roleField })
const roleForm = z.object({ role: roleField })

/** Who writes for a creator. */
export const memberRoutes = new Hono<Env>()
  .get('/studio/creators/:handle/members', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.read-members')
    if (!own) return c.notFound()
    if ('movedTo' in own) return c.redirect(creatorPaths.members(own.movedTo), 303)
    return showMembers(c, own, { done: dones.find((each) => each === c.req.query('done')) })
  })

  .post('/studio/creators/:handle/invitations', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.change-members')
    if (!own || 'movedTo' in own) return c.notFound()
    const form = readForm<typeof inviteForm, Problem>(inviteForm, await c.req.formData())
    const again = (problems: Partial<Record<string, Problem>>, status: 422 | 429) =>
      showMembers(c, own, { typed: form.typed, problems }, status)
    if (!form.ok) return again(form.problems, 422)
    const { email, role } = form.value
    if (!(await withinLimits(c, inviteLimits(viewerOf(c).id, emailKey(email)))))
      return again({ email: 'try-later' }, 429)
    const wanted = { email, role, language: c.var.frame.locale }
    const result = await inviteMember(c.var.db, viewerOf(c), own.creator.id, wanted)
    if (result.ok) return done(c, own, 'invited')
    return result.problem === 'forbidden' ? c.notFound() : again({ email: result.problem }, 422)
  })

  .post('/studio/creators/:handle/invitations/:invitation/revocation', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.change-members')
    if (!own || 'movedTo' in own) return c.notFound()
    const result = await takeBackInvitation(c.var.db, viewerOf(c), own.creator.id, c.req.param('invitation'))
    return result.ok ? done(c, own, 'takenBack') : c.notFound()
  })

  .post('/studio/creators/:handle/members/:user/role', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.change-members')
    if (!own || 'movedTo' in own) return c.notFound()
    const form = readForm<typeof roleForm, Problem>(roleForm, await c.req.formData())
    if (!form.ok) return showMembers(c, own, { refused: 'choose-one' }, 422)
    return answer(c, own, 'changed', await changeMemberRole(c.var.db, viewerOf(c), memberOf(c, own), form.value.role))
  })

  .post('/studio/creators/:handle/members/:user/removal', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.change-members')
    if (!own || 'movedTo' in own) return c.notFound()
    return answer(c, own, 'removed', await removeMember(c.var.db, viewerOf(c), memberOf(c, own)))
  })

  .post('/studio/creators/:handle/members/:user/ownership', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.change-members')
    if (!own || 'movedTo' in own) return c.notFound()
    return answer(c, own, 'handed', await giveOwnership(c.var.db, viewerOf(c), memberOf(c, own)))
  })

  .post('/studio/creators/:handle/departure', signedIn, async (c) => {
    const own = await ownCreator(c, 'creator.read-members')
    if (!own || 'movedTo' in own) return c.notFound()
    const result = await leaveCreator(c.var.db, viewerOf(c), own.creator.id)
    return result.ok ? c.redirect('/studio', 303) : answer(c, own, 'changed', result)
  })

const dones: MembersDone[] = ['invited', 'changed', 'removed', 'handed', 'joined', 'takenBack']

type Own = { creator: CreatorProfile; role: MemberRole }

/** The creator in the address, for members of it who may do this. For everybody else there is no such page. */
const ownCreator = async (c: Context<Env>, act: Act): Promise<Own | { movedTo: string } | undefined> => {
  const found = await creatorByHandle(c.var.db, c.req.param('handle') ?? '')
  if (!found || 'movedTo' in found) return found
  const role = await membershipOf(c.var.db, found.creator.id, viewerOf(c).id)
  return role && may(role, act) ? { creator: found.creator, role } : undefined
}

const memberOf = (c: Context<Env>, { creator }: Own) => {
  const userId = c.req.param('user') ?? ''
  return { creatorId: creator.id, userId: isId(userId) ? userId : '' }
}

const done = (c: Context<Env>, { creator }: Own, what: MembersDone) =>
  c.redirect(`${creatorPaths.members(creator.handle)}?done=${what}`, 303)

type Result = { ok: true } | { ok: false; problem: MemberProblem }

const answer = (c: Context<Env>, own: Own, what: MembersDone, result: Result): Response | Promise<Response> => {
  if (result.ok) return done(c, own, what)
  if (result.problem === 'forbidden' || result.problem === 'missing') return c.notFound()
  return showMembers(c, own, { refused: result.problem }, 422)
}

type State = Pick<MembersProps, 'done' | 'typed' | 'problems' | 'refused'>

const showMembers = async (c: Context<Env>, own: Own, state: State, status: 200 | 422 | 429 = 200) => {
  const { creator, role } = own
  const [members, invitations] = await Promise.all([
    listMembers(c.var.db, creator.id),
    may(role, 'creator.change-members') ? listOpenInvitations(c.var.db, creator.id) : [],
  ])
  const props = { creator, role, viewerId: viewerOf(c).id, members, invitations, ...state }
  return show(c, <MembersPage {...props} />, status)
}
