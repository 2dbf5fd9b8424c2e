import { type Context, Hono } from 'hono'
import { accountPaths } from '#features/accounts/index.ts'
import { type Env, type MemberRole, may, type Viewer } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { changeHandle } from './change-handle.ts'
import { changeProfile } from './change-profile.ts'
import { handleForm, profileForm } from './forms.ts'
import { creatorPaths } from './paths.ts'
import {
  type CreatorProfile,
  channelChoices,
  channelIdsOf,
  creatorByHandle,
  creatorsOf,
  membershipOf,
} from './queries.ts'
import { receiveForm } from './receive-application.ts'
import { SettingsPage, type SettingsProps } from './settings-page.tsx'

export const settingsRoutes = new Hono<Env>()
  .get('/studio/settings', async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return c.redirect(accountPaths.signIn(c.req.path), 303)
    const mine = await creatorsOf(db, viewer.id)
    const wanted = mine.find(({ id, handle }) => [id, handle].includes(c.req.query('creator') ?? '')) ?? mine[0]
    return c.redirect(wanted ? creatorPaths.settings(wanted.handle) : creatorPaths.apply, 303)
  })

  .get('/studio/creators/:handle/settings', async (c) => {
    const own = await ownCreator(c)
    if (own instanceof Response) return own
    const done = c.req.query('saved') !== undefined ? 'saved' : undefined
    return showSettings(c, own, { done: c.req.query('moved') !== undefined ? 'handleChanged' : done })
  })

  .post('/studio/creators/:handle/settings', async (c) => {
    const own = await ownCreator(c)
    if (own instanceof Response) return own
    const { creator, viewer } = own
    const { form: sent, avatar, refused } = await receiveForm(c, viewer, creator.id)
    const form = readForm<typeof profileForm, Problem>(profileForm, sent)
    const typed = { ...form.typed, channelIds: sent.getAll('channels').map(String) }
    if (!form.ok) return showSettings(c, own, { typed, problems: form.problems, refused }, 422)
    const { name, tagline, channels } = form.value
    const kept = form.value.do === 'remove-avatar' ? null : (avatar ?? creator.avatar)
    const profile = { name, tagline, avatar: kept, channelIds: channels }
    const result = await changeProfile(c.var.db, viewer, creator.id, profile)
    if (!result.ok && result.problem === 'forbidden') return c.notFound()
    if (!result.ok) return showSettings(c, own, { typed, problems: { name: result.problem }, refused }, 422)
    if (refused.length > 0) return showSettings(c, own, { typed, refused }, 422)
    return c.redirect(`${creatorPaths.settings(creator.handle)}?saved`, 303)
  })

  .post('/studio/creators/:handle/handle', async (c) => {
    const own = await ownCreator(c)
    if (own instanceof Response) return own
    const form = readForm<typeof handleForm, Problem>(handleForm, await c.req.formData())
    const typed = { handle: form.typed.handle ?? '' }
    if (!form.ok) return showSettings(c, own, { typed, problems: form.problems }, 422)
    const result = await changeHandle(c.var.db, own.viewer, own.creator.id, form.value.handle)
    if (!result.ok && result.problem === 'forbidden') return c.notFound()
    if (!result.ok) return showSettings(c, own, { typed, problems: { handle: result.problem } }, 422)
    return c.redirect(`${creatorPaths.settings(form.value.handle)}?moved`, 303)
  })

type Own = { creator: CreatorProfile; role: MemberRole; viewer: Viewer }

/** The creator in the address, for those who may edit it. For everybody else there is no such page. */
const ownCreator = async (c: Context<Env>): Promise<Own | Response> => {
  const { viewer, db } = c.var
  if (!viewer) return c.redirect(accountPaths.signIn(c.req.path), 303)
  const found = await creatorByHandle(db, c.req.param('handle') ?? '')
  if (!found) return c.notFound()
  if ('movedTo' in found) return c.redirect(creatorPaths.settings(found.movedTo), 303)
  const role = await membershipOf(db, found.creator.id, viewer.id)
  return role && may(role, 'creator.edit') ? { creator: found.creator, role, viewer } : c.notFound()
}

type State = Pick<SettingsProps, 'problems' | 'refused' | 'done'> & { typed?: Partial<SettingsProps['filled']> }

const showSettings = async (c: Context<Env>, own: Own, { typed, ...state }: State, status: 200 | 422 = 200) => {
  const { creator, role } = own
  const { db } = c.var
  const [channels, channelIds] = await Promise.all([channelChoices(db), channelIdsOf(db, creator.id)])
  const filled = { name: creator.name, tagline: creator.tagline, channelIds, handle: creator.handle, ...typed }
  return show(c, <SettingsPage {...{ creator, role, channels, filled, ...state }} />, status)
}
