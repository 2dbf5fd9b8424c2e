import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import { MissingPage } from './pages/errors.tsx'

/** The database holds no text with a NUL in it, so nothing of ours has an address with one. */
export const refuseNul = createMiddleware<Env>(async (c, next) =>
  c.req.url.includes('%00') ? show(c, <MissingPage />, 404) : next(),
)
