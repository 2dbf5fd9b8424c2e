import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Locale } from '#ui/messages/index.ts'
import { standardRules } from './standard-rules.ts'

/** A clause of the site's rules. Its id is an address (`/rules#r-spam`) and is never used for another clause. */
export type Rule = {
  id: string
  place: number
  title_zh: string
  title_en: string
  text_zh: string
  text_en: string
  is_retired: boolean
  updated_at: Date
}

const clauses = (db: Kysely<DB>) =>
  db
    .selectFrom('rule')
    .select(['id', 'place', 'title_zh', 'title_en', 'text_zh', 'text_en', 'is_retired', 'updated_at'])
    .orderBy('place')
    .orderBy('id')
    .limit(maxRules)

export const maxRules = 200

/** The clauses in force, in the order of the page. */
export const rules = (db: Kysely<DB>): Promise<Rule[]> => clauses(db).where('is_retired', '=', false).execute()

/** With the retired ones, which old decisions still name. */
export const allRules = (db: Kysely<DB>): Promise<Rule[]> => clauses(db).execute()

/** One clause, retired or not. */
export const ruleById = (db: Kysely<DB>, id: string): Promise<Rule | undefined> =>
  clauses(db).where('id', '=', id).executeTakeFirst()

export const ruleTitle = (rule: Pick<Rule, 'title_zh' | 'title_en'>, locale: Locale): string =>
  locale === 'zh-CN' ? rule.title_zh : rule.title_en

export const ruleText = (rule: Pick<Rule, 'text_zh' | 'text_en'>, locale: Locale): string =>
  locale === 'zh-CN' ? rule.text_zh : rule.text_en

/** Whether anybody has changed a clause since the standard ones were written. */
export const areRulesOwn = async (db: Kysely<DB>): Promise<boolean> =>
  (await allRules(db)).some((rule) => {
    const standard = standardRules.find(({ id }) => id === rule.id)
    return (
      !standard ||
      rule.is_retired ||
      (['title_zh', 'title_en', 'text_zh', 'text_en'] as const).some((key) => rule[key] !== standard[key])
    )
  })
