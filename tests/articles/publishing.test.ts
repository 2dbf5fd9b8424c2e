import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { publishSubmitted, sendBack, submittedArticle } from '#features/articles/index.ts'
import { verifyRevisions } from '#features/articles/verify-revisions.ts'
import { moveClock } from '#platform/clock.ts'
import { startSite } from '../harness/site.ts'
import { type Author, aChannel, aDraft, anAuthor, aSource, type Draft, save } from './build.ts'

const site = await startSite()

const form = async (draft: Draft, more: Record<string, string | string[]> = {}) => {
  const row = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const { channels, summary, tags } = row.details as { channels: string[]; summary: string; tags: string[] }
  return { version: String(draft.version), act: 'publish', channels, summary, tags: tags.join(','), ...more }
}

const publish = async (author: Author, draft: Draft, more: Record<string, string | string[]> = {}) =>
  author.post(`/studio/articles/${draft.id}/publication`, await form(draft, more))

const article = (id: string) => site.db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const published = (id: string) =>
  site.db
    .selectFrom('revision')
    .select(['number', 'reason', 'change_kind', 'text'])
    .where('article_id', '=', id)
    .where('published_at', 'is not', null)
    .orderBy('number')
    .execute()

const events = async (type: string, id: string) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from graphile_worker._private_jobs
    where payload ->> 'type' = ${type} and payload ->> 'articleId' = ${id}`.execute(site.db)
  return rows[0]?.count
}

/** Titles hold <wbr> where a line may break. */
const unbroken = (html: string) => html.replaceAll(/<wbr ?\/?>/g, '')

const part = (html: string, name: string) =>
  new RegExp(`<(section|div|nav|h1|aside)[^>]*data-part="${name}"[\\s\\S]*?</\\1>`).exec(unbroken(html))?.[0] ?? ''

test('an article for hidden and closed channels alone is not published: its author is asked for one', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const [open, hidden, closed] = [await aChannel(site), await aChannel(site, '暗'), await aChannel(site, '关')]
  await site.db.updateTable('channel').set({ is_hidden: true }).where('id', '=', hidden.id).execute()
  await site.db.updateTable('channel').set({ is_retired: true }).where('id', '=', closed.id).execute()
  const answer = await publish(ana, draft, { channels: [hidden.id, closed.id] })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('请选一项。')
  expect(answer.text).not.toContain(`value="${hidden.id}"`)
  expect((await site.stranger().get(`/a/${draft.id}`)).status).toBe(404)
  const { version } = (await ana.get(`/studio/articles/${draft.id}/draft`)).json<{ version: number }>()
  expect((await publish(ana, { ...draft, version }, { channels: [open.id] })).status).toBe(303)
})

test('a channel that is hidden or closed takes in nothing new, and keeps what it had', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const [open, hidden, closed] = [await aChannel(site), await aChannel(site), await aChannel(site)]
  const change = (id: string, values: { is_hidden?: boolean; is_retired?: boolean }) =>
    site.db.updateTable('channel').set(values).where('id', '=', id).execute()
  const placed = async () =>
    (await site.db.selectFrom('article_channel').select('channel_id').where('article_id', '=', draft.id).execute()).map(
      ({ channel_id }) => channel_id,
    )
  await change(hidden.id, { is_hidden: true })
  await change(closed.id, { is_retired: true })
  const channels = [open.id, hidden.id, closed.id]
  expect((await publish(ana, draft, { channels })).location).toBe(`/a/${draft.id}`)
  expect(await placed()).toEqual([open.id])
  await change(open.id, { is_hidden: true })
  const { version } = await site.db
    .selectFrom('draft')
    .select('version')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const again = { channels, kind: 'typo', reason: '', summary: '另一个摘要' }
  expect((await publish(ana, { ...draft, version: Number(version) }, again)).location).toBe(`/a/${draft.id}`)
  expect(await placed()).toEqual([open.id])
})

test('a published article is read by everybody, with all its parts', async () => {
  const ana = await anAuthor(site)
  const source = aSource({
    kind: 'report' as const,
    url: 'https://example.org/report',
    title: '年报',
    publisher: '统计局',
    published: '2026-06',
    quote: '一共三百。',
    author: '',
  })
  const draft = await aDraft(site, ana, {
    details: { title: '夜里多了谁', summary: '三十一个夜晚', place: '青岛', sources: [source] },
  })
  const answer = await publish(ana, draft, { tags: '公交，夜班', place: '青岛' })
  expect(answer.location).toBe(`/a/${draft.id}`)
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(page.status).toBe(200)
  for (const name of [
    'breadcrumb',
    'title',
    'byline',
    'share',
    'body',
    'claims',
    'sources',
    'declaration',
    'corrections',
    'notice',
    'related',
    'hot',
    'comments',
    'creator',
    'headlines',
    'accessibility',
  ])
    expect([name, page.text.includes(`data-part="${name}"`)]).toEqual([name, true])
  expect(part(page.text, 'title')).toContain('夜里多了谁')
  expect(part(page.text, 'body').replaceAll(/<[^>]+>/g, '')).toContain('去年十一月，末班车推迟了一小时')
  expect(part(page.text, 'body')).toContain('lang="zh-CN"')
  expect(part(page.text, 'sources')).toContain(
    'href="https://example.org/report#:~:text=%E4%B8%80%E5%85%B1%E4%B8%89%E7%99%BE%E3%80%82" rel="nofollow ugc noopener"',
  )
  for (const text of ['年报', '统计局', '2026-06', '一共三百。']) expect(part(page.text, 'sources')).toContain(text)
  expect(part(page.text, 'declaration')).toContain('原创')
  expect(part(page.text, 'notice')).toContain('lang="en"')
  expect(page.text).toContain('青岛')
  expect(page.text).toContain('href="/tags/%E5%85%AC%E4%BA%A4"')
  expect(page.text).toContain(`<link rel="canonical" href="${site.url}/a/${draft.id}"`)
  expect(await events('article.published', draft.id)).toBe(1)
})

test('an article without sources says so plainly', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  await publish(ana, draft)
  const page = await site.stranger({ 'accept-language': 'en' }).get(`/a/${draft.id}`)
  expect(part(page.text, 'sources')).toContain('The author lists no sources.')
})

test('the title after the id is for people: any is taken, and the canonical address has none', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  await publish(ana, draft)
  const page = await site.stranger().get(`/a/${draft.id}-${encodeURIComponent('随便什么')}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain(`href="${site.url}/a/${draft.id}"`)
  expect((await site.stranger().get(`/a/${draft.id}x`)).status).toBe(404)
  expect((await site.stranger().get('/a/%00')).status).toBe(404)
})

