import { createMiddleware } from 'hono/factory'
import type { Kysely } from 'kysely'
import { take, withinLimits } from '#features/accounts/index.ts'
import type { Env } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { show, useSay } from '#ui/frame.tsx'
import { PlainPage } from '#ui/plain-page.tsx'
import { wantsJson } from './answers.tsx'

// No person who writes meets any of these: they are there for scripts, each of which could fill the disk.
const limits = {
  save: { burst: 240, perMinute: 180 }, // the editor saves 75 times a minute at most while one types
  revise: { burst: 60, perMinute: 4 }, // revisions that a person asks for: kept, restored, planned
  open: { burst: 100, perMinute: 200 / (24 * 60) }, // new articles: 200 a day
}
const publications = { burst: 6, perMinute: 0.6 }
const conflicts = { burst: 20, perMinute: 20 / 60 }

/** A gate before what one person may do only so often. */
export const bounded = (what: keyof typeof limits) =>
  createMiddleware<Env>(async (c, next) => {
    const { viewer } = c.var
    if (!viewer || (await withinLimits(c, [[`${what}:${viewer.id}`, limits[what]]]))) return next()
    return what === 'save' || wantsJson(c) ? c.json({ problem: 'too-often' }, 429) : show(c, <TooOftenPage />, 429)
  })

const TooOftenPage = () => {
  const say = useSay().writingLimits
  return <PlainPage title={say.title} text={say.text} />
}

/** Whether this person may have one more revision kept. */
export const mayRevise = (db: Kysely<DB>, userId: string): Promise<boolean> =>
  take(db, `revise:${userId}`, limits.revise)

/** Whether an article may be published once more: six times in ten minutes. */
export const mayPublishAgain = (db: Kysely<DB>, articleId: string): Promise<boolean> =>
  take(db, `publish:${articleId}`, publications)

/** Whether one more text that met another is kept: some twenty an hour. */
export const mayKeepConflict = (db: Kysely<DB>, articleId: string): Promise<boolean> =>
  take(db, `conflict:${articleId}`, conflicts)
