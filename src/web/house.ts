import type { Kysely } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Storage } from '#platform/storage.ts'

/** What a running site is made of. */
export type House = { db: Kysely<DB>; config: Config; secrets: Secrets; storage: Storage; log: Log }
