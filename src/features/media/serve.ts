import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { Env } from '#features/site/index.ts'
import type { Stored } from '#platform/storage.ts'

/** Whatever a file turns out to be, a browser runs nothing of it. */
const harmless = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

// Content never changes under its hash, but a picture may be taken back with its article: a copy is asked about after a
// day. Feeds and cards show pictures on other sites, so public ones may be embedded.
const forADay = {
  'Cache-Control': 'public, max-age=86400',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
const forNobodyElse = { 'Cache-Control': 'private, no-store' }

export type Served = { mime: string; tag: string; isPublic: boolean; attachment?: string }

/** Answers with a stored file, or that the asker's copy is still right. */
export const serveFile = (c: Context<Env>, stored: Stored, { mime, tag, isPublic, attachment }: Served): Response => {
  const etag = `"${tag}"`
  const headers: Record<string, string> = { ...harmless, ...(isPublic ? forADay : forNobodyElse), ETag: etag }
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (isPublic && holds(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('Content-Type', mime)
  c.header('Content-Length', String(stored.bytes))
  if (attachment) c.header('Content-Disposition', `attachment; filename="${attachment}"`)
  if (c.req.method === 'HEAD') return c.body(null)
  return c.body(Readable.toWeb(stored.stream()) as ReadableStream)
}

const holds = (condition: string | undefined, etag: string): boolean =>
  condition !== undefined &&
  condition
    .slice(0, 2000)
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
