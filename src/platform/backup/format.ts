import { z } from 'zod'

/**
 * A backup is a tar archive, packed with zstd, whose entries come in this order: `backup.json`, `tables/<table>/000001`
 * and so on (what COPY writes as text, in pieces, for nobody knows its length before), `secret`, `media/<key>` with
 * `sums/000001` after each thousand of them, `manifest.json`, and `sums/end`.
 */
export const format = 1

const table = z.object({
  /** With its schema: public.user */
  name: z.string().regex(/^(public|graphile_worker)\.[a-z_][a-z0-9_]{0,62}$/),
  columns: z.array(z.string().max(63)).max(1600),
})

/** What stands first in an archive: all that is needed to say whether it can be restored here. */
export const headSchema = z.object({
  format: z.number(),
  id: z.string().max(40),
  version: z.string().max(40),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string().max(200)).max(10_000),
  /** The form of the job queue's own tables. */
  queue: z.number(),
  tables: z.array(table).max(10_000),
  hasSecret: z.boolean(),
})
export type Head = z.infer<typeof headSchema>
export type Table = Head['tables'][number]

const sum = z.string().regex(/^[0-9a-f]{64}$/)

/** What stands last: how much there is of everything, and its SHA-256. */
export const manifestSchema = z.object({
  id: z.string().max(40),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: sum })),
  sequences: z.array(z.object({ name: z.string().max(200), value: z.string().regex(/^-?\d+$/) })),
  secret: sum.nullable(),
  files: z.object({ count: z.number(), bytes: z.number(), sha256: sum }),
  /** Files that rows name and the storage did not have: deleted while the backup was made, or lost before. */
  missing: z.object({ count: z.number(), keys: z.array(z.string()) }),
})
export type Manifest = z.infer<typeof manifestSchema>
export type TableSum = Manifest['tables'][number]

export const filesPerSum = 1000
export const tableEntry = (name: string, piece: number): string => `tables/${name}/${String(piece).padStart(6, '0')}`

/** As `sha256sum -c` reads it. */
export const endSums = (head: string, manifest: string): string => `${head}  backup.json\n${manifest}  manifest.json\n`