test.each([
  ['no title', { title: '' }],
  ['no origin', { declaration: { origin: null } }],
  ['a reprint of nothing', { declaration: { origin: 'reprint' } }],
  ['compiled from no page', { declaration: { origin: 'compiled' } }],
  ['no kind of text', { declaration: { genres: [] } }],
  ['nothing said of AI', { declaration: { ai: null } }],
  ['a day that no calendar has', { declaration: { happened: '2026-02-30' } }],
])('with %s nothing is published, and the page names what is missing', async (_name, details) => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { details: details as never })
  const answer = await publish(ana, draft)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('data-lacks')
  expect(await article(draft.id)).toMatchObject({ state: 'draft', published_revision_id: null })
  expect(await events('article.published', draft.id)).toBe(0)
})

test('without a channel the form says so and keeps what was typed', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const answer = await publish(ana, draft, { channels: [], summary: '我的摘要', place: '威海' })
  expect(answer.status).toBe(422)
  for (const text of ['请选一项', '我的摘要', '威海']) expect(answer.text).toContain(text)
})

test('a second click publishes nothing twice', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const filled = await form(draft, { summary: '新摘要' })
  const send = () => ana.post(`/studio/articles/${draft.id}/publication`, filled)
  const answers = await Promise.all([send(), send(), send(), send()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect(await published(draft.id)).toHaveLength(1)
  expect(await events('article.published', draft.id)).toBe(1)
})

test('what is typed while one publishes is not published by surprise', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['看过的'] })
  await save(ana, draft.id, draft.version, {}, ['没看过的'])
  const answer = await publish(ana, draft)
  expect(answer.status).toBe(409)
  expect(await article(draft.id)).toMatchObject({ state: 'draft' })
  const again = await publish(ana, { ...draft, version: draft.version + 1 })
  expect(again.status).toBe(303)
  expect(await published(draft.id)).toMatchObject([{ text: '没看过的' }])
})

