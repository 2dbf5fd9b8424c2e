import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'

const site = await startSite()

test('a choice of looks is shown on every page that follows', async () => {
  const reader = site.stranger()
  const saved = await reader.post('/accessibility', {
    care: 'on',
    theme: 'dark',
    size: 'xl',
    contrast: 'more',
    motion: 'less',
  })
  expect(saved.status).toBe(303)
  expect(saved.location).toBe('/accessibility?saved')
  const page = await reader.get('/sign-in')
  expect(page.text).toMatch(/<html lang="zh-CN" data-theme="dark" data-care/)
  expect(Object.fromEntries(reader.cookies)).toMatchObject({ size: 'xl', contrast: 'more', motion: 'less' })
})

test('going back to the usual looks leaves no cookie behind', async () => {
  const reader = site.stranger()
  await reader.post('/accessibility', { care: 'on', theme: 'dark', size: 's' })
  await reader.post('/accessibility', { care: 'off', theme: 'system', size: 'm', contrast: 'usual', motion: 'usual' })
  expect([...reader.cookies.keys()]).toEqual([])
  expect((await reader.get('/sign-in')).text).toContain('<html lang="zh-CN"><head>')
})

test('the switch in the masthead changes care mode alone and comes back to the page', async () => {
  const reader = site.stranger()
  await reader.post('/accessibility', { theme: 'dark' })
  const switched = await reader.post('/accessibility', { care: 'on', from: '/sign-in?from=%2Flatest' })
  expect(switched.location).toBe('/sign-in?from=%2Flatest')
  expect(reader.cookies.get('theme')).toBe('dark')
})

test.each(['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)'])(
  'after a choice nobody is sent to %s',
  async (from) => {
    const answer = await site.stranger().post('/accessibility', { care: 'on', from })
    expect(answer.location).toBe('/accessibility?saved')
  },
)

test('a choice that is none is refused with a sentence and keeps nothing', async () => {
  const reader = site.stranger()
  const answer = await reader.post('/accessibility', { theme: 'pink' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('请选一项')
  expect(reader.cookies.size).toBe(0)
})

test('the accessibility page shows what was chosen', async () => {
  const reader = site.stranger()
  await reader.post('/accessibility', { size: 'l' })
  expect((await reader.get('/accessibility')).text).toMatch(/value="l"[^>]*checked/)
})
