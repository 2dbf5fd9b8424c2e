import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountRoutes } from '#features/accounts/index.ts'
import type { Env } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import type { House } from './house.ts'
import { keepHouse } from './keep-house.ts'
import { makeFrame } from './make-frame.ts'
import { articlePages } from './pages/article.tsx'
import { FailedPage, MissingPage, TooLargePage } from './pages/errors.tsx'
import { machineRoutes } from './pages/machines.ts'
import { refuseForeignOrigin } from './refuse-foreign-origin.tsx'
import { securityHeaders } from './security-headers.ts'

/** The map of URLs: which room answers where. Every request passes the same gate first. */
export const makeApp = (house: House) =>
  new Hono<Env>()
    .use(securityHeaders)
    .use(keepHouse(house))
    .use(makeFrame)
    .use(refuseForeignOrigin)
    .use(bodyLimit({ maxSize: 2 * 1024 * 1024, onError: (c) => show(c as never, <TooLargePage />, 413) }))
    .route('/', machineRoutes)
    .route('/', accountRoutes)
    .route('/', articlePages)
    .notFound((c) => show(c, <MissingPage />, 404))
    .onError((error, c) => {
      house.log.error({ err: error, path: c.req.path }, 'a request failed')
      return c.var.frame ? show(c, <FailedPage />, 500) : c.text('500', 500)
    })
