import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Env } from '#features/site/index.ts'

/** Answers with something that programs read, or says that they have it already. */
export const answerFile = (c: Context<Env>, body: string, type: string, _dependencies: string[]): Response => {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'public, max-age=0, must-revalidate')
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
  return c.body(body, 200, { 'content-type': type })
}
