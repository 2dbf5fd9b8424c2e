import { expect, test } from 'vitest'
import { cardsByIds, claimCountsOfCreator } from '#features/articles/index.ts'
import { anAuthor } from '../articles/build.ts'
import { publicationOf, publish, rewrite } from '../articles/writing.ts'
import { startSite } from '../harness/site.ts'
import {
  aDraftWith,
  answered,
  bareClaim,
  citationsOf,
  claimId,
  claimsOf,
  counts,
  countsOf,
  documentOf,
  notice,
  paragraph,
  publishedWith,
  republish,
  statesOf,
  text,
} from './build.ts'

const site = await startSite()
const author = await anAuthor(site)

const sourced = '末班车推迟了一小时'

test('publishing keeps a row for each claim and a citation for each source of it', async () => {
  const id = claimId()
  const draft = await publishedWith(
    site,
    author,
    paragraph(
      text('公告说，'),
      answered(sourced, { id, answer: 'sourced', sources: ['s1'] }),
      text('。'),
      answered('站台上站着四十个人', { answer: 'first-hand', when: '11 月 20 日晚', where: '青屿站' }),
      text('。'),
      answered('这样最好', { answer: 'opinion' }),
      answered('车要有人开', { answer: 'common' }),
    ),
    paragraph(text(bareClaim)),
  )
  const claims = await claimsOf(site, draft.id)
  expect(claims.map(({ state, is_answered }) => [state, is_answered])).toEqual([
    ['sourced', true],
    ['first-hand', true],
    ['opinion', true],
    ['common', true],
    ['question', false],
  ])
  expect(claims[0]).toMatchObject({ id, text: sourced })
  // The first source stands behind a claim, the second behind the whole article.
  expect(await citationsOf(site, draft.id)).toEqual([
    [id, 1],
    [null, 2],
  ])
  expect(await countsOf(site, draft.id)).toEqual({ sourced: 1, firstHand: 1, open: 1 })
})

test('the cards of an article and its creator tell how many claims have a source', async () => {
  const writer = await anAuthor(site)
  const first = await publishedWith(site, writer, paragraph(answered(sourced, { answer: 'sourced', sources: ['s2'] })))
  await publishedWith(site, writer, paragraph(text(bareClaim)))
  const cards = await cardsByIds(site.db, [first.id])
  expect(cards.get(first.id)?.claims).toEqual({ sourced: 1, firstHand: 0, open: 0 })
  expect(await claimCountsOfCreator(site.db, writer.creatorId)).toEqual({ sourced: 1, firstHand: 0, open: 1 })
  await writer.post(`/studio/articles/${first.id}/withdrawal`, { reason: '有误' })
  expect(await claimCountsOfCreator(site.db, writer.creatorId)).toEqual({ sourced: 0, firstHand: 0, open: 1 })
})

test('a republication replaces the rows, and an answered claim keeps its id', async () => {
  const id = claimId()
  const claim = (words: string) =>
    answered(words, { id, answer: 'sourced', sources: ['s1'], said: '去年十一月末班车推迟了一小时整' })
  const draft = await publishedWith(site, author, paragraph(claim('去年十一月末班车推迟了一小时整'), text('。')))
  const moved = documentOf(paragraph(text('先说一句。')), paragraph(claim('去年十一月末班车推迟了一小时')))
  await republish(site, author, draft, { document: moved })
  expect(await claimsOf(site, draft.id)).toEqual([
    { id, state: 'sourced', text: '去年十一月末班车推迟了一小时', is_answered: true, is_changed: false },
  ])
})

test('an answer is lost when more than fifteen per cent of its words change', async () => {
  const id = claimId()
  const said = '市里的夜班公交去年多开了一个小时'
  const claim = (words: string) => answered(words, { id, answer: 'sourced', sources: ['s1'], said })
  const draft = await publishedWith(site, author, paragraph(claim(said)))
  expect(await statesOf(site, draft.id)).toEqual(['sourced'])
  await republish(site, author, draft, { document: documentOf(paragraph(claim(bareClaim))) })
  expect(await claimsOf(site, draft.id)).toEqual([
    { id, state: 'question', text: bareClaim, is_answered: false, is_changed: true },
  ])
  expect(await citationsOf(site, draft.id)).toEqual([
    [null, 1],
    [null, 2],
  ])
  expect(await countsOf(site, draft.id)).toEqual({ sourced: 0, firstHand: 0, open: 1 })
})

test('a claim whose source was taken from the list waits for one again', async () => {
  const id = claimId()
  const block = paragraph(answered(sourced, { id, answer: 'sourced', sources: ['s1'] }))
  const draft = await publishedWith(site, author, block)
  await republish(site, author, draft, { details: { sources: [counts] } })
  expect(await claimsOf(site, draft.id)).toMatchObject([{ id, state: 'question', is_answered: false }])
  expect(await citationsOf(site, draft.id)).toEqual([[null, 1]])
})

test('a copied claim gets an id of its own, and the first keeps it', async () => {
  const id = claimId()
  const claim = answered(sourced, { id, answer: 'sourced', sources: ['s1'] })
  const draft = await publishedWith(site, author, paragraph(claim), paragraph(claim), paragraph(claim))
  const ids = (await claimsOf(site, draft.id)).map((row) => row.id)
  expect(ids[0]).toBe(id)
  expect(new Set(ids).size).toBe(3)
  expect(await citationsOf(site, draft.id)).toHaveLength(4)
})

