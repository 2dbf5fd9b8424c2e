import { beforeAll, expect, test } from 'vitest'
import { endSuspensions } from '#features/creators/index.ts'
import { ensureStandardRules } from '#features/site/index.ts'
import { lettersTo } from '../accounts/letters.ts'
import { aMember, anAuthor, save } from '../articles/build.ts'
import { hidden } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { aRuling, lift, openCase, report, rule, rulingsOf } from '../harness/reports.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aPublished, type Published, publish } from './build.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite()
  await ensureStandardRules(site.db)
  moderator = await aUser(site, { role: 'moderator' })
})

const slugOf = async (channel: string) =>
  (await site.db.selectFrom('channel').select('slug').where('id', '=', channel).executeTakeFirstOrThrow()).slug

/** Which of the lists of the site show an article. */
const listsWith = async ({ id, author, channel }: Published): Promise<string[]> => {
  const paths = ['/', '/latest', `/c/${await slugOf(channel)}`, '/tags/公交', `/@${author.handle}`]
  const search = `/search?q=${encodeURIComponent(author.handle)}`
  const found: string[] = []
  for (const path of [...paths, search])
    if ((await site.stranger().get(encodeURI(decodeURI(path)))).text.includes(`data-id="${id}"`)) found.push(path)
  return found
}