test('publishing and saving at the same moment leaves a whole article and every word', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['旧'] })
  const [answer] = await Promise.all([publish(ana, draft), save(ana, draft.id, draft.version, {}, ['新'])])
  const revisions = await published(draft.id)
  expect(revisions.map(({ text }) => text)).toEqual(answer?.status === 303 ? ['旧'] : [])
  const row = await site.db
    .selectFrom('draft')
    .select('document')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(row.document)).toContain('新')
})

const change = async (ana: Author, draft: Draft, texts: string[], more: Record<string, string>) => {
  const saved = await save(ana, draft.id, draft.version, {}, texts)
  const next = { ...draft, version: saved.json<{ version: number }>().version }
  return { next, answer: await publish(ana, next, more) }
}

test('a correction needs a reason, and the page shows it with a way to the difference', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['收回二百二十一份问卷。'] })
  await publish(ana, draft)
  const unexplained = await change(ana, draft, ['收回二百一十二份问卷。'], { kind: 'correction' })
  expect(unexplained.answer.status).toBe(422)
  expect(part((await site.stranger().get(`/a/${draft.id}`)).text, 'body')).toContain('二百二十一')
  const answer = await publish(ana, unexplained.next, { kind: 'correction', reason: '两位数字颠倒' })
  expect(answer.status).toBe(303)
  const page = (await site.stranger().get(`/a/${draft.id}`)).text
  expect(part(page, 'body')).toContain('二百一十二')
  expect(part(page, 'corrections')).toContain('两位数字颠倒')
  expect(part(page, 'corrections')).toContain(`/a/${draft.id}/versions?from=1&amp;to=2`)
  expect(await verifyRevisions(site.db, draft.id)).toEqual({ ok: true, count: 2 })
})

test('a typo is mended quietly, and a republication must say what it is', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['错子'] })
  await publish(ana, draft)
  const silent = await change(ana, draft, ['错字'], {})
  expect(silent.answer.status).toBe(422)
  await publish(ana, silent.next, { kind: 'typo' })
  const page = (await site.stranger().get(`/a/${draft.id}`)).text
  expect(part(page, 'body')).toContain('错字')
  expect(part(page, 'corrections')).toContain('发布以来没有更正')
  expect(await published(draft.id)).toMatchObject([{ change_kind: 'first' }, { change_kind: 'typo' }])
})

test('a typo leaves the time of the last update as it was, for readers, feeds and machines', async () => {
  const ana = await anAuthor(site)
  let draft = await aDraft(site, ana, { texts: ['错子'] })
  const republish = async (texts: string[], kind: string) => {
    moveClock(3_600_000)
    draft = (await change(ana, draft, texts, { kind })).next
    return article(draft.id)
  }
  const told = async () => {
    const page = (await site.stranger().get(`/a/${draft.id}`)).text
    const feed = (await site.stranger().get(`/@${ana.handle}/atom.xml`)).text
    return {
      shown: page.includes('更新</a>'),
      modified: /"dateModified":"([^"]+)"/.exec(page)?.[1],
      updated: /<entry[\s\S]*?<updated>([^<]+)/.exec(feed)?.[1],
    }
  }
  await publish(ana, draft)
  const first = (await article(draft.id)).published_at?.toISOString()
  expect((await republish(['错字'], 'typo')).updated_at).toBeNull()
  expect(await told()).toEqual({ shown: false, modified: first, updated: first })
  const second = (await republish(['错字，又写了一段'], 'update')).updated_at?.toISOString()
  expect(await told()).toEqual({ shown: true, modified: second, updated: second })
  await republish(['错字，又写了一段。'], 'typo')
  expect(await told()).toEqual({ shown: true, modified: second, updated: second })
  moveClock(-3 * 3_600_000)
})

