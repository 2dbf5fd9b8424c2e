import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readLines } from '#features/portability/index.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aFolder, importFresh, importInto } from './archive.ts'

// Real archives of class A. Where they are absent these tests skip; their titles say what is missing.
const shared = process.env.WENHAO_SHARED ?? join(import.meta.dirname, '../../../shared/data')
const file = (name: string): string => join(shared, name)
const needs = (name: string) => test.skipIf(!existsSync(file(name)))

let site: Site

beforeAll(async () => {
  site = await startSite()
})

const fixtures = 'importers/wxr_fixtures.dev.tar.gz'

needs(fixtures)(
  'the WordPress exports of others are imported, twice only once (needs shared/data)',
  { timeout: 120_000 },
  async () => {
    const path = await aFolder()
    execFileSync('tar', ['xzf', file(fixtures), '-C', path])
    const { creator, counts, refused } = await importFresh(site, { from: 'wxr', path })
    expect(counts).toEqual({ imported: 105, there: 0, refused: 6 })
    expect(refused.filter((line) => line.includes('breaks off'))).toHaveLength(1)
    const again = await importInto(site, { from: 'wxr', path, creatorId: creator.id })
    expect(again.counts).toEqual({ imported: 0, there: 105, refused: 6 })
  },
)

const english = 'articles/en_articles_18f.dev.jsonl.gz'

needs(english)('a blog of 254 posts is imported whole (needs shared/data)', { timeout: 120_000 }, async () => {
  const { counts } = await importFresh(site, { from: 'jsonl', path: file(english) })
  expect(counts).toEqual({ imported: 254, there: 0, refused: 0 })
})

// To import these takes minutes; that they are read whole and that a part of them converts takes seconds.
needs('articles')(
  'every line of the other sets is read as an item (needs shared/data)',
  { timeout: 60_000 },
  async () => {
    const totals: Record<string, number> = {}
    for (const name of ['zh_articles_cosx', 'zh_articles_lctt', 'en_articles_digitalgov']) {
      let items = 0
      for await (const read of readLines(file(`articles/${name}.dev.jsonl.gz`), {}, () => {})) {
        expect(read).toHaveProperty('item')
        items += 1
      }
      totals[name] = items
    }
    expect(totals).toEqual({ zh_articles_cosx: 286, zh_articles_lctt: 1255, en_articles_digitalgov: 917 })
  },
)
