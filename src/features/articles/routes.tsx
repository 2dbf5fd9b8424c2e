import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { draftRoutes } from './draft-routes.ts'
import { endRoutes } from './end-routes.tsx'
import { libraryRoutes } from './library-routes.tsx'
import { linkRoutes } from './link-routes.tsx'
import { publishRoutes } from './publish-routes.tsx'
import { revisionRoutes } from './revision-routes.tsx'
import { sourceRoutes } from './source-routes.ts'
import { studioRoutes } from './studio-routes.tsx'
import { tagRoutes } from './tag-routes.tsx'

export const articleRoutes = new Hono<Env>()
  .route('/', studioRoutes)
  .route('/', draftRoutes)
  .route('/', revisionRoutes)
  .route('/', publishRoutes)
  .route('/', endRoutes)
  .route('/', linkRoutes)
  .route('/', libraryRoutes)
  .route('/', sourceRoutes)
  .route('/', tagRoutes)
