import type { Kysely } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Storage } from '#platform/storage.ts'
import type { Frame } from '#ui/frame.tsx'
import type { Role } from './permissions.ts'

/** The signed-in user of a request. */
export type Viewer = { id: string; name: string; email: string; isVerified: boolean; role: Role; sessionHash: string }

/** What every route finds in `c.var`. */
export type Env = {
  Variables: {
    db: Kysely<DB>
    config: Config
    secrets: Secrets
    storage: Storage
    viewer: Viewer | undefined
    frame: Frame
    address: string // of the asker, IPv6 cut to /64, for limits
  }
}
