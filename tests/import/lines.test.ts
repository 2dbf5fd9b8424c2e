import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { aCreator } from '../harness/creators.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aFile, aFolder, articlesOf, importFresh, importInto, jsonLines } from './archive.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

const three = [1, 2, 3].map((id) => ({ id, src: 'old.example', title: `Title ${id}`, body: `Text ${id}.` }))

test('an archive imported twice is imported once', async () => {
  const path = await aFile('a.jsonl', jsonLines(three))
  const { creator, counts } = await importFresh(site, { from: 'jsonl', path })
  expect(counts).toEqual({ imported: 3, there: 0, refused: 0 })
  const again = await importInto(site, { from: 'jsonl', path, creatorId: creator.id })
  expect(again.counts).toEqual({ imported: 0, there: 3, refused: 0 })
  expect(await articlesOf(site, creator.id)).toHaveLength(3)
})

test('the same archive belongs to another creator as well', async () => {
  const path = await aFile('a.jsonl', jsonLines(three))
  await importFresh(site, { from: 'jsonl', path })
  expect((await importFresh(site, { from: 'jsonl', path })).counts.imported).toBe(3)
})

test('an item that changed since stays as it is here, and the report says so', async () => {
  const path = await aFile('a.jsonl', jsonLines(three))
  const { creator } = await importFresh(site, { from: 'jsonl', path })
  const changed = await aFile('b.jsonl', jsonLines([{ ...three[0], body: 'Another text.' }]))
  const again = await importInto(site, { from: 'jsonl', path: changed, creatorId: creator.id })
  expect(again.counts.there).toBe(1)
  expect(again.lost).toEqual([expect.stringContaining('line 1: 1 other form of an article that is here')])
})

test('of two items with one id and different texts the second is refused, not lost', async () => {
  const path = await aFile('a.jsonl', jsonLines([...three, { ...three[0], title: 'A twin' }]))
  const { counts, refused } = await importFresh(site, { from: 'jsonl', path })
  expect(counts).toEqual({ imported: 3, there: 0, refused: 1 })
  expect(refused).toEqual(['line 4 has the same id as line 1, and another title and text'])
})

test('broken lines are refused by number and reason, and the others are imported', async () => {
  const path = await aFile('a.jsonl', `\uFEFF${jsonLines(three.slice(0, 1))}\n{"title": "cut\n\n[1]\n{}\n`)
  await appendFile(path, Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]))
  await appendFile(path, `${'x'.repeat(9_000_000)}\n${JSON.stringify(three[1])}`)
  const { counts, refused } = await importFresh(site, { from: 'jsonl', path })
  expect(counts).toEqual({ imported: 2, there: 0, refused: 5 })
  expect(refused.map((line) => line.slice(0, 60))).toEqual([
    expect.stringMatching(/^line 2 is not JSON: /),
    'line 4 is not an object with fields',
    'line 6 is not UTF-8 text',
    'line 7 is longer than 8 MB',
    'line 5 has neither a title nor a text',
  ])
})

test('a compressed file that is damaged in the middle gives what stands before', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 200 }, (_, id) => ({
    id,
    title: `T ${id}`,
    body: Array.from({ length: 60 }, (_, at) => ((id + 1) * (at + 7) * 7919).toString(36)).join(' '),
  }))
  const whole = gzipSync(jsonLines(many))
  const path = await aFile('a.jsonl.gz', whole.subarray(0, whole.length / 2))
  const { counts, refused } = await importFresh(site, { from: 'jsonl', path })
  expect(counts.imported).toBeGreaterThan(10)
  expect(counts.imported).toBeLessThan(200)
  expect(refused).toEqual([expect.stringMatching(/^after line \d+ cannot be read on: the compressed file is damaged/)])
})

test('what no database can hold is left out, and the item is kept', async () => {
  const line = `{"id":"a\\u0000b","title":"T\\u0000\\ud800","body":"x \\u0000 y","note":"\\udc00","tags":["a\\u0000"],"url":"https://old.example/\\u0000"}`
  const { creator, counts } = await importFresh(site, { from: 'jsonl', path: await aFile('a.jsonl', line) })
  expect(counts).toEqual({ imported: 1, there: 0, refused: 0 })
  expect(await articlesOf(site, creator.id)).toMatchObject([{ title: expect.stringContaining('T') }])
})

