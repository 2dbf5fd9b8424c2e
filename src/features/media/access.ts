import type { Viewer } from '#features/site/index.ts'
import type { Owner } from './queries.ts'

/**
 * Who may see and bring what. Membership is known to rooms that come after this one, so `web` passes these in.
 * `maySee` is asked about what is private; `mayUploadFor` about uploads in a creator's name.
 */
export type MediaAccess = {
  maySee: (viewer: Viewer, owners: Owner[]) => Promise<boolean>
  mayUploadFor: (viewer: Viewer, creatorId: string) => Promise<boolean>
  /** Of a picture that is shown to nobody any more: who decides about it must see it. */
  maySeeHidden: (viewer: Viewer) => boolean
}
