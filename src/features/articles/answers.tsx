import type { Context } from 'hono'
import { type Env, forbidden } from '#features/site/index.ts'
import type { OwnArticle, Refused } from './own-article.ts'

/** In an address, so that anything else is simply not found. */
export const idPattern = ':id{[0-9a-hjkmnp-tv-z]{13}}'

export const wantsJson = (c: Context<Env>): boolean => (c.req.header('accept') ?? '').includes('application/json')

/** The answer to what may not be done: a page, or a word for the editor. */
export const refuse = (c: Context<Env>, { problem }: Refused): Response | Promise<Response> => {
  if (wantsJson(c)) return c.json({ problem }, problem === 'missing' ? 404 : 403)
  return problem === 'missing' ? c.notFound() : forbidden(c)
}

/** The version of `If-Match: "17"`. */
export const readIfMatch = (header: string | undefined): number | undefined => {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')
  return match ? Number(match[1]) : undefined
}

/** A JSON body that is an object. */
export const readJsonObject = async (c: Context<Env>): Promise<Record<string, unknown> | undefined> => {
  try {
    const body: unknown = JSON.parse(await c.req.text())
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** A draft as the editor takes it. */
export const draftJson = ({ version, details, document, editedAt }: OwnArticle, editedBy: string | null) => ({
  version,
  details,
  document,
  editedAt: editedAt.toISOString(),
  editedBy,
})
