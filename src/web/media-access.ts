import type { Kysely } from 'kysely'
import { membershipOf } from '#features/creators/index.ts'
import type { MediaAccess } from '#features/media/index.ts'
import { may, type Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

/** Pictures of drafts are for the creator's members, and like proofs for those who decide cases. */
export const mediaAccess = (db: Kysely<DB>): MediaAccess => {
  const roleIn = (creatorId: string, viewer: Viewer) => membershipOf(db, creatorId, viewer.id)
  return {
    async maySee(viewer, owners) {
      if (may(viewer.role, 'case.decide')) return true
      for (const { creatorId } of owners)
        if (creatorId !== null && may(await roleIn(creatorId, viewer), 'article.read-draft')) return true
      return false
    },
    mayUploadFor: async (viewer, creatorId) => may(await roleIn(creatorId, viewer), 'media.upload'),
  }
}
