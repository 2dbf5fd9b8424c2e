import type { Kysely } from 'kysely'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import type { Locale } from '#ui/messages/index.ts'
import { may } from '../permissions.ts'
import type { Viewer } from '../request.ts'
import type { SiteText } from './queries.ts'

type Which = { page: SiteText; language: Locale }

/** Puts the operator's text in place of the draft, or (undefined) the draft back in place. */
export const saveText = async (
  db: Kysely<DB>,
  viewer: Viewer,
  { page, language }: Which,
  markdown: string | undefined,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' }> => {
  if (!may(viewer.role, 'settings.change')) return { ok: false, problem: 'forbidden' }
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('site_page').where('page', '=', page).where('language', '=', language).execute()
    if (markdown !== undefined)
      await trx
        .insertInto('site_page')
        .values({ page, language, markdown, updated_at: now() })
        .onConflict((conflict) => conflict.columns(['page', 'language']).doUpdateSet({ markdown, updated_at: now() }))
        .execute()
    await touch(trx, ['settings'])
  })
  return { ok: true }
}
