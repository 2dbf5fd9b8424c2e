import type { Context, Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from '#features/site/index.ts'
import { boundaryOf } from '#platform/multipart.ts'
import { show } from '#ui/frame.tsx'
import { TooLargePage } from './pages/errors.tsx'

const mebibyte = 1024 * 1024

// Routes that take files count their own bytes as they read; these bounds only keep out what no form can mean.
const roomy = [
  { path: /^\/studio\/media$/, limit: undefined },
  { path: /^\/(?:apply|studio\/creators\/[^/]+\/settings)$/, limit: 64 * mebibyte },
]

const refuse = (c: Context) => show(c as Context<Env>, <TooLargePage />, 413)
const usual = bodyLimit({ maxSize: 2 * mebibyte, onError: refuse })
const large = bodyLimit({ maxSize: 64 * mebibyte, onError: refuse })

// A form without files is read into memory as a whole, wherever it is sent; so is one that a script saves while one types.
const holdsFiles = (c: Context): boolean =>
  boundaryOf(c.req.header('content-type')) !== undefined &&
  (c.req.path === '/studio/media' || c.req.header('accept') !== 'application/json')

/** A form is 2 MiB at most, one with files 64 MiB; what is larger is refused before it is read. */
export const limitBody = (c: Context<Env>, next: Next) => {
  const found = holdsFiles(c) ? roomy.find(({ path }) => path.test(c.req.path)) : undefined
  if (!found) return usual(c, next)
  return found.limit === undefined ? next() : large(c, next)
}