test.each([
  ['fiction', { declaration: { genres: ['fiction'] } }],
  ['another language', { language: 'fr' }],
])('the machine is not asked about %s', async (_what, details) => {
  const draft = await aDraftWith(
    site,
    author,
    paragraph(text(bareClaim)),
    paragraph(answered('我看见了', { answer: 'first-hand' })),
  )
  const { declaration, ...rest } = details as { declaration?: object }
  const complete = { origin: 'original', genres: ['news'], ai: 'none', ...declaration }
  const version = await rewrite(author, draft, { details: { ...rest, declaration: complete } })
  await publish(site, author, { id: draft.id, version })
  expect(await statesOf(site, draft.id)).toEqual(['first-hand'])
})

test('a sentence that shows its source itself gets no question mark', async () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/notice' } }
  const draft = await publishedWith(
    site,
    author,
    paragraph(text(bareClaim.slice(0, -1)), { ...text('公告'), marks: [link] }, text('。')),
  )
  expect(await statesOf(site, draft.id)).toEqual([])
})

test('a text full of claims is published, with 300 question marks of the machine at most', async () => {
  const many = Array.from({ length: 3_000 }, (_, at) =>
    answered(`第${at}条`, { answer: 'sourced', sources: ['s1'], said: '' }),
  )
  const open = Array.from({ length: 400 }, (_, at) => paragraph(text(bareClaim.replace('41200', String(41_000 + at)))))
  const draft = await aDraftWith(
    site,
    author,
    ...Array.from({ length: 30 }, (_, at) => paragraph(...many.slice(at * 100, at * 100 + 100))),
    ...open,
  )
  await publish(site, author, draft)
  expect(await countsOf(site, draft.id)).toEqual({ sourced: 3_000, firstHand: 0, open: 300 })
}, 60_000)

test('ten thousand claims are more than a document holds, and are refused at once', async () => {
  const many = Array.from({ length: 10_000 }, (_, at) => answered(`${at} `, { answer: 'question', said: '' }))
  const draft = await aDraftWith(site, author, paragraph(text('正文')))
  const answer = await author.sendJson(
    'PUT',
    `/studio/articles/${draft.id}/draft`,
    { document: documentOf(paragraph(...many)) },
    { 'if-match': `"${draft.version}"` },
  )
  expect([413, 422]).toContain(answer.status)
})

test('a single sentence of 95,000 characters is published, and its row holds how it begins', async () => {
  const long = bareClaim.replaceAll('。', '，').repeat(2_000).slice(0, 95_000)
  const draft = await publishedWith(site, author, paragraph(text(`${long}。`)))
  for (const { text: kept } of await claimsOf(site, draft.id)) expect(kept.length).toBeLessThanOrEqual(1_000)
}, 60_000)

test('marks stand where they belong among emoji, combining letters and right-to-left text', async () => {
  const words = ['👩‍👩‍👧‍👦 去了青屿', 'שלום עולם 12%', 'é́̂ e\u0301', '𠮷野家 2026']
  const blocks = words.map((word) =>
    paragraph(text(`🙂${word.slice(0, 1) === '👩' ? '' : 'ם'} `), answered(word, { answer: 'first-hand' }), text('…')),
  )
  const draft = await publishedWith(site, author, ...blocks)
  expect((await claimsOf(site, draft.id)).filter(({ state }) => state === 'first-hand').map((row) => row.text)).toEqual(
    words,
  )
})

test('two who publish at once leave one set of rows', async () => {
  const draft = await aDraftWith(
    site,
    author,
    paragraph(answered(sourced, { answer: 'sourced', sources: ['s1'] })),
    paragraph(text(bareClaim)),
  )
  const form = await publicationOf(site, draft)
  await Promise.all([1, 2, 3].map(() => author.post(`/studio/articles/${draft.id}/publication`, form)))
  expect(await statesOf(site, draft.id)).toEqual(['sourced', 'question'])
  expect(await countsOf(site, draft.id)).toEqual({ sourced: 1, firstHand: 0, open: 1 })
})

test('withdrawing an article leaves its rows for the day when it comes back', async () => {
  const draft = await publishedWith(site, author, paragraph(answered(sourced, { answer: 'sourced', sources: ['s1'] })))
  await author.post(`/studio/articles/${draft.id}/withdrawal`, { reason: '要核对' })
  await publish(site, author, draft, { kind: 'update' })
  expect(await statesOf(site, draft.id)).toEqual(['sourced'])
  expect(await countsOf(site, draft.id)).toEqual({ sourced: 1, firstHand: 0, open: 0 })
})

test('the last step tells what is open, and publishes all the same', async () => {
  const draft = await aDraftWith(
    site,
    author,
    paragraph(answered(sourced, { answer: 'sourced', sources: ['s1'] })),
    paragraph(text(bareClaim)),
  )
  const page = await author.get(`/studio/articles/${draft.id}/publication`)
  expect(page.text).toContain('1 条有来源')
  expect(page.text).toMatch(/1 条存疑<\/b>不影响发布/)
  await publish(site, author, draft)
  const english = await author.get(`/studio/articles/${draft.id}/publication`, { 'accept-language': 'en' })
  expect(english.text).toMatch(/1 open<\/b>, which does not stand in the way/)
})

test('an answer that changed is a change of the text, and the comparison says so', async () => {
  const block = (answer: 'sourced' | 'opinion') =>
    paragraph(answered(sourced, { id: '0cccccccccccc', answer, sources: answer === 'sourced' ? ['s1'] : [] }))
  const draft = await publishedWith(site, author, block('opinion'))
  await republish(site, author, draft, { document: documentOf(block('sourced')) })
  const answer = await site.stranger().get(`/a/${draft.id}/versions?from=1&to=2`)
  expect(answer.text).toContain('信息来源或某句话的出处有改动')
  expect(answer.text).not.toContain('没有差别')
  expect(notice.id).toBe('s1')
})
