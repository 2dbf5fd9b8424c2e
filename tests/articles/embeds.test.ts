import { expect, test } from 'vitest'
import { touch } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { startSite } from '../harness/site.ts'
import { anAuthor } from './build.ts'
import { aDraftOf, publicationOf, publish } from './writing.ts'

const site = await startSite()
const author = await anAuthor(site, { name: '青屿夜行记' })
const embed = (article: string) => ({ type: 'embed', attrs: { article } })

const aPublished = async (...content: object[]) => publish(site, author, await aDraftOf(site, author, ...content))
const pageOf = async (id: string) => (await site.stranger().get(`/a/${id}`)).text

test('an embedded article is a card with its title, its creator and its time', async () => {
  const inner = await aPublished()
  const page = await pageOf(await aPublished(embed(inner)))
  expect(page).toMatch(
    new RegExp(`<aside class="embed-card" data-embed="${inner}"[^>]*>.*href="/a/${inner}".*青屿夜行记.*<time`, 's'),
  )
})

test('a card follows its article: a new title, a withdrawal, a decision to hide it', async () => {
  const inner = await aPublished()
  const outer = await aPublished(embed(inner))
  await site.db.updateTable('article').set({ title_broken: '换了的标题' }).where('id', '=', inner).execute()
  expect(await pageOf(outer)).toContain('换了的标题')
  await author.post(`/studio/articles/${inner}/withdrawal`, { reason: '两处数字写错了。' })
  expect(await pageOf(outer)).toContain('这篇文章已由作者撤回。')
  await site.db.updateTable('article').set({ state: 'hidden' }).where('id', '=', inner).execute()
  await touch(site.db, [`article:${inner}`], true)
  await site.settle()
  const hidden = await pageOf(outer)
  expect(hidden).toContain('依照本站规则已不再展示')
  expect(hidden).not.toContain('换了的标题')
})

test('the text that feeds take holds a plain link and no data', async () => {
  const inner = await aPublished()
  const outer = await aPublished(embed(inner))
  const { html } = await site.db
    .selectFrom('rendering')
    .innerJoin('article', 'article.published_revision_id', 'rendering.revision_id')
    .select('html')
    .where('article.id', '=', outer)
    .executeTakeFirstOrThrow()
  expect(html).toContain(`<p class="embed"><a href="/a/${inner}">站内文章</a></p>`)
})

test.each([
  ['of itself', async (own: string) => own],
  ['of an unknown one', async () => newId()],
  ['of a draft', async () => (await aDraftOf(site, author)).id],
])('an article with an embed %s is not published', async (_name, which) => {
  const draft = await aDraftOf(site, author)
  const saved = await author.sendJson(
    'PUT',
    `/studio/articles/${draft.id}/draft`,
    { document: { type: 'doc', content: [{ type: 'paragraph' }, embed(await which(draft.id))] } },
    { 'if-match': `"${draft.version}"` },
  )
  const { version } = saved.json<{ version: number }>()
  const form = await publicationOf(site, { id: draft.id, version })
  const answer = await author.post(`/studio/articles/${draft.id}/publication`, form)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('有一篇嵌入的文章没有发布过')
})

test('the editor learns of an article what every reader may know, and of a draft nothing', async () => {
  const inner = await aPublished()
  const known = await author.get(`/studio/embeds/${inner}`)
  expect(known.json()).toMatchObject({ is: 'here', creator: { name: '青屿夜行记' } })
  const draft = await aDraftOf(site, author)
  expect((await author.get(`/studio/embeds/${draft.id}`)).status).toBe(404)
})
