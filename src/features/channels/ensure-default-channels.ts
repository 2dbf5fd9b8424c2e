import { type Kysely, sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

/** The channels of a new site, in order: address, Chinese and English name. The operator changes them at will. */
const standard = [
  ['headlines', '要闻', 'Headlines'],
  ['military', '军事', 'Military'],
  ['sport', '体育', 'Sport'],
  ['entertainment', '娱乐', 'Entertainment'],
  ['finance', '财经', 'Finance'],
  ['technology', '科技', 'Technology'],
  ['science', '科学', 'Science'],
  ['cars', '汽车', 'Cars'],
] as const

const light = [
  ['property', '房产', 'Property'],
  ['games', '游戏', 'Games'],
  ['parenting', '亲子', 'Parenting'],
  ['gadgets', '数码', 'Gadgets'],
  ['aviation', '航空', 'Aviation'],
  ['food', '美食', 'Food'],
  ['travel', '旅行', 'Travel'],
] as const

/** Makes the standard channels in a site that has none. */
export const ensureDefaultChannels = async (db: Kysely<DB>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    await sql`lock table channel in share row exclusive mode`.execute(trx)
    if (await trx.selectFrom('channel').select('id').limit(1).executeTakeFirst()) return
    const rows = [...standard, ...light].map(([slug, name_zh, name_en], place) => ({
      id: newId(),
      slug,
      name_zh,
      name_en,
      place,
      is_light: place >= standard.length,
    }))
    await trx.insertInto('channel').values(rows).execute()
  })
}
