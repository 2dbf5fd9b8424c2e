import { type Context, Hono } from 'hono'
import { type Env, forbidden, only, viewerOf } from '#features/site/index.ts'
import { readForm, type Typed } from '#platform/http.ts'
import type { Problems } from '#ui/forms.tsx'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { addChannel } from './add-channel.ts'
import { changeChannel, moveChannel } from './change-channel.ts'
import { channelForm, newChannelForm } from './forms.ts'
import { ChannelEditPage, ChannelsPage } from './pages.tsx'
import { channelPaths } from './paths.ts'
import { allChannels, channelById } from './queries.ts'

/** Channels as editors and operators change them. */
export const channelRoutes = new Hono<Env>()
  .get('/admin/channels', only('channel.change'), (c) => showList(c, { isSaved: c.req.query('saved') === 'yes' }))

  .post('/admin/channels', only('channel.change'), async (c) => {
    const form = readForm<typeof newChannelForm, Problem>(newChannelForm, await c.req.formData())
    if (!form.ok) return showList(c, form, 422)
    const result = await addChannel(c.var.db, viewerOf(c), form.value)
    if (result.ok) return c.redirect(saved, 303)
    if (result.problem === 'forbidden') return forbidden(c)
    return showList(c, { typed: form.typed, problems: { slug: result.problem } }, 422)
  })

  .get('/admin/channels/:id', only('channel.change'), async (c) => {
    const channel = await channelById(c.var.db, c.req.param('id'))
    return channel ? show(c, <ChannelEditPage viewer={viewerOf(c)} channel={channel} />) : c.notFound()
  })

  .post('/admin/channels/:id', only('channel.change'), async (c) => {
    const channel = await channelById(c.var.db, c.req.param('id'))
    if (!channel) return c.notFound()
    const form = readForm<typeof channelForm, Problem>(channelForm, await c.req.formData())
    if (!form.ok) return show(c, <ChannelEditPage viewer={viewerOf(c)} channel={channel} {...form} />, 422)
    return answer(c, await changeChannel(c.var.db, viewerOf(c), channel.id, form.value))
  })

  .post('/admin/channels/:id/place', only('channel.change'), async (c) => {
    const direction = (await c.req.formData()).get('direction') === 'up' ? 'up' : 'down'
    return answer(c, await moveChannel(c.var.db, viewerOf(c), c.req.param('id'), direction))
  })

const saved = `${channelPaths.list}?saved=yes`

type Result = { ok: true } | { ok: false; problem: 'forbidden' | 'missing' }

const answer = (c: Context<Env>, result: Result) => {
  if (result.ok) return c.redirect(saved, 303)
  return result.problem === 'forbidden' ? forbidden(c) : c.notFound()
}

type ListState = { typed?: Typed; problems?: Problems; isSaved?: boolean }

const showList = async (c: Context<Env>, state: ListState, status: 200 | 422 = 200) =>
  show(c, <ChannelsPage viewer={viewerOf(c)} channels={await allChannels(c.var.db)} {...state} />, status)
