import { expect, test } from 'vitest'
import { exportedLines } from '#features/portability/index.ts'
import { anAuthor } from '../articles/build.ts'
import { publish, rewrite } from '../articles/writing.ts'
import { aCreator } from '../harness/creators.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aFile, articlesOf, importFresh, importInto, jsonLines } from '../import/archive.ts'
import {
  answered,
  bareClaim,
  citationsOf,
  claimId,
  claimsOf,
  countsOf,
  documentOf,
  paragraph,
  publishedWith,
  statesOf,
  text,
} from './build.ts'

const site = await startSite()

const sources = [{ title: '公告', url: 'https://example.org/notice' }, { publisher: '交通局' }, { title: '数据' }]

const imported = async (...items: object[]) => {
  const path = await aFile('a.jsonl', jsonLines(items))
  const told = await importFresh(site, { from: 'jsonl', path })
  const articles = await articlesOf(site, told.creator.id)
  return { ...told, id: articles[0]?.id ?? '', ids: articles.map(({ id }) => id) }
}

test('the claims of an item are marked where the text has their words, whatever they look like', async () => {
  const { id, lost } = await imported({
    title: '夜班公交',
    format: 'markdown',
    body: '公告说，末班车**推迟**了\n[一小时](https://example.org)。站台上站着 40 人。\n\n末班车推迟了一小时。',
    sources,
    published: '2026-01-02',
    claims: [
      { text: '末班车 推迟了一小时', answer: 'sourced', sources: [3] },
      { text: '站台上站着 40 人', answer: 'first-hand', when: '去年', where: '青屿站', note: '数了两遍' },
      { text: '末班车推迟了一小时', answer: 'question', note: '没有找到' },
    ],
  })
  expect(lost).toEqual(['line 1: 1 sources without a title or an address'])
  const claims = await claimsOf(site, id)
  expect(claims.map(({ state, text: words }) => [state, words.replace(/\s/g, '')])).toEqual([
    ['sourced', '末班车推迟了一小时'],
    ['first-hand', '站台上站着40人'],
    ['question', '末班车推迟了一小时'],
  ])
  expect(await citationsOf(site, id)).toEqual([
    [null, 1],
    [claims[0]?.id, 2], // the second could not be taken
  ])
})

test('a claim that the text does not have, and a source that the item does not list, are named in the report', async () => {
  const { id, lost, counts } = await imported({
    title: 'A',
    body: 'One sentence here.',
    claims: [
      { text: 'Another sentence', answer: 'common' },
      { text: 'One sentence', answer: 'maybe' },
      { text: 'One sentence', answer: 'sourced', sources: [1, 7] },
      'One sentence',
    ],
    published: '2026-01-02',
  })
  expect(counts.imported).toBe(1)
  expect(lost.map((line) => line.replace('line 1: ', ''))).toEqual([
    '1 claim whose words are not in the text (Another sentence)',
    '2 claims without words or with an answer that is not ours',
    '2 sources of claims that the item does not list',
  ])
  expect(await statesOf(site, id)).toEqual(['question'])
})

test('what nobody answered in imported articles is found afterwards, and the pages are made again', async () => {
  const item = (at: number) => ({ id: at, title: `文章 ${at}`, body: bareClaim, published: '2026-01-02' })
  const { ids } = await imported(item(1), item(2), { ...item(3), lang: 'fr' }, { ...item(4), draft: true })
  expect(await countsOf(site, ids[0] ?? '')).toMatchObject({ open: 0 })
  await site.settle()
  const open = await Promise.all(ids.map(async (id) => (await countsOf(site, id)).open))
  expect(open).toEqual([1, 1, 0, 0])
  const [claim] = await claimsOf(site, ids[0] ?? '')
  expect(claim).toMatchObject({ state: 'question', is_answered: false, text: bareClaim.slice(0, -1) })
  await site.db
    .updateTable('article')
    .set({ claims_found_by: 'an older model' })
    .where('id', '=', ids[0] ?? '')
    .execute()
  await site.house.db
    .deleteFrom('claim')
    .where('article_id', '=', ids[0] ?? '')
    .execute()
  const { schedule } = await import('#worker/schedule.ts')
  await schedule['ask-again']?.job(site.house)
  expect(await claimsOf(site, ids[0] ?? '')).toEqual([claim])
})

test('a document that has its marks already is imported as it is', async () => {
  const id = claimId()
  const body = documentOf(paragraph(answered('末班车推迟了', { id, answer: 'sourced', sources: ['bus'] })))
  const item = {
    title: '公交',
    format: 'document',
    body,
    sources: [{ id: 'bus', title: '公告' }],
    published: '2026-01-02',
  }
  const { id: articleId, lost } = await imported(item)
  expect(lost).toEqual([])
  expect(await claimsOf(site, articleId)).toMatchObject([{ id, state: 'sourced' }])
})

const contentsOf = async (where: Site, creatorId: string) =>
  (
    await where.db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'published_revision_id')
      .select(['article.id', 'details', 'document', 'article.published_at'])
      .where('article.creator_id', '=', creatorId)
      .where('article.state', '=', 'published')
      .orderBy('article.title')
      .execute()
  ).map(({ details, ...row }) => {
    const { channels: _channels, ...rest } = details as Record<string, unknown>
    // An archive knows times to the second.
    return { ...row, published_at: Math.floor(Number(row.published_at) / 1000), details: rest }
  })

test('what is exported gives an empty site the same texts, sources and claims', async () => {
  const author = await anAuthor(site)
  const sourced = answered('末班车推迟了一小时', { answer: 'sourced', sources: ['s2', 's1'], note: '见第二页' })
  const first = await publishedWith(site, author, paragraph(sourced), paragraph(text(bareClaim)))
  const version = await rewrite(author, first, { details: { title: '另一篇', byline: '青屿' } })
  await publish(
    site,
    author,
    { id: first.id, version },
    { kind: 'update', byline: '青屿', place: '青屿', tags: '公交, 夜班' },
  )
  await publishedWith(
    site,
    author,
    paragraph(answered('我在场', { answer: 'first-hand', when: '昨天', where: '站台' })),
  )
  const lines: string[] = []
  for await (const line of exportedLines(site.db, { creatorId: author.creatorId, origin: 'https://old.example' }))
    lines.push(line)
  expect(lines).toHaveLength(2)
  const other = await startSite()
  const creator = await aCreator(other)
  const path = await aFile('export.jsonl', lines.join(''))
  const told = await importInto(other, { from: 'jsonl', path, creatorId: creator.id })
  expect(told).toMatchObject({ counts: { imported: 2, there: 0, refused: 0 }, lost: [], refused: [] })
  await other.settle()
  const [before, after] = await Promise.all([contentsOf(site, author.creatorId), contentsOf(other, creator.id)])
  const withoutId = ({ id: _id, ...rest }: (typeof before)[number]) => rest
  expect(after.map(withoutId)).toEqual(before.map(withoutId))
  for (const [at, { id }] of after.entries()) {
    const [theirs, ours] = [await claimsOf(other, id), await claimsOf(site, before[at]?.id ?? '')]
    const answeredOnes = (claims: typeof ours) => claims.filter((claim) => claim.is_answered)
    expect(theirs.map(({ state, text: words }) => [state, words])).toEqual(
      ours.map(({ state, text: words }) => [state, words]),
    )
    expect(answeredOnes(theirs)).toEqual(answeredOnes(ours))
  }
  const redirect = await other.stranger().get(`/a/${before[0]?.id}`)
  expect(redirect.location).toBe(`/a/${after[0]?.id}`)
})
