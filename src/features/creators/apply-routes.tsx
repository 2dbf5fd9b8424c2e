import { type Context, Hono } from 'hono'
import { accountPaths } from '#features/accounts/index.ts'
import { deleteFiles } from '#features/media/index.ts'
import type { Env, Viewer } from '#features/site/index.ts'
import { readForm, type Typed } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { type Application, emptyContent, isEditable, latestApplication } from './application.ts'
import type { Filled, Refused } from './apply-form.tsx'
import { ApplyFormPage, ApplyStatePage, ApplyVerifyPage, ApplyWelcomePage } from './apply-pages.tsx'
import { type ApplicationForm, applicationForm } from './forms.ts'
import { handleRefusal } from './give-handle.ts'
import { normalHandle } from './handle-rules.ts'
import { fileToRemove, keepFiles, keepGoing } from './keep-going.ts'
import { creatorPaths } from './paths.ts'
import { channelChoices, creatorCards } from './queries.ts'
import { receiveForm, type Sent } from './receive-application.ts'
import { restartApplication } from './restart-application.ts'
import { submitApplication } from './submit-application.ts'
import { withdrawApplication } from './withdraw-application.ts'

const wantsJson = (c: Context<Env>): boolean => c.req.header('accept') === 'application/json'

export const applyRoutes = new Hono<Env>()
  .get('/apply', async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return show(c, <ApplyWelcomePage />)
    if (!viewer.isVerified) return show(c, <ApplyVerifyPage viewer={viewer} />)
    const latest = await latestApplication(db, viewer.id)
    const isNew = !latest || (latest.state === 'accepted' && c.req.query('another') !== undefined)
    if (isNew) return showForm(c, { filled: filledFrom(undefined) })
    if (!isEditable(latest.state)) return showState(c, latest)
    const isSaved = c.req.query('saved') !== undefined
    return showForm(c, { filled: filledFrom(latest), application: latest, isSaved })
  })

  .post('/apply', async (c) => {
    const { viewer } = c.var
    if (!viewer) return wantsJson(c) ? c.json({ problem: 'sign-in' }, 401) : toSignIn(c)
    if (!viewer.isVerified)
      return wantsJson(c) ? c.json({ problem: 'forbidden' }, 403) : show(c, <ApplyVerifyPage viewer={viewer} />, 403)
    return wantsJson(c) ? autosave(c, viewer) : save(c, viewer)
  })

  .get('/apply/handle', async (c) => {
    if (!c.var.viewer) return c.json({ problem: 'sign-in' }, 401)
    const problem = await handleRefusal(c.var.db, normalHandle((c.req.query('handle') ?? '').slice(0, 60)))
    const { say } = c.var.frame
    return c.json({ isFree: !problem, problem, sentence: problem ? say.problems[problem] : say.apply.handleFree })
  })

  .post('/apply/withdrawal', async (c) => {
    if (!c.var.viewer) return toSignIn(c)
    await withdrawApplication(c.var.db, c.var.viewer)
    return c.redirect(creatorPaths.apply, 303)
  })

  .post('/apply/restart', async (c) => {
    if (!c.var.viewer) return toSignIn(c)
    await restartApplication(c.var.db, c.var.viewer)
    return c.redirect(creatorPaths.apply, 303)
  })

const toSignIn = (c: Context<Env>) => c.redirect(accountPaths.signIn(creatorPaths.apply), 303)

