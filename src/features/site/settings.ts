import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/schema.ts'
import { creatorKinds } from '#ui/frame.tsx'
import { type Locale, locales } from '#ui/messages/index.ts'

const language = z.enum(locales as [Locale, ...Locale[]])
const inLanguages = z.partialRecord(language, z.string().max(1000))

/** What is kept about the site itself, most of it for the operator to change while it runs, with its default. */
const settings = {
  'site.isFurnished': z.boolean().default(false), // the first start is over: channels and house articles are there
  'site.isDemo': z.boolean().default(false), // filled with made-up content by `npm run demo`
  'site.demo': z.object({ begunAt: z.string(), isFilled: z.boolean() }).nullable().default(null),
  'site.name': z.string().min(1).max(40).nullable().default(null), // null: the name in the reader's language
  'site.logo': z
    .object({ hash: z.string(), width: z.number(), height: z.number(), variants: z.array(variant()) })
    .nullable()
    .default(null),
  'site.languages': z.array(language).min(1).default(locales),
  'site.language': language.nullable().default(null), // null: as WENHAO_LANG has it
  'site.registration': z.enum(['open', 'invitation', 'closed']).default('open'),
  'footer.links': z
    .array(z.object({ label: inLanguages, href: z.string().max(500) }))
    .max(8)
    .default([]),
  'footer.contact': inLanguages.default({}),
  'footer.filing': z
    .object({ number: z.string().max(80), href: z.string().max(500) })
    .nullable()
    .default(null),
  'articles.notices': z.partialRecord(z.enum(creatorKinds), inLanguages).default({}), // what is absent is as messages have it
  'robots.policy': z.enum(['all', 'no-ai', 'nobody']).default('all'),
  'robots.extra': z.string().max(4000).default(''),
  'robots.isUnlisted': z.boolean().default(false), // every page asks search engines not to list it
  announcement: z
    .object({
      id: z.string(),
      text: inLanguages,
      href: z.string(),
      from: z.string().nullable(),
      until: z.string().nullable(),
    })
    .nullable()
    .default(null),
  'announcement.isUp': z.boolean().default(false), // what readers were last told, for the job that watches the clock
} satisfies Record<string, z.ZodType>

function variant() {
  return z.object({ name: z.string(), width: z.number() })
}

export type Settings = { [K in keyof typeof settings]: z.output<(typeof settings)[K]> }

// A value that an older or newer program wrote must not take the site down: what does not fit counts as not set.
const parse = <K extends keyof Settings>(key: K, value: unknown): Settings[K] => {
  const read = settings[key].safeParse(value)
  return (read.success ? read.data : settings[key].parse(undefined)) as Settings[K]
}

export const readSetting = async <K extends keyof Settings>(db: Kysely<DB>, key: K): Promise<Settings[K]> => {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return parse(key, row?.value)
}

/** All of them, in one query. */
export const readSettings = async (db: Kysely<DB>): Promise<Settings> => {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute()
  const values = new Map(rows.map(({ key, value }) => [key, value]))
  const keys = Object.keys(settings) as (keyof Settings)[]
  return Object.fromEntries(keys.map((key) => [key, parse(key, values.get(key))])) as Settings
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
