import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { draftRoutes } from './draft-routes.ts'
import { studioRoutes } from './studio-routes.tsx'

export const articleRoutes = new Hono<Env>().route('/', draftRoutes).route('/', studioRoutes)
