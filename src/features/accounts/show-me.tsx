import type { Context } from 'hono'
import { type Env, viewerOf } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import { waitingEmail } from './email-change/queries.ts'
import { MePage, type MeProps } from './me-page.tsx'

/** The page of one's own account, with what one of its forms has to say. */
export const showMe = async (c: Context<Env>, props: Partial<MeProps>, status: 200 | 422 | 429 = 200) => {
  const viewer = viewerOf(c)
  const profile = { typed: { name: viewer.name, language: c.var.frame.locale } }
  const waiting = await waitingEmail(c.var.db, viewer.id)
  return show(c, <MePage viewer={viewer} profile={profile} waiting={waiting} {...props} />, status)
}