test('typing after publication changes nothing for readers until it is published', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['发布的'] })
  await publish(ana, draft)
  await save(ana, draft.id, draft.version, { title: '改过的标题' }, ['没发布的'])
  const page = (await site.stranger().get(`/a/${draft.id}`)).text
  expect(part(page, 'body')).toContain('发布的')
  expect(part(page, 'title')).not.toContain('改过的')
  expect((await ana.get('/studio?tab=published')).text).toContain('有未发布的修改')
})

test('dropped changes bring the published text back into the draft and stay in the history', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['发布的'] })
  await publish(ana, draft)
  await save(ana, draft.id, draft.version, {}, ['想放弃的'])
  await ana.post(`/studio/articles/${draft.id}/discarding`, { version: String(draft.version + 1) })
  const row = await site.db
    .selectFrom('draft')
    .select('document')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(row.document)).toContain('发布的')
  const kept = await site.db.selectFrom('revision').select('text').where('article_id', '=', draft.id).execute()
  expect(kept.map(({ text }) => text)).toContain('想放弃的')
})

test('a withdrawn article answers 410 with its notice, leaves every list, and can come back', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { details: { title: '要撤回的' }, texts: ['正文在此'] })
  await publish(ana, draft)
  const without = await ana.post(`/studio/articles/${draft.id}/withdrawal`, { reason: ' ' })
  expect(without.status).toBe(422)
  await ana.post(`/studio/articles/${draft.id}/withdrawal`, { reason: '采访对象要求撤回' })
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(page.status).toBe(410)
  for (const text of ['要撤回的', '采访对象要求撤回', 'noindex']) expect(unbroken(page.text)).toContain(text)
  expect(page.text).not.toContain('正文在此')
  expect((await site.stranger().get(`/a/${draft.id}/versions`)).status).toBe(410)
  expect(await events('article.withdrawn', draft.id)).toBe(1)
  expect((await publish(ana, draft)).status).toBe(303)
  const back = await site.stranger().get(`/a/${draft.id}`)
  expect(back.status).toBe(200)
  expect(await published(draft.id)).toHaveLength(1)
})

test('a hidden article answers 410, names nothing, and its author cannot bring it back', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { details: { title: '被隐藏的' } })
  await publish(ana, draft)
  await site.db.updateTable('article').set({ state: 'hidden' }).where('id', '=', draft.id).execute()
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(page.status).toBe(410)
  expect(unbroken(page.text)).not.toContain('被隐藏的')
  await publish(ana, draft)
  await change(ana, draft, ['再来'], { kind: 'update' })
  expect(await article(draft.id)).toMatchObject({ state: 'hidden' })
})

test('a draft is deleted with its history; what was published is not', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  await ana.post(`/studio/articles/${draft.id}/revisions`)
  expect((await ana.post(`/studio/articles/${draft.id}/deletion`)).status).toBe(303)
  expect((await ana.get(`/studio/articles/${draft.id}`)).status).toBe(404)
  const other = await aDraft(site, ana)
  await publish(ana, other)
  expect((await ana.post(`/studio/articles/${other.id}/deletion`)).status).toBe(409)
  expect((await site.stranger().get(`/a/${other.id}`)).status).toBe(200)
})

test('a creator that is reviewed first submits, and readers get exactly what was accepted', async () => {
  const ana = await anAuthor(site, { isReviewedFirst: true })
  const draft = await aDraft(site, ana, { texts: ['提交的'] })
  const answer = await publish(ana, draft)
  expect(answer.location).toBe(`/studio/articles/${draft.id}/publication`)
  expect(await article(draft.id)).toMatchObject({ state: 'submitted', published_revision_id: null })
  expect(await events('article.submitted', draft.id)).toBe(1)
  expect((await site.stranger().get(`/a/${draft.id}`)).status).toBe(404)
  await save(ana, draft.id, draft.version, {}, ['后来写的'])
  const waiting = await submittedArticle(site.db, draft.id)
  const accept = () =>
    site.db.transaction().execute((trx) => publishSubmitted(trx, draft.id, waiting?.revisionId ?? ''))
  expect(await Promise.all([accept(), accept()])).toContainEqual({ ok: false, problem: 'not-submitted' })
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(part(page.text, 'body')).toContain('提交的')
  expect(await events('article.published', draft.id)).toBe(1)
  expect(await verifyRevisions(site.db, draft.id)).toMatchObject({ ok: true })
})

