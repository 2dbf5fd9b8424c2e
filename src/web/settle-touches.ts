import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import { isWrite } from '#platform/http.ts'
import type { PageCache } from '#platform/page-cache/index.ts'

/** Before a write is answered, the pages that it changed are made anew; those that it took away are gone everywhere. */
export const settleTouches = (pages: PageCache) =>
  createMiddleware<Env>(async (c, next) => {
    if (!isWrite(c)) return next()
    const begunAt = performance.now()
    await next()
    await pages.touches.settle(begunAt)
  })
