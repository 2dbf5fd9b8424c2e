import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#platform/ids.ts'
import type { Secrets } from '#platform/secrets.ts'

/** What the link of an invitation carries: its id, signed with the site's secret, so that none can be made up. */
export const memberToken = (secrets: Secrets, id: string): string =>
  id + createHmac('sha256', secrets('member invitation')).update(id).digest('base64url').slice(0, 30)

/** The id in a token that this site has signed. */
export const invitationOfToken = (secrets: Secrets, token: string): string | undefined => {
  const id = token.slice(0, 13)
  if (!isId(id)) return undefined
  const wanted = Buffer.from(memberToken(secrets, id))
  const given = Buffer.from(token)
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? id : undefined
}
