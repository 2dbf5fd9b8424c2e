import type { Kysely } from 'kysely'
import { creatorPaths, invitationForLetter, memberLink, membershipForLetter } from '#features/creators/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import { once, writeNotice, writeToAddress } from './account-letters.ts'
import type { LetterKind } from './letter-text.ts'

type Office = { db: Kysely<DB>; secrets: Secrets }
type Changed = { creatorId: string; userId: string; askId: string }

const writeInvitation = ({ db, secrets }: Office, { invitationId }: { invitationId: string }): Promise<void> => {
  const cause = `member-invitation:${invitationId}`
  return once(db, cause, async (trx) => {
    const invitation = await invitationForLetter(trx, invitationId)
    if (!invitation) return
    const { email, language, name: about, invitedBy } = invitation
    const linkPath = memberLink(secrets, invitationId)
    const said = invitedBy ?? undefined
    await writeToAddress(trx, 'member-invited', {
      ...{ to: email, name: email, language, cause, about, linkPath, isSecret: true },
      ...(said ? { said } : {}),
    })
  })
}

/** To the person whom it is about. */
const tell =
  (kind: LetterKind) =>
  async ({ db }: Office, { creatorId, userId, askId }: Changed): Promise<void> => {
    const facts = await membershipForLetter(db, creatorId, userId)
    if (!facts) return
    const linkPath = facts.role ? creatorPaths.members(facts.handle) : undefined
    await writeNotice(db, kind, {
      ...{ userId, cause: `${kind}:${askId}`, about: facts.creator },
      ...(linkPath ? { linkPath } : {}),
    })
  }

/** To the other owners, with the name of the person. */
const tellOwners =
  (kind: LetterKind) =>
  async ({ db }: Office, { creatorId, userId, askId }: Changed): Promise<void> => {
    const facts = await membershipForLetter(db, creatorId, userId)
    for (const owner of facts?.owners ?? [])
      await writeNotice(db, kind, {
        ...{ userId: owner, cause: `${kind}:${askId}:${owner}`, about: facts?.creator ?? '' },
        ...{ said: facts?.person ?? '', linkPath: creatorPaths.members(facts?.handle ?? '') },
      })
  }

/** What the letter office does when the members of a creator change. */
export const memberLetters = {
  invited: writeInvitation,
  joined: tellOwners('member-joined'),
  left: tellOwners('member-left'),
  removed: tell('member-removed'),
  roleChanged: tell('member-role-changed'),
  handedOver: tell('creator-handed-over'),
}
