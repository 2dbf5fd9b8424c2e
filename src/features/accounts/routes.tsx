import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { meRoutes } from './me-routes.tsx'
import { registrationRoutes } from './registration-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { signUpRoutes } from './sign-up-routes.tsx'
import { usersRoutes } from './users-routes.tsx'

export const accountRoutes = new Hono<Env>()
  .route('/', signUpRoutes)
  .route('/', signInRoutes)
  .route('/', meRoutes)
  .route('/', usersRoutes)
  .route('/', registrationRoutes)
