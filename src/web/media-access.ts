import type { Kysely } from 'kysely'
import { membershipOf } from '#features/creators/index.ts'
import type { MediaAccess } from '#features/media/index.ts'
import { may } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

/** Who sees pictures that are not public yet, and proof files: the members of the creator, and who decides at the desk. */
export const mediaAccess = (db: Kysely<DB>): MediaAccess => ({
  maySee: async (viewer, owners) => {
    if (may(viewer.role, 'case.decide')) return true
    for (const { creatorId } of owners)
      if (creatorId && may(await membershipOf(db, creatorId, viewer.id), 'article.read-draft')) return true
    return false
  },
  maySeeHidden: (viewer) => may(viewer.role, 'case.decide'),
  mayUploadFor: async (viewer, creatorId) => may(await membershipOf(db, creatorId, viewer.id), 'media.upload'),
})
