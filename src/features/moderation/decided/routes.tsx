import { Hono } from 'hono'
import { type Env, only } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { show } from '#ui/frame.tsx'
import { deskPaths } from '../paths.ts'
import { decidedCases } from './decided-cases.ts'
import { DecidedPage } from './decided-page.tsx'
import { readWanted } from './wanted.ts'

const pageSize = 30

export const decidedRoutes = new Hono<Env>().get('/desk/decided', only('case.decide'), async (c) => {
  const { db, frame } = c.var
  const find = (c.req.query('find') ?? '').trim().slice(0, 300)
  const before = c.req.query('before') ?? ''
  const wanted = await readWanted(db, find, [new URL(frame.origin).host, frame.url.host])
  const found = await decidedCases(db, { wanted, before: isId(before) ? before : undefined, limit: pageSize + 1 })
  const cases = found.slice(0, pageSize)
  const last = found.length > pageSize ? cases.at(-1) : undefined
  return show(c, <DecidedPage cases={cases} find={find} next={last && deskPaths.decided(find, last.id)} />)
})
