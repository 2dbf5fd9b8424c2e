import { expect, test } from 'vitest'
import { changeTag } from '#features/articles/change-tag.ts'
import { settledTags } from '#features/articles/tag-rules.ts'
import type { Viewer } from '#features/site/index.ts'
import { anAuthor } from '../articles/build.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { published } from './build.ts'

const site = await startSite()
const author = await anAuthor(site)
const editor = await aUser(site, { role: 'editor' })
const tag = (name: string) => `/tags/${encodeURIComponent(name)}`
const admin = (name: string) => `/admin/tags/${encodeURIComponent(name)}`
const tagsOf = async (id: string) =>
  (await site.db.selectFrom('article_tag').select('label').where('article_id', '=', id).orderBy('label').execute()).map(
    ({ label }) => label,
  )

test('a merged tag gives its articles, its address and its future to the other', async () => {
  const one = await published(site, author, ['巴士'])
  const both = await published(site, author, ['巴士', '公交'])
  expect((await editor.post(admin('巴士'), { label: '公交' })).status).toBe(303)
  expect([await tagsOf(one), await tagsOf(both)]).toEqual([['公交'], ['公交']])
  const old = await site.stranger().get(tag('巴士'))
  expect([old.status, old.location]).toEqual([301, tag('公交')])
  expect((await site.stranger().get(tag('公交'))).text).toContain(`/a/${one}`)
  expect(await tagsOf(await published(site, author, ['巴士', '夜间']))).toEqual(['公交', '夜间'])
})

test('after two merges the first address leads straight to the last name', async () => {
  await published(site, author, ['甲'])
  await published(site, author, ['乙'])
  await editor.post(admin('甲'), { label: '乙' })
  await editor.post(admin('乙'), { label: '丙' })
  expect((await site.stranger().get(tag('甲'))).location).toBe(tag('丙'))
  await editor.post(admin('丙'), { label: '甲' }) // back to the first name: no circle
  expect((await site.stranger().get(tag('甲'))).status).toBe(200)
  expect((await site.stranger().get(tag('乙'))).location).toBe(tag('甲'))
})

test('a renamed tag that differs by its writing alone keeps its address', async () => {
  const id = await published(site, author, ['openai'])
  expect((await editor.post(admin('openai'), { label: 'OpenAI' })).status).toBe(303)
  expect(await tagsOf(id)).toEqual(['OpenAI'])
  expect((await editor.post(admin('openai'), { label: 'OpenAI' })).status).toBe(422)
})

test('a banned tag is gone from articles and stays away; the ban can be lifted', async () => {
  const id = await published(site, author, ['广告位'])
  expect((await editor.post(admin('广告位'), { ban: 'yes' })).status).toBe(303)
  expect(await tagsOf(id)).toEqual([])
  expect((await site.stranger().get(tag('广告位'))).status).toBe(410)
  expect(await tagsOf(await published(site, author, ['广告位']))).toEqual([])
  await published(site, author, ['别的'])
  const refused = await editor.post(admin('别的'), { label: '广告位' })
  expect([refused.status, refused.text.includes('已停用')]).toEqual([422, true])
  expect((await editor.post(`${admin('广告位')}/lifting`)).status).toBe(303)
  expect(await tagsOf(await published(site, author, ['广告位']))).toEqual(['广告位'])
})

test('an article that is being published while its tag is merged away does not bring it back', async () => {
  await published(site, author, ['旧名'])
  const id = await published(site, author)
  const viewer = { id: editor.id, role: 'editor' } as Viewer
  let merging: Promise<unknown> = Promise.resolve()
  await site.db.transaction().execute(async (trx) => {
    const tags = await settledTags(trx, ['旧名'])
    merging = changeTag(site.db, viewer, '旧名', { label: '新名' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const rows = tags.map((row) => ({ ...row, article_id: id, published_at: new Date() }))
    await trx.insertInto('article_tag').values(rows).execute()
  })
  await merging
  expect(await tagsOf(id)).toEqual(['新名'])
})

test('two merges into each other at once leave one name and no circle', async () => {
  const id = await published(site, author, ['左', '右'])
  await Promise.all([editor.post(admin('左'), { label: '右' }), editor.post(admin('右'), { label: '左' })])
  const left = await tagsOf(id)
  expect(left).toHaveLength(1)
  expect((await site.stranger().get(tag(left[0] ?? ''))).status).toBe(200)
})

test('the list counts, finds, and pages without repeats', async () => {
  for (const name of Array.from({ length: 53 }, (_, n) => `编号${n}`)) {
    const id = await site.db
      .selectFrom('article')
      .select('id')
      .where('state', '=', 'published')
      .limit(1)
      .executeTakeFirstOrThrow()
    await site.db
      .insertInto('article_tag')
      .values({ article_id: id.id, tag: name, label: name, published_at: new Date() })
      .execute()
  }
  const names: string[] = []
  let path: string | undefined = `/admin/tags?q=${encodeURIComponent('编号')}`
  while (path) {
    const { text }: { text: string } = await editor.get(path)
    names.push(...[...text.matchAll(/>(编号\d+)<\/a>/g)].map(([, name = '']) => name))
    path = /<a class="btn" href="(\/admin\/tags[^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(names).toHaveLength(53)
  expect(new Set(names).size).toBe(53)
})

test('an overlong name is refused and stays typed; readers do not change tags', async () => {
  await published(site, author, ['长'])
  const answer = await editor.post(admin('长'), { label: '很'.repeat(41) })
  expect([answer.status, answer.text.includes('很'.repeat(41))]).toEqual([422, true])
  expect((await author.post(admin('长'), { ban: 'yes' })).status).toBe(403)
})
