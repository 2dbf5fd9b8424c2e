import type { Kysely } from 'kysely'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import { creatorPaths } from '../paths.ts'
import { memberToken } from './member-token.ts'
import { openInvitations } from './queries.ts'

/** The path in the letter of an invitation. */
export const memberLink = (secrets: Secrets, invitationId: string): string =>
  creatorPaths.join(memberToken(secrets, invitationId))

/** Whether a path that memberLink() gave would still open. */
export const isOpenMemberLink = async (db: Kysely<DB>, path: string): Promise<boolean> => {
  const id = path.startsWith(creatorPaths.join('')) ? path.slice(creatorPaths.join('').length).slice(0, 13) : ''
  if (!isId(id)) return false
  return Boolean(await openInvitations(db).select('id').where('id', '=', id).executeTakeFirst())
}
