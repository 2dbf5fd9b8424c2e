import type { Context } from 'hono'
import { articlePaths } from '#features/articles/index.ts'
import { articleAtOldAddress } from '#features/portability/index.ts'
import type { Env } from '#features/site/index.ts'

/** Where our own routes know nothing, the address may be one that an imported article had at its old site. */
export const oldAddress = async (c: Context<Env>): Promise<Response | undefined> => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined
  const articleId = await articleAtOldAddress(c.var.db, c.req.path)
  return articleId ? c.redirect(articlePaths.show(articleId), 301) : undefined
}