/** The form as a browser without script sends it: words and files together, to be saved or submitted. */
const save = async (c: Context<Env>, viewer: Viewer): Promise<Response> => {
  const { db, storage } = c.var
  const sent = await receiveForm(c, viewer, null)
  const { refused } = sent
  const form = readForm<typeof applicationForm, Problem>(applicationForm, sent.form)
  if (!form.ok) return refuse(c, viewer, sent, form)
  const removed = await fileToRemove(db, viewer, form.value.do)
  const saved = await keepGoing(db, viewer, form.value, sent)
  if (!saved.ok) return showConflict(c, form.value, saved.current)
  if (removed) await deleteFiles(db, storage, [removed])
  const { application } = saved
  if (form.value.do !== 'submit') {
    if (refused.length === 0) return c.redirect(`${creatorPaths.apply}?saved`, 303)
    return showForm(c, { filled: filledFrom(application), application, refused }, 422)
  }
  const submitted = await submitApplication(db, viewer, application.version)
  if (submitted.ok) return c.redirect(creatorPaths.apply, 303)
  if (submitted.problem !== 'incomplete') return c.redirect(creatorPaths.apply, 303)
  const { problems } = submitted
  return showForm(c, { filled: filledFrom(application), application, problems, refused }, 422)
}

/** The words alone, saved while one types. */
const autosave = async (c: Context<Env>, viewer: Viewer): Promise<Response> => {
  const form = readForm<typeof applicationForm, Problem>(applicationForm, await c.req.formData())
  if (!form.ok) return c.json({ problems: form.problems }, 422)
  const saved = await keepGoing(c.var.db, viewer, { ...form.value, do: 'save' }, { avatar: undefined, proofs: [] })
  if (!saved.ok) return c.json({ problem: saved.problem, version: saved.current?.version }, 409)
  return c.json({ version: saved.application.version })
}

type FormState = {
  filled: Filled
  application?: Application | undefined
  problems?: Partial<Record<string, Problem>>
  refused?: Refused
  isSaved?: boolean
  other?: Application | undefined
}

const showForm = async (c: Context<Env>, state: FormState, status: 200 | 409 | 422 = 200): Promise<Response> =>
  show(c, <ApplyFormPage {...state} channels={await channelChoices(c.var.db)} />, status)

const showState = async (c: Context<Env>, application: Application): Promise<Response> => {
  const { creatorId } = application
  const cards = creatorId ? await creatorCards(c.var.db, [creatorId]) : undefined
  const handle = creatorId ? cards?.get(creatorId)?.handle : undefined
  return show(c, <ApplyStatePage application={application} channels={await channelChoices(c.var.db)} handle={handle} />)
}

/** Both sides are shown: what was typed stays in the form, what another window saved stands above it. */
const showConflict = async (c: Context<Env>, form: ApplicationForm, current: Application | undefined) => {
  const typed = { ...emptyContent, ...form, channelIds: form.channels }
  if (current && !isEditable(current.state)) {
    const channels = await channelChoices(c.var.db)
    return show(c, <ApplyStatePage application={current} channels={channels} typed={typed} />, 409)
  }
  const { avatar, files, version } = current ?? { ...emptyContent, version: 0 }
  const filled = { ...typed, kind: form.kind ?? '', links: form.links.join('\n'), avatar, files, version }
  return showForm(c, { filled, application: current, other: current }, 409)
}

type Unread = { typed: Typed; problems: Partial<Record<string, Problem>> }

/** A form whose words are too long: everything as it was typed, and the files that have arrived. */
const refuse = async (c: Context<Env>, viewer: Viewer, sent: Sent, { typed, problems }: Unread): Promise<Response> => {
  const before = await latestApplication(c.var.db, viewer.id)
  const application = await keepFiles(c.var.db, viewer, sent)
  const version = Number(typed.version) || 0
  const filled: Filled = {
    ...filledFrom(application),
    kind: typed.kind ?? '',
    handle: typed.handle ?? '',
    name: typed.name ?? '',
    tagline: typed.tagline ?? '',
    why: typed.why ?? '',
    links: typed.links ?? '',
    channelIds: sent.form.getAll('channels').map(String),
    version: version === (before?.version ?? 0) ? (application?.version ?? 0) : version,
  }
  return showForm(c, { filled, application, problems, refused: sent.refused }, 422)
}

const filledFrom = (application: Application | undefined): Filled => {
  const { version, ...content } = application ?? { ...emptyContent, version: 0 }
  return { ...content, version, kind: content.kind ?? '', links: content.links.join('\n') }
}