test('dates, authors, summary, tags and sources are kept, an article of tomorrow is a draft', async () => {
  const path = await aFile(
    'a.jsonl',
    jsonLines([
      {
        id: 1,
        title: 'A &#8220;quoted&#8221; <video> &amp; more',
        body: 'Text of it.',
        author: ['Ana', 'Bo'],
        published: '2012-03-04T05:06:07Z',
        updated: '2013-01-01',
        excerpt: '**What** it is about &amp; why.',
        tags: ['tea', 'Tea', 'kites'],
        source_url: 'https://source.example/x',
        original_title: 'X',
      },
      { id: 2, title: 'B', body: 'Of tomorrow.', published: '2999-01-01' },
      { id: 3, title: 'C', body: 'A draft.', draft: true, published: '2012-01-01' },
    ]),
  )
  const { creator, lost } = await importFresh(site, { from: 'jsonl', path })
  const [first, second, third] = await articlesOf(site, creator.id)
  expect(first).toMatchObject({
    title: 'A “quoted” <video> & more',
    summary: 'What it is about & why.',
    byline: 'Ana, Bo',
    state: 'published',
    published_at: new Date('2012-03-04T05:06:07Z'),
    updated_at: new Date('2013-01-01T00:00:00Z'),
  })
  expect([second?.state, third?.state]).toEqual(['draft', 'draft'])
  expect(lost).toEqual([expect.stringContaining('line 2: 1 publication: its date is still to come')])
  const page = await site.stranger().get(`/a/${first?.id}`)
  expect(page.text).toContain('https://source.example/x')
  expect(page.text).toContain('kites')
})

test('an import that is stopped goes on where it was', { timeout: 90_000 }, async () => {
  const many = Array.from({ length: 150 }, (_, id) => ({ id, title: `T ${id}`, body: `Text ${id}` }))
  const path = await aFile('a.jsonl', jsonLines(many))
  const stop = new AbortController()
  const creator = await aCreator(site)
  setTimeout(() => stop.abort(), 150)
  const first = await importInto(site, { from: 'jsonl', path, creatorId: creator.id, signal: stop.signal })
  const second = await importInto(site, { from: 'jsonl', path, creatorId: creator.id })
  expect(second.counts).toEqual({ imported: 150 - first.counts.imported, there: first.counts.imported, refused: 0 })
  expect(await articlesOf(site, creator.id)).toHaveLength(150)
})

test('a folder is read in order of its names, and only the files of the kind', async () => {
  const folder = await aFolder()
  await mkdir(join(folder, 'sub'))
  await writeFile(join(folder, 'sub/b.jsonl'), `${jsonLines(three.slice(1))}\nbroken`)
  await writeFile(join(folder, 'a.ndjson.gz'), gzipSync(jsonLines(three.slice(0, 1))))
  await writeFile(join(folder, 'readme.txt'), 'nothing')
  const { counts, refused } = await importFresh(site, { from: 'jsonl', path: folder })
  expect(counts.imported).toBe(3)
  expect(refused).toEqual([expect.stringMatching(/^sub\/b.jsonl line 3 is not JSON/)])
})

test('HTML of five megabytes and HTML nested without end do not stop an import', { timeout: 60_000 }, async () => {
  const path = await aFile(
    'a.jsonl',
    jsonLines([
      { id: 1, title: 'Long', format: 'html', body: '<p>word</p>'.repeat(450_000) },
      { id: 2, title: 'Deep', format: 'html', body: '<div><b>'.repeat(100_000) },
      { id: 3, title: 'After', body: 'Text.' },
    ]),
  )
  const { counts, lost } = await importFresh(site, { from: 'jsonl', path })
  expect(counts.imported + counts.refused).toBe(3)
  expect(counts.imported).toBeGreaterThanOrEqual(2)
  expect(lost.join('\n')).toContain('line 1: ')
})
