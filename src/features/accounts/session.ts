import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Kysely } from 'kysely'
import type { Env, Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { hashToken, newToken } from './token.ts'

const days = 60
const markName = 'in'
const day = 24 * 60 * 60 * 1000

/**
 * Opens a session for a user and gives its cookie to the browser. The session it may have had before ends, and its
 * token is never used again: a cookie that somebody planted opens nothing.
 */
export const openSession = async (c: Context<Env>, userId: string): Promise<void> => {
  await endSession(c)
  const token = newToken()
  await c.var.db
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      user_agent: (c.req.header('user-agent') ?? '').slice(0, 300),
      address: c.var.address,
      expires_at: new Date(now().getTime() + days * day),
    })
    .execute()
  setCookie(c, cookieName(c), token, { ...cookieOptions(c), maxAge: days * 24 * 60 * 60 })
  // For script, which cannot see the session: that there is somebody's own part to ask for. It opens nothing.
  setCookie(c, markName, '1', { path: '/', sameSite: 'Lax', maxAge: days * 24 * 60 * 60 })
}

export const closeSession = async (c: Context<Env>): Promise<void> => {
  await endSession(c)
  deleteCookie(c, cookieName(c), cookieOptions(c))
  deleteCookie(c, markName, { path: '/' })
}

const endSession = async (c: Context<Env>): Promise<void> => {
  const token = getCookie(c, cookieName(c))
  if (token) await c.var.db.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
}

/** All sessions of a user end, but for the one kept: after a new password, a suspension, a deletion. */
export const closeSessions = async (db: Kysely<DB>, userId: string, except = ''): Promise<void> => {
  await db.deleteFrom('session').where('user_id', '=', userId).where('token_hash', '!=', except).execute()
}

export const dropOldSessions = async (db: Kysely<DB>): Promise<void> => {
  await db.deleteFrom('session').where('expires_at', '<', now()).execute()
}

/** Who is asking: the user of a session that is in date, unless suspended or leaving. */
export const readViewer = async (c: Context<Env>): Promise<Viewer | undefined> => {
  const token = getCookie(c, cookieName(c))
  return token ? viewerOfToken(c.var.db, token) : undefined
}

/** The same by the token of a session. */
export const viewerOfToken = async (db: Kysely<DB>, token: string): Promise<Viewer | undefined> => {
  const row = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select(['user.id', 'user.name', 'user.email', 'user.email_verified_at', 'user.role', 'session.token_hash'])
    .select('session.seen_at')
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', now())
    .where('user.suspended_at', 'is', null)
    .where('user.deletion_due_at', 'is', null)
    .where('user.deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  await keepSeen(db, row)
  const { id, name, email, role } = row
  return { id, name, email, role, isVerified: row.email_verified_at !== null, sessionHash: row.token_hash }
}

// Close enough to know a forgotten device by, and not a write for every page.
const keepSeen = async (db: Kysely<DB>, { token_hash, seen_at }: { token_hash: string; seen_at: Date }) => {
  if (now().getTime() - seen_at.getTime() < 10 * 60 * 1000) return
  await db.updateTable('session').set({ seen_at: now() }).where('token_hash', '=', token_hash).execute()
}

const isHttps = (c: Context<Env>): boolean => c.var.frame.origin.startsWith('https:')

/** Browsers accept `__Host-` only over https, for this very host and all its paths. */
export const cookieName = (c: Context<Env>, name = 'session'): string => (isHttps(c) ? `__Host-${name}` : name)

export const cookieOptions = (c: Context<Env>) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(c) }) as const