test('a review that looked at another text than the last is told so', async () => {
  const ana = await anAuthor(site, { isReviewedFirst: true })
  const draft = await aDraft(site, ana, { texts: ['第一次'] })
  await publish(ana, draft)
  const seen = await submittedArticle(site.db, draft.id)
  const saved = await save(ana, draft.id, draft.version, {}, ['第二次'])
  await publish(ana, { ...draft, version: saved.json<{ version: number }>().version })
  const result = await site.db.transaction().execute((trx) => publishSubmitted(trx, draft.id, seen?.revisionId ?? ''))
  expect(result).toEqual({ ok: false, problem: 'changed' })
  expect(await article(draft.id)).toMatchObject({ state: 'submitted' })
})

test('an article that is sent back shows the reason to its author and can be submitted again', async () => {
  const ana = await anAuthor(site, { isReviewedFirst: true })
  const draft = await aDraft(site, ana)
  await publish(ana, draft)
  const waiting = await submittedArticle(site.db, draft.id)
  await site.db.transaction().execute((trx) => sendBack(trx, draft.id, waiting?.revisionId ?? '', '标题和正文不符'))
  expect(await article(draft.id)).toMatchObject({ state: 'sent-back', submitted_revision_id: null })
  expect((await ana.get(`/studio/articles/${draft.id}`)).text).toContain('标题和正文不符')
  await publish(ana, draft)
  expect(await article(draft.id)).toMatchObject({ state: 'submitted', review_note: '' })
})

test('a submission can be taken back before it is decided', async () => {
  const ana = await anAuthor(site, { isReviewedFirst: true })
  const draft = await aDraft(site, ana)
  await publish(ana, draft)
  expect((await ana.post(`/studio/articles/${draft.id}/deletion`)).status).toBe(409)
  await ana.post(`/studio/articles/${draft.id}/submission`)
  expect(await article(draft.id)).toMatchObject({ state: 'draft', submitted_revision_id: null })
  expect(await submittedArticle(site.db, draft.id)).toBeUndefined()
})

test('a second click on submitting leads to the same page and submits once', async () => {
  const ana = await anAuthor(site, { isReviewedFirst: true })
  const draft = await aDraft(site, ana)
  const answers = [await publish(ana, draft), await publish(ana, draft)]
  expect(answers.map(({ location }) => location)).toEqual(Array(2).fill(`/studio/articles/${draft.id}/publication`))
  expect(await events('article.submitted', draft.id)).toBe(1)
})

test('an update of a reviewed creator waits while readers go on reading the old text', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['旧的正文'] })
  await publish(ana, draft)
  await site.db.updateTable('creator').set({ is_reviewed_first: true }).where('id', '=', ana.creatorId).execute()
  const { answer } = await change(ana, draft, ['新的正文'], { kind: 'correction', reason: '写错了' })
  expect(answer.location).toBe(`/studio/articles/${draft.id}/publication`)
  expect(part((await site.stranger().get(`/a/${draft.id}`)).text, 'body')).toContain('旧的正文')
  const waiting = await submittedArticle(site.db, draft.id)
  await site.db.transaction().execute((trx) => publishSubmitted(trx, draft.id, waiting?.revisionId ?? ''))
  await site.settle()
  const page = (await site.stranger().get(`/a/${draft.id}`)).text
  expect(part(page, 'body')).toContain('新的正文')
  expect(part(page, 'corrections')).toContain('写错了')
})

