import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { type Env, viewerOf } from '#features/site/index.ts'
import { type Status, show } from '#ui/frame.tsx'
import { CaseArticle, type CaseProps } from './case-page.tsx'
import { type CaseView, caseView } from './case-view.ts'
import { DeskPage } from './desk-page.tsx'
import { deskPaths, type Kind } from './paths.ts'
import { type QueuePlace, queue, waitingCount } from './queries.ts'

const pageSize = 30

const kindIn = (text: string | undefined): Kind | undefined =>
  text === 'application' || text === 'review' || text === 'report' ? text : undefined

/** A place in the queue as it stands in an address: milliseconds, a dash, an id. */
const placeIn = (text: string | undefined): QueuePlace | undefined => {
  const [, time, id] = /^(\d{1,15})-([0-9a-z]{13})$/.exec(text ?? '') ?? []
  return time && id ? { dueAt: new Date(Number(time)), id } : undefined
}

export const readQueue = async (c: Context<Env>) => {
  const kind = kindIn(c.req.query('kind'))
  const after = placeIn(c.req.query('after'))
  const [found, count] = await Promise.all([
    queue(c.var.db, { kind, after, limit: pageSize + 1 }),
    waitingCount(c.var.db),
  ])
  const cases = found.slice(0, pageSize)
  const last = found.length > pageSize ? cases.at(-1) : undefined
  return { cases, count, kind, next: last && deskPaths.queue(kind, `${last.due_at.getTime()}-${last.id}`) }
}

export type CaseShown = Omit<CaseProps, 'view' | 'viewerId'> & { view?: CaseView }

/** A case at the desk, beside the queue. */
export const showCase = async (c: Context<Env>, { view, ...rest }: CaseShown, status: Status = 200) => {
  const viewer = viewerOf(c)
  const found = view ?? (await caseView(c.var.db, viewer, c.req.param('number') ?? ''))
  if (!found) return c.notFound()
  return showWithin(c, found.case.number, <CaseArticle view={found} viewerId={viewer.id} {...rest} />, status)
}

/** Something about a case, beside the queue. */
export const showWithin = async (c: Context<Env>, number: string, part: Child, status: Status = 200) =>
  show(
    c,
    <DeskPage {...(await readQueue(c))} current={number}>
      {part}
    </DeskPage>,
    status,
  )
