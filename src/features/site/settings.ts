import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/schema.ts'

/** What is kept about the site itself, most of it for the operator to change while it runs, with its default. */
const settings = {
  'site.isFurnished': z.boolean().default(false), // the first start is over: channels and house articles are there
  'site.isDemo': z.boolean().default(false), // filled with made-up content by `npm run demo`
  'site.demo': z.object({ begunAt: z.string(), isFilled: z.boolean() }).nullable().default(null),
  'site.name': z.string().min(1).max(40).nullable().default(null), // null: the name in the reader's language
} satisfies Record<string, z.ZodType>

type Settings = { [K in keyof typeof settings]: z.output<(typeof settings)[K]> }

export const readSetting = async <K extends keyof Settings>(db: Kysely<DB>, key: K): Promise<Settings[K]> => {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return settings[key].parse(row?.value) as Settings[K]
}

export const writeSetting = async <K extends keyof Settings>(
  db: Kysely<DB>,
  key: K,
  value: Settings[K],
): Promise<void> => {
  const row = { key, value: JSON.stringify(value) }
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}
