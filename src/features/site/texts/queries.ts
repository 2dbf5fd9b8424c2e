import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { type Locale, locales } from '#ui/messages/index.ts'

/** Pages in the operator's own words. */
export const siteTexts = ['privacy', 'terms'] as const
export type SiteText = (typeof siteTexts)[number]

export const isSiteText = (text: string): text is SiteText => (siteTexts as readonly string[]).includes(text)

/** What a page says in a language, and since when; without a time it is the draft. */
export type Written = { page: SiteText; language: Locale; markdown: string; updatedAt: Date | undefined }

const folder = join(import.meta.dirname, '../../../../content/pages')

export const readText = async (db: Kysely<DB>, page: SiteText, language: Locale): Promise<Written> => {
  const row = await db
    .selectFrom('site_page')
    .select(['markdown', 'updated_at'])
    .where('page', '=', page)
    .where('language', '=', language)
    .executeTakeFirst()
  const markdown = row?.markdown ?? (await readFile(join(folder, `${page}.${language}.md`), 'utf8'))
  return { page, language, markdown, updatedAt: row?.updated_at }
}

export const readTexts = (db: Kysely<DB>): Promise<Written[]> =>
  Promise.all(siteTexts.flatMap((page) => locales.map((language) => readText(db, page, language))))

/** What the operator has yet to fill in, as the drafts mark it. */
export const gap = /【(?:请填写|to fill in)[^【】]{0,200}】/g

export const countGaps = (markdown: string): number => markdown.match(gap)?.length ?? 0
