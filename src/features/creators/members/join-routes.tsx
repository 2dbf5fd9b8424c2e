import { Hono } from 'hono'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import { creatorPaths } from '../paths.ts'
import { acceptInvitation, refuseInvitation } from './answer-invitation.ts'
import { InvitationRefusedPage, InvitationSpentPage, JoinPage } from './join-page.tsx'
import { invitationOfToken } from './member-token.ts'
import { invitationToShow } from './queries.ts'

/** From the link of a letter to writing for a creator. */
export const joinRoutes = new Hono<Env>()
  .get('/join/:token', async (c) => {
    const token = c.req.param('token')
    const id = invitationOfToken(c.var.secrets, token)
    const invitation = id && (await invitationToShow(c.var.db, id))
    if (!invitation) return show(c, <InvitationSpentPage />, 410)
    return show(c, <JoinPage token={token} invitation={invitation} viewer={c.var.viewer} />)
  })

  .post('/join/:token', signedIn, async (c) => {
    const token = c.req.param('token')
    const id = invitationOfToken(c.var.secrets, token)
    const invitation = id && (await invitationToShow(c.var.db, id))
    if (!invitation) return show(c, <InvitationSpentPage />, 410)
    const result = await acceptInvitation(c.var.db, viewerOf(c), invitation.id)
    if (result.ok) return c.redirect(`${creatorPaths.members(result.handle)}?done=joined`, 303)
    if (result.problem === 'link-spent') return show(c, <InvitationSpentPage />, 410)
    return show(c, <JoinPage {...{ token, invitation }} viewer={viewerOf(c)} refused={result.problem} />, 422)
  })

  .post('/join/:token/refusal', async (c) => {
    const id = invitationOfToken(c.var.secrets, c.req.param('token'))
    if (!id) return show(c, <InvitationSpentPage />, 410)
    await refuseInvitation(c.var.db, id)
    return show(c, <InvitationRefusedPage />)
  })
