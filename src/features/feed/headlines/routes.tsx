import { type Context, Hono } from 'hono'
import { visibleChannels } from '#features/channels/index.ts'
import { type Env, forbidden, only, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { moved } from '#platform/moved.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { candidates, readAsked } from './candidates.ts'
import type { Outcome } from './change-list.ts'
import { changePin, unpin } from './change-pin.ts'
import { HeadlinesPage, type State } from './desk-page.tsx'
import { changeForm, orderForm, pinForm } from './forms.ts'
import { orderHeadlines } from './order-headlines.ts'
import { headlinePaths } from './paths.ts'
import { pinArticle } from './pin-article.ts'
import { pastOf, pinnedIn, type Scope, versionOf } from './queries.ts'

/** The desk of the headlines: what stands first on the front page and in each channel. */
export const headlineRoutes = new Hono<Env>()
  .get('/desk/headlines', only('headline.set'), async (c) => {
    const scope = await scopeOf(c, c.req.query('channel'))
    return scope === undefined ? c.notFound() : showDesk(c, scope, {})
  })

  .post('/desk/headlines', only('headline.set'), async (c) => {
    const form = readForm<typeof pinForm, Problem>(pinForm, await c.req.formData())
    const scope = await scopeOf(c, form.typed.channel)
    if (scope === undefined) return c.notFound()
    if (!form.ok) return showDesk(c, scope, { typed: form.typed, problems: form.problems }, 422)
    const { version, ...pin } = form.value
    const result = await pinArticle(c.var.db, viewerOf(c), { scope, version }, pin)
    if (result.ok || result.problem === 'stale' || result.problem === 'forbidden')
      return answer(c, scope, result, { typed: form.typed })
    return showDesk(c, scope, { typed: form.typed, problems: { article: result.problem } }, 422)
  })

  .post('/desk/headlines/order', only('headline.set'), async (c) => {
    const form = readForm<typeof orderForm, Problem>(orderForm, await c.req.formData())
    const scope = await scopeOf(c, form.typed.channel)
    if (scope === undefined) return c.notFound()
    if (!form.ok) return showDesk(c, scope, { isStale: true }, 422)
    const { version, order, do: pressed } = form.value
    const seen = { scope, version }
    if (pressed.act === 'remove') return answer(c, scope, await unpin(c.var.db, viewerOf(c), seen, pressed.pin), {})
    const wanted = pressed.act === 'save' ? order : (moved(order, pressed.pin, pressed.act) ?? order)
    return answer(c, scope, await orderHeadlines(c.var.db, viewerOf(c), seen, wanted), { wanted })
  })

  .post('/desk/headlines/:id', only('headline.set'), async (c) => {
    const id = c.req.param('id')
    const form = readForm<typeof changeForm, Problem>(changeForm, await c.req.formData())
    const scope = await scopeOf(c, form.typed.channel)
    if (scope === undefined) return c.notFound()
    const edited = { id, title: form.typed.title ?? '', hours: form.typed.hours ?? '' }
    if (!form.ok) return showDesk(c, scope, { edited, problemsOfEdited: form.problems }, 422)
    const { version, title, hours } = form.value
    const result = await changePin(c.var.db, viewerOf(c), { scope, version }, { id, title, hours })
    return answer(c, scope, result, { edited })
  })

/** The list that is meant: a channel's that readers see, or the front page's. Undefined: there is no such channel. */
const scopeOf = async (c: Context<Env>, slug: string | undefined): Promise<Scope | undefined> => {
  if (!slug) return null
  return (await visibleChannels(c.var.db)).find((channel) => channel.slug === slug)?.id
}

/** What was done is seen in the list. Whoever came second sees it as it is now, with their own change still to save. */
const answer = async (
  c: Context<Env>,
  scope: Scope,
  result: Outcome<'stale' | 'missing' | 'forbidden' | Problem>,
  kept: State,
) => {
  if (result.ok) return c.redirect(headlinePaths.desk(await slugOf(c, scope), { saved: 'yes' }), 303)
  if (result.problem === 'forbidden') return forbidden(c)
  return showDesk(c, scope, { ...kept, isStale: true }, 409)
}

const slugOf = async (c: Context<Env>, scope: Scope): Promise<string | undefined> =>
  scope === null ? undefined : (await visibleChannels(c.var.db)).find(({ id }) => id === scope)?.slug

const showDesk = async (c: Context<Env>, scope: Scope, state: State, status: 200 | 409 | 422 = 200) => {
  const { db } = c.var
  const asked = readAsked(c.req.query())
  // The version first: a change in between makes the next one stale, and never the other way round.
  const version = await versionOf(db, scope)
  const [pinned, past, found, channels] = await Promise.all([
    pinnedIn(db, scope),
    pastOf(db, scope),
    candidates(db, scope, asked),
    visibleChannels(db),
  ])
  const channel = channels.find(({ id }) => id === scope)
  const shown = { version, pinned, past, found, channels, channel, asked }
  return show(c, <HeadlinesPage {...shown} {...state} isSaved={c.req.query('saved') === 'yes'} />, status)
}
