import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import { isWrite } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import { ForeignOriginPage } from './pages/errors.tsx'

/**
 * Forms carry no token, so that pages can be shared; instead every write must come from a page of this site. Browsers
 * say so in Origin or Sec-Fetch-Site; a write with neither is refused.
 */
export const refuseForeignOrigin = createMiddleware<Env>(async (c, next) => {
  if (!isWrite(c)) return next()
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const isOurs = origin !== undefined ? origin === c.var.frame.origin : site === 'same-origin'
  if (!isOurs || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    return show(c, <ForeignOriginPage />, 403)
  return next()
})