test('a hidden article is gone from its page and all lists, which say why, and comes back when that is lifted', async () => {
  const article = await aPublished(site)
  expect((await listsWith(article)).length).toBeGreaterThan(4)
  const { number } = await report(site.stranger(), { article: article.id })
  expect((await rule(moderator, number)).status).toBe(303)
  const page = await site.stranger().get(article.path)
  expect(page.status).toBe(410)
  expect(page.text).toContain('/rules#r-spam')
  expect(page.text).toMatch(/<time datetime="20/)
  expect(page.text).not.toContain(`末班车 ${article.author.handle}`)
  expect(page.text).not.toContain('去年十一月')
  for (const path of [`${article.path}/versions`, `${article.path}-title`])
    expect((await site.stranger().get(path)).status).toBe(410)
  for (const someone of [article.author, moderator]) expect((await someone.get(article.path)).status).toBe(410)
  expect(await listsWith(article)).toEqual([])
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain('仍在生效')

  expect((await lift(moderator, number)).status).toBe(303)
  expect((await site.stranger().get(article.path)).status).toBe(200)
  expect((await listsWith(article)).length).toBeGreaterThan(4)
  expect((await rulingsOf(site, number)).map(({ outcome }) => outcome)).toEqual(['hide', 'lift'])
})

test('a decided case is found again by number, address, handle and title, and by who opens one about what is hidden', async () => {
  const article = await aPublished(site)
  const { number } = await report(site.stranger(), { article: article.id })
  const href = `href="/desk/cases/${number}"`
  expect((await moderator.get('/desk/decided')).text).not.toContain(href)
  await rule(moderator, number)
  const decided = await moderator.get('/desk/decided')
  expect(decided.text).toContain(href)
  expect(decided.text).toContain('不再展示')
  const { handle } = article.author
  for (const find of [number, article.path, site.url + article.path, `@${handle}`, `末班车 ${handle}`]) {
    const found = await moderator.get(`/desk/decided?${new URLSearchParams({ find })}`)
    expect([find, found.text.includes(href)]).toEqual([find, true])
  }
  for (const find of ['1999-01-0001', '/a/0000000000000', '@nobody-here', '100%_'])
    expect((await moderator.get(`/desk/decided?${new URLSearchParams({ find })}`)).text).toContain('没有找到')
  const opened = await moderator.post('/desk/opening', { address: article.path })
  expect(opened.location).toBe(`/desk/cases/${number}`)
  expect((await lift(moderator, number)).status).toBe(303)
})

test('a decision is stored with every field of a statement of reasons', async () => {
  const article = await aPublished(site)
  const { number } = await report(site.stranger(), { article: article.id })
  await rule(moderator, number)
  expect(await rulingsOf(site, number)).toMatchObject([
    {
      outcome: 'hide',
      state: 'closed',
      measure: ['hide'],
      territory: [],
      ends_at: null,
      facts: aRuling.facts,
      explanation: aRuling.explanation,
      source_type: 'notice',
      is_found_by_machine: false,
      is_decided_by_machine: false,
      rule_id: 'r-spam',
      legal_ground: null,
      redress: ['review', 'court'],
    },
  ])
  const own = await openCase(moderator, (await aPublished(site)).path)
  await rule(moderator, own, { measure: 'warn', rule: 'law', legalGround: '民法典第一千零二十四条' })
  expect(await rulingsOf(site, own)).toMatchObject([
    { source_type: 'own-initiative', rule_id: null, legal_ground: '民法典第一千零二十四条', measure: ['warn'] },
  ])
})

test('no action leaves everything as it was, and nobody but the reporter hears of it', async () => {
  const article = await aPublished(site)
  const { number, receipt } = await report(site.stranger(), { article: article.id })
  await rule(moderator, number, { measure: 'none', rule: '', facts: '', explanation: '没有重复，只是题目相近。' })
  expect((await site.stranger().get(article.path)).status).toBe(200)
  expect((await site.stranger().get(receipt)).text).toContain('没有发现违反')
  expect((await lettersTo(site, article.author.email)).filter(({ kind }) => kind === 'statement')).toEqual([])
  const [decision] = await rulingsOf(site, number)
  expect((await article.author.get(`/studio/decisions/${decision?.id}`)).status).toBe(404)
})

test('a warning leaves the article and is told to its author', async () => {
  const article = await aPublished(site)
  const number = await openCase(moderator, article.path)
  await rule(moderator, number, { measure: 'warn' })
  expect((await site.stranger().get(article.path)).status).toBe(200)
  expect((await article.author.get('/studio')).text).toContain('收到一次警告')
  expect((await moderator.get(`/desk/cases/${number}`)).text).not.toContain(`/desk/cases/${number}/lifting`)
  expect((await lift(moderator, number)).status).toBe(409)
})

test('everybody who writes for the creator reads the statement, in their language, and nobody else does', async () => {
  const article = await aPublished(site)
  const writer = await aMember(site, article.author, 'writer')
  await site.db.updateTable('user').set({ language: 'en' }).where('id', '=', writer.id).execute()
  const reader = await aUser(site, { name: '隔壁老王' })
  const { number } = await report(reader, { article: article.id }, { name: '隔壁老王', email: 'wang@example.org' })
  await rule(moderator, number)
  const [decision] = await rulingsOf(site, number)
  const path = `/studio/decisions/${decision?.id}`
  const page = await article.author.get(path)
  expect(page.status).toBe(200)
  for (const text of [aRuling.facts as string, aRuling.explanation as string, '/rules#r-spam', '有人举报', '法院'])
    expect(page.text).toContain(text)
  for (const text of ['隔壁老王', 'wang@example.org', moderator.name]) expect(page.text).not.toContain(text)
  expect((await writer.get(path, { 'accept-language': 'en' })).text).toContain('Decision and reasons')
  expect((await article.author.get('/studio')).text).toContain(path)
  for (const other of [reader, moderator, await anAuthor(site)]) expect((await other.get(path)).status).toBe(404)
  expect((await site.stranger().get(path)).status).toBe(303)

  const [letter] = (await lettersTo(site, article.author.email)).filter(({ kind }) => kind === 'statement')
  expect(letter).toMatchObject({ link_path: path })
  expect(letter?.body).toContain(aRuling.explanation)
  expect(letter?.body).not.toContain('wang@example.org')
  const [english] = (await lettersTo(site, writer.email)).filter(({ kind }) => kind === 'statement')
  expect(english?.body).toContain('The article is no longer shown.')
})

test('what the clause says later does not change what was decided under it', async () => {
  const article = await aPublished(site)
  await site.db
    .insertInto('rule')
    .values({ id: 'r-old', place: 99, title_zh: '旧条款', title_en: 'Old', text_zh: '旧文字', text_en: 'Old text' })
    .execute()
  const number = await openCase(moderator, article.path)
  await rule(moderator, number, { rule: 'r-old' })
  await site.db
    .updateTable('rule')
    .set({ title_zh: '新条款', text_zh: '新文字', is_retired: true })
    .where('id', '=', 'r-old')
    .execute()
  const [decision] = await rulingsOf(site, number)
  const page = await article.author.get(`/studio/decisions/${decision?.id}`)
  expect(page.text).toContain('旧文字')
  expect(page.text).not.toContain('新文字')
  expect((await site.stranger().get(article.path)).text).toContain('旧条款')
})

test('a clause that was retired while the page was open is no ground', async () => {
  const article = await aPublished(site)
  const number = await openCase(moderator, article.path)
  await site.db
    .insertInto('rule')
    .values({ id: 'r-gone', place: 98, title_zh: '停', title_en: 'G', text_zh: '停', text_en: 'G', is_retired: true })
    .execute()
  const answer = await rule(moderator, number, { rule: 'r-gone' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(aRuling.facts as string)
  expect((await site.stranger().get(article.path)).status).toBe(200)
})

test('a ruling that is not complete comes back with what was typed, and is seen before it is sent', async () => {
  const article = await aPublished(site)
  const number = await openCase(moderator, article.path)
  const answer = await rule(moderator, number, { facts: '太短', rule: '' })
  expect(answer.status).toBe(422)
  for (const text of ['id="e-facts"', 'id="e-rule"', '>太短</textarea>', aRuling.explanation as string])
    expect(answer.text).toContain(text)
  const preview = await rule(moderator, number, { do: 'preview' })
  expect(preview.text).toContain('文章不再展示。')
  expect(hidden(preview, 'measure')).toBe('hide')
  expect((await rule(moderator, number, { do: 'edit' })).text).toContain(aRuling.facts as string)
  expect((await rule(moderator, number, { measure: 'suspend' })).status).toBe(422)
  expect(await rulingsOf(site, number)).toEqual([])
})

test('a suspended creator says so, cannot publish, and its articles stay', async () => {
  const article = await aPublished(site)
  const { author } = article
  const number = await openCase(moderator, `/@${author.handle}`)
  expect((await rule(moderator, number, { measure: 'suspend', until: '2099-01-31' })).status).toBe(303)
  const page = await site.stranger().get(`/@${author.handle}`)
  expect(page.text).toContain('停用到 2099年1月31日')
  expect(page.text).toContain('/rules#r-spam')
  expect((await site.stranger().get(article.path)).status).toBe(200)
  await save(author, article.id, article.version, {}, ['新的一段'])
  const again = { kind: 'update' }
  const refused = await publish(author, article.id, article.version + 1, article.channel, again)
  expect(refused.status).not.toBe(303)
  expect((await site.stranger().get(article.path)).text).not.toContain('新的一段')
  expect(await rulingsOf(site, number)).toMatchObject([{ ends_at: new Date('2099-01-31T00:00:00+08:00') }])
  await lift(moderator, number)
  expect((await site.stranger().get(`/@${author.handle}`)).text).not.toContain('停用')
  expect((await publish(author, article.id, article.version + 1, article.channel, again)).status).toBe(303)
})

test('a suspension ends on its day, and not before', async () => {
  const { author } = await aPublished(site)
  const number = await openCase(moderator, `/@${author.handle}`)
  await rule(moderator, number, { measure: 'suspend', until: '2099-01-31' })
  const state = async () =>
    (await site.db.selectFrom('creator').select('state').where('id', '=', author.creatorId).executeTakeFirstOrThrow())
      .state
  await endSuspensions(site.house)
  expect(await state()).toBe('suspended')
  const yesterday = new Date(Date.now() - 86_400_000)
  await site.db.updateTable('creator').set({ suspended_until: yesterday }).where('id', '=', author.creatorId).execute()
  await endSuspensions(site.house)
  expect(await state()).toBe('active')
})

test('a later suspension takes the place of the one before, which cannot be lifted any more', async () => {
  const { author } = await aPublished(site)
  const first = await openCase(moderator, `/@${author.handle}`)
  await rule(moderator, first, { measure: 'suspend', until: '2099-01-31' })
  const second = await openCase(moderator, `/@${author.handle}`)
  await rule(moderator, second, { measure: 'suspend' })
  expect((await lift(moderator, first)).status).toBe(409)
  expect((await site.stranger().get(`/@${author.handle}`)).text).toContain('停用')
  expect((await lift(moderator, second)).status).toBe(303)
})

test('of two moderators who decide at once one wins, and one statement is written', async () => {
  const article = await aPublished(site)
  const number = await openCase(moderator, article.path)
  const others = await Promise.all([1, 2, 3].map(() => aUser(site, { role: 'moderator' })))
  const answers = await Promise.all(others.map((other) => rule(other, number)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  expect(await rulingsOf(site, number)).toHaveLength(1)
  await lettersTo(site, article.author.email)
  const letters = await lettersTo(site, article.author.email)
  expect(letters.filter(({ kind }) => kind === 'statement')).toHaveLength(1)
})

test('a decision on a text that its author has changed meanwhile is asked for again', async () => {
  const article = await aPublished(site)
  const number = await openCase(moderator, article.path)
  const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
  expect((await save(article.author, article.id, article.version, {}, ['改过的一段'])).status).toBe(200)
  await publish(article.author, article.id, article.version + 1, article.channel, { kind: 'update' })
  const answer = await moderator.post(`/desk/cases/${number}/measure`, { ...aRuling, seen, do: 'send' })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain(aRuling.facts as string)
  expect((await site.stranger().get(article.path)).status).toBe(200)
  expect((await rule(moderator, number)).status).toBe(303)
  expect((await site.stranger().get(article.path)).status).toBe(410)
})

const revisionOf = async (id: string) =>
  (await site.db.selectFrom('article').select('published_revision_id').where('id', '=', id).executeTakeFirstOrThrow())
    .published_revision_id

test('an author who publishes again and again does not escape, and reads which version was judged and which hidden', async () => {
  const article = await aPublished(site)
  const { author, id, channel } = article
  const number = await openCase(moderator, article.path)
  const first = await moderator.get(`/desk/cases/${number}`)
  expect(first.text).not.toContain('value="hide-now"')
  const seen = hidden(first, 'seen')
  const change = async (text: string, version: number) => {
    await save(author, id, version, {}, [text])
    await publish(author, id, version + 1, channel, { kind: 'typo' })
  }
  await change('改过一次', article.version)
  const path = `/desk/cases/${number}/measure`
  const changed = await moderator.post(path, { ...aRuling, seen, do: 'send' })
  expect(changed.status).toBe(409)
  expect(changed.text).toContain('value="hide-now"')
  expect(changed.text).toContain('隐藏现在的版本')
  expect(hidden(changed, 'judged')).toBe(seen)
  await change('又改一次', article.version + 1)
  const last = await revisionOf(id)
  const both = { seen: hidden(changed, 'seen'), judged: hidden(changed, 'judged') }
  const incomplete = await moderator.post(path, { ...aRuling, ...both, facts: '', do: 'hide-now' })
  expect([incomplete.status, hidden(incomplete, 'judged')]).toEqual([422, seen])
  expect((await moderator.post(path, { ...aRuling, ...both, do: 'hide-now' })).status).toBe(303)
  expect((await site.stranger().get(article.path)).status).toBe(410)
  const [decision] = await rulingsOf(site, number)
  const statement = await site.db
    .selectFrom('statement')
    .select(['seen_revision_id', 'hidden_revision_id'])
    .where('decision_id', '=', decision?.id ?? '')
    .executeTakeFirst()
  expect(statement).toEqual({ seen_revision_id: seen, hidden_revision_id: last })
  expect((await author.get(`/studio/decisions/${decision?.id}`)).text).toMatch(/审核的是第 \d+ 版，隐藏的是第 \d+ 版/)
})

test('what stands there now is hidden only by who has looked at a version that readers saw, and only hidden', async () => {
  const [article, other] = [await aPublished(site), await aPublished(site)]
  const number = await openCase(moderator, article.path)
  const send = (judged: string, more = {}) =>
    moderator.post(`/desk/cases/${number}/measure`, { ...aRuling, seen: judged, judged, do: 'hide-now', ...more })
  for (const judged of ['', 'zzz', (await revisionOf(other.id)) ?? '']) expect((await send(judged)).status).toBe(409)
  const seen = (await revisionOf(article.id)) ?? ''
  await save(article.author, article.id, article.version, {}, ['改过的一段'])
  await publish(article.author, article.id, article.version + 1, article.channel, { kind: 'update' })
  expect((await send(seen, { measure: 'warn' })).status).toBe(409)
  expect(
    (await article.author.post(`/desk/cases/${number}/measure`, { ...aRuling, judged: seen, do: 'hide-now' })).status,
  ).toBe(403)
  expect((await site.stranger().get(article.path)).status).toBe(200)
  expect(await rulingsOf(site, number)).toEqual([])
})

test('an article that is hidden while its author publishes stays hidden', async () => {
  for (let round = 0; round < 6; round += 1) {
    const article = await aPublished(site)
    const number = await openCase(moderator, article.path)
    const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
    await save(article.author, article.id, article.version, {}, [`第 ${round} 次修改`])
    const [ruled] = await Promise.all([
      moderator.post(`/desk/cases/${number}/measure`, { ...aRuling, seen, do: 'send' }),
      publish(article.author, article.id, article.version + 1, article.channel, { kind: 'update' }),
    ])
    expect([303, 409]).toContain(ruled.status)
    if (ruled.status === 409) expect((await rule(moderator, number)).status).toBe(303)
    await publish(article.author, article.id, article.version + 1, article.channel, { kind: 'update' })
    expect((await site.stranger().get(article.path)).status).toBe(410)
    expect(await listsWith(article)).toEqual([])
  }
})

test('a withdrawn article can be hidden, and is withdrawn again when that is lifted', async () => {
  const article = await aPublished(site)
  await article.author.post(`/studio/articles/${article.id}/withdrawal`, { reason: '先撤下来看看。' })
  const number = await openCase(moderator, article.path)
  expect((await rule(moderator, number)).status).toBe(303)
  expect((await site.stranger().get(article.path)).text).not.toContain('先撤下来看看')
  await lift(moderator, number)
  expect((await site.stranger().get(article.path)).text).toContain('先撤下来看看')
})

test('nobody decides on a creator of their own, nor on what they reported themselves', async () => {
  const article = await aPublished(site)
  const number = await openCase(moderator, article.path)
  await site.db.updateTable('user').set({ role: 'moderator' }).where('id', '=', article.author.id).execute()
  expect((await article.author.get(`/desk/cases/${number}`)).text).toContain('你自己的号')
  const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
  const send = (who: Person, of: string) => who.post(`/desk/cases/${of}/measure`, { ...aRuling, seen, do: 'send' })
  expect((await send(article.author, number)).status).toBe(403)
  const reporter = await aUser(site, { role: 'moderator' })
  await report(reporter, { article: article.id })
  expect((await send(reporter, number)).status).toBe(403)
  expect((await send(moderator, number)).status).toBe(303)
  for (const someone of [article.author, reporter]) expect((await lift(someone, number)).status).toBe(403)
})

test('a moderator leaves the creator of an operator to operators', async () => {
  const article = await aPublished(site)
  await site.db.updateTable('user').set({ role: 'operator' }).where('id', '=', article.author.id).execute()
  const number = await openCase(moderator, article.path)
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain('职务比你高')
  expect((await rule(moderator, number)).status).toBe(403)
  expect((await site.stranger().get(article.path)).status).toBe(200)
  const operator = await aUser(site, { role: 'operator' })
  expect((await rule(operator, number)).status).toBe(303)
})

test('an update that waits for a review does not bring a hidden article back', async () => {
  const article = await aPublished(site)
  const { author } = article
  await site.db.updateTable('creator').set({ is_reviewed_first: true }).where('id', '=', author.creatorId).execute()
  await save(author, article.id, article.version, {}, ['等着审核的一段'])
  await publish(author, article.id, article.version + 1, article.channel, { kind: 'update' })
  await site.settle()
  const review = await site.db
    .selectFrom('case')
    .select(['id', 'number'])
    .where('article_id', '=', article.id)
    .where('kind', '=', 'review')
    .executeTakeFirstOrThrow()
  const seen = hidden(await moderator.get(`/desk/cases/${review.number}`), 'seen')
  const number = await openCase(moderator, article.path)
  await rule(moderator, number)
  const accept = { seen, outcome: 'accepted', do: 'send' }
  expect((await moderator.post(`/desk/cases/${review.number}/decision`, accept)).status).toBe(409)
  await site.settle()
  expect((await site.stranger().get(article.path)).status).toBe(410)
})
