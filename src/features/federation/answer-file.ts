import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Env } from '#features/site/index.ts'

/** Answers with something that programs read, or says that they have it already. */
export const answerFile = (c: Context<Env>, body: string, type: string): Response => {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'public, max-age=0, must-revalidate')
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
  return c.body(body, 200, { 'content-type': type })
}

/** What a file shows, by the names that `touch` marks as changed, and when it is to be made anew in any case. */
export type Kept = { dependencies: string[]; seconds?: number | undefined }

/** The same for a file that many ask for again and again: it is kept as shared pages are; see web/shared-routes.ts. */
export const answerShared = (
  c: Context<Env>,
  body: string,
  type: string,
  { dependencies, seconds }: Kept,
): Response => {
  const { frame } = c.var
  const { recorder } = frame
  if (!recorder) return answerFile(c, body, type)
  if (seconds) recorder.keepUntil(Date.now() + seconds * 1000)
  recorder.keep(body, dependencies, { ...frame, recorder: undefined })
  c.header('Cache-Control', 'public, max-age=0, must-revalidate')
  // The file itself is written by who asked for it to be made.
  return c.body('', 200, { 'content-type': type })
}
