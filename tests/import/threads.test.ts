import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { emptyFolder, runToEnd } from '../boot/program.ts'
import { aCreator } from '../harness/creators.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aFile, articlesOf, importFresh, importInto, jsonLines } from './archive.ts'
import { textOf } from './folder.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

const items = (count: number, length: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    title: `Title ${id}`,
    body: `Text ${id}. [On](/p/${id + 1}) ${'Words. '.repeat(length)}`,
    url: `https://old.example/p/${id}`,
    published: '2020-01-01',
  }))

test('articles that threads convert come in whole, in their order, with the links between them', {
  timeout: 60_000,
}, async () => {
  const archive = [...items(230, 200).map((item, at) => (at % 7 ? item : { ...item, body: 'Short.' })), { id: 'bad' }]
  const path = await aFile('a.jsonl', jsonLines(archive))
  const importing = { from: 'jsonl', path, threads: 2 } as const
  const { creator, counts, refused } = await importFresh(site, importing)
  expect(counts).toEqual({ imported: 230, there: 0, refused: 1 })
  expect(refused).toEqual(['line 231 has neither a title nor a text'])
  const articles = new Map((await articlesOf(site, creator.id)).map(({ title, id }) => [title, id]))
  for (const at of [1, 100, 199]) {
    const text = await textOf(site, articles.get(`Title ${at}`))
    expect(text).toContain(`Text ${at}. <a href="/a/${articles.get(`Title ${at + 1}`)}">`)
  }
  const again = await importInto(site, { ...importing, creatorId: creator.id })
  expect(again.counts).toEqual({ imported: 0, there: 230, refused: 1 })
})

test('an article is the same whether a thread converted it or not', async () => {
  const path = await aFile('a.jsonl', jsonLines(items(3, 400)))
  const rowsOf = async (threads: number) => {
    const { creator } = await importFresh(site, { from: 'jsonl', path, threads })
    return site.db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'published_revision_id')
      .innerJoin('draft', 'draft.article_id', 'article.id')
      .select(['article.title_broken', 'article.summary', 'article.text_count', 'revision.text', 'draft.details'])
      .where('article.creator_id', '=', creator.id)
      .orderBy('article.title')
      .execute()
  }
  expect(await rowsOf(1)).toEqual(await rowsOf(0))
})

test('an import that is stopped while threads convert goes on where it was', { timeout: 90_000 }, async () => {
  const path = await aFile('a.jsonl', jsonLines(items(400, 300)))
  const stop = new AbortController()
  const creator = await aCreator(site)
  const importing = { from: 'jsonl', path, creatorId: creator.id, threads: 1 } as const
  setTimeout(() => stop.abort(), 700)
  const first = await importInto(site, { ...importing, signal: stop.signal })
  expect(first.counts.refused).toBe(0)
  const second = await importInto(site, importing)
  expect(second.counts).toEqual({ imported: 400 - first.counts.imported, there: first.counts.imported, refused: 0 })
})

const preload = join(import.meta.dirname, 'thread-faults.ts')

// On a machine with one processor the program converts without threads.
test.skipIf(availableParallelism() < 2)(
  'an article that ends its thread or breaks the converter is refused alone, and threads that cannot begin end the import',
  { timeout: 240_000 },
  async () => {
    const env = { WENHAO_DATA: emptyFolder() }
    await runToEnd([], { env, script: 'tests/import/plant-creator.ts' })
    const archive = items(200, 900).map((item, at) => {
      if (at === 19 || at === 20 || at === 150) return { ...item, title: 'ends its thread' }
      return at === 120 ? { ...item, tags: ['breaks the converter'] } : item
    })
    const words = ['import', '--from', 'jsonl', await aFile('a.jsonl', jsonLines(archive)), '--creator', 'archive']
    const none = await runToEnd(words, { env: { ...env, THREADS_FAIL: 'yes' }, preload })
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('planted: no thread can begin') })
    expect(none.out).not.toContain('items:')
    const some = await runToEnd(words, { env, preload })
    expect(some.out).toMatch(/\n200 items: 196 imported, 0 already there, 4 refused\n$/)
    expect(some.err.split('\n').filter((line) => line.startsWith('refused'))).toEqual([
      'refused: line 20 could not be converted: its thread ended',
      'refused: line 21 could not be converted: its thread ended',
      'refused: line 121 could not be converted: planted: this text is too much',
      'refused: line 151 could not be converted: its thread ended',
    ])
    expect(some.code).toBe(1)
    const all = await runToEnd(words, { env })
    expect(all).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\n200 items: 4 imported, 196 already there, 0 refused\n$/),
    })
  },
)