test('withdrawing ends a review of an update, which does not come back unseen', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { texts: ['旧的正文'] })
  await publish(ana, draft)
  await site.db.updateTable('creator').set({ is_reviewed_first: true }).where('id', '=', ana.creatorId).execute()
  const { next } = await change(ana, draft, ['新的正文'], { kind: 'update' })
  await ana.post(`/studio/articles/${draft.id}/withdrawal`, { reason: '先撤回' })
  expect(await submittedArticle(site.db, draft.id)).toBeUndefined()
  await publish(ana, next, { kind: 'update' })
  expect(await article(draft.id)).toMatchObject({ state: 'withdrawn' })
  expect(await submittedArticle(site.db, draft.id)).toBeDefined()
})

test('a suspended creator publishes nothing and keeps its drafts', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  await site.db.updateTable('creator').set({ state: 'suspended' }).where('id', '=', ana.creatorId).execute()
  expect((await publish(ana, draft)).status).toBe(409)
  expect(await article(draft.id)).toMatchObject({ state: 'draft' })
  expect((await ana.get(`/studio/articles/${draft.id}`)).status).toBe(200)
})

test('when one step of publishing fails nothing of it remains', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { details: { tags: ['坏'] } })
  await sql`alter table article_tag add constraint planted check (label <> '坏')`.execute(site.db)
  const answer = await publish(ana, draft)
  await sql`alter table article_tag drop constraint planted`.execute(site.db)
  expect(answer.status).toBe(500)
  expect(await article(draft.id)).toMatchObject({ state: 'draft', published_revision_id: null })
  for (const table of ['revision', 'article_channel', 'citation'] as const) {
    const rows = await site.db.selectFrom(table).select('article_id').where('article_id', '=', draft.id).execute()
    expect([table, rows]).toEqual([table, []])
  }
  expect(await events('article.published', draft.id)).toBe(0)
  expect((await publish(ana, draft)).status).toBe(303)
})

test('a picture that is not one’s own is not published', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const figure = {
    type: 'figure',
    attrs: { media: 'a'.repeat(64), width: 10, height: 10, alt: '', credit: '', original: null },
  }
  const body = { document: { type: 'doc', content: [figure] } }
  await ana.sendJson('PUT', `/studio/articles/${draft.id}/draft`, body, { 'if-match': `"${draft.version}"` })
  const answer = await publish(ana, { ...draft, version: draft.version + 1 })
  expect(answer.status).toBe(422)
  expect(await article(draft.id)).toMatchObject({ state: 'draft' })
})

test.each([
  ['markup', '<script>alert(1)</script> & "quotes"'],
  ['two hundred characters without a space', '长'.repeat(200)],
  ['both directions', 'abc \u202Eعربي\u202C def'],
  ['emoji and joiners', '👩‍👩‍👧‍👦 家庭 🇨🇳'],
])('a title with %s is shown as text', async (_name, title) => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { details: { title } })
  await publish(ana, draft)
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(page.status).toBe(200)
  expect(page.text).not.toContain('<script>alert')
  const shown = part(page.text, 'title')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  expect(shown).toBe(title)
  expect((await ana.get('/studio?tab=published')).status).toBe(200)
})

test('an advertisement says so beside the title', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana, { details: { declaration: { genres: ['advertisement'] } as never } })
  await publish(ana, draft)
  expect((await site.stranger().get(`/a/${draft.id}`)).text).toMatch(/<span class="tag">广告<\/span>/)
})

test('related reads share a tag or a channel and say which', async () => {
  const ana = await anAuthor(site)
  const other = await anAuthor(site)
  const channel = await aChannel(site, '科学')
  const tagged = await aDraft(site, other, { details: { title: '同标签的' } })
  await publish(other, tagged, { tags: '湿地' })
  const placed = await aDraft(site, other, { details: { title: '同频道的', channels: [channel.id] } })
  await publish(other, placed)
  const draft = await aDraft(site, ana, { details: { channels: [channel.id] } })
  await publish(ana, draft, { tags: '湿地' })
  const related = part((await site.stranger().get(`/a/${draft.id}`)).text, 'related')
  expect(related).toContain('同标签的')
  expect(related).toContain('同写“湿地”')
  expect(related).toContain('同频道的')
  expect(related).not.toContain(`data-id="${draft.id}"`)
})
