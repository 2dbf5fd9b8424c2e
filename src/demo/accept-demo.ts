import type { Kysely } from 'kysely'
import { creatorByHandle } from '#features/creators/index.ts'
import { readSetting, writeSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Outcome } from '#platform/sentence.ts'

/** Takes an empty database for the demo, or one that is a demo already; a real site stays what it is. */
export const acceptDemo = async (db: Kysely<DB>, folder: string): Promise<Outcome<unknown>> => {
  if (await readSetting(db, 'site.isDemo')) return { ok: true }
  const isReal = (await readSetting(db, 'site.isFurnished')) || (await creatorByHandle(db, 'wenhao')) !== undefined
  if (isReal)
    return {
      ok: false,
      sentence: {
        en: `There is a real site in ${folder}, and the demo fills its site with made-up articles: set WENHAO_DATA to another folder, or leave it out for the demo's own.`,
        zh: `${folder} 里是一个正式的网站，而演示网站会写入虚构的文章：请把 WENHAO_DATA 设为别的文件夹，或者不设，使用演示网站自己的文件夹。`,
      },
    }
  await writeSetting(db, 'site.isDemo', true)
  return { ok: true }
}
