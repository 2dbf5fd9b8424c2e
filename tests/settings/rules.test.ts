import { expect, test } from 'vitest'
import { ensureStandardRules, ruleById, rules } from '#features/site/index.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
await Promise.all([ensureStandardRules(site.db), ensureStandardRules(site.db)])
const operator = await aUser(site, { role: 'operator' })

const texts = {
  title_zh: '标题党',
  title_en: 'Clickbait',
  text_zh: '标题要与内容相符。',
  text_en: 'Titles keep their word.',
}

test('a new site has its clauses once, in both languages, each at an address of its own', async () => {
  expect(await rules(site.db)).toHaveLength(12)
  const chinese = await site.stranger().get('/rules')
  expect(chinese.text).toContain('id="r-spam"')
  expect(chinese.text).toContain('垃圾信息与操纵')
  expect((await site.stranger({ 'accept-language': 'en' }).get('/rules')).text).toContain('Spam and manipulation')
})

test('a new clause stands last, and its address is taken from then on', async () => {
  expect((await operator.post('/admin/rules', { ...texts, id: 'clickbait' })).status).toBe(303)
  expect((await rules(site.db)).at(-1)?.id).toBe('r-clickbait')
  const again = await operator.post('/admin/rules', { ...texts, id: 'clickbait', text_zh: '另一条' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('另一条')
  expect(again.text).toContain('已经有一条用了这个地址')
})

test('a retired clause is in force no more, but whoever comes from an old decision finds it', async () => {
  const spam = await ruleById(site.db, 'r-spam')
  const form = { title_zh: spam?.title_zh ?? '', title_en: spam?.title_en ?? '', text_zh: '旧条款', text_en: 'old' }
  await operator.post('/admin/rules/r-spam', { ...form, is_retired: 'yes' })
  expect((await rules(site.db)).map(({ id }) => id)).not.toContain('r-spam')
  expect((await site.stranger().get('/rules')).text).toMatch(/id="retired"[\s\S]*id="r-spam"/)
  const { rules: data } = (await site.stranger().get('/rules.json')).json<{
    rules: { id: string; in_force: boolean }[]
  }>()
  expect(data.find(({ id }) => id === 'r-spam')?.in_force).toBe(false)
})

test('a clause moves one place, also when two move at once', async () => {
  const before = (await rules(site.db)).map(({ id }) => id)
  await Promise.all([
    operator.post(`/admin/rules/${before[1]}/place`, { direction: 'up' }),
    operator.post(`/admin/rules/${before[3]}/place`, { direction: 'up' }),
  ])
  const after = (await rules(site.db)).map(({ id }) => id)
  expect(after.slice(0, 4)).toEqual([before[1], before[0], before[3], before[2]])
})

test('an empty or overlong clause is refused, and what was typed stays', async () => {
  const answer = await operator.post('/admin/rules', {
    ...texts,
    id: 'Bad Slug',
    title_en: '',
    text_en: 'x'.repeat(2001),
  })
  expect(answer.status).toBe(422)
  for (const field of ['id', 'title_en', 'text_en']) expect(answer.text).toContain(`id="e-${field}"`)
  expect(answer.text).toContain('标题要与内容相符。')
})

test('nobody but the operator changes the rules', async () => {
  const moderator = await aUser(site, { role: 'moderator' })
  expect((await moderator.post('/admin/rules', { ...texts, id: 'mine' })).status).toBe(403)
  expect(await ruleById(site.db, 'r-mine')).toBeUndefined()
})
