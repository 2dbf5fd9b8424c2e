import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { flushOpens } from '#features/reading/index.ts'
import { anAuthor } from '../articles/build.ts'
import { anArticle } from '../feed/build.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

let browser: Browser
let site: Site
let ids: string[]

const open = async (path: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 900, height: 700 },
    userAgent: agent,
    locale: 'zh-CN',
    ...options,
  })
  const page = await context.newPage()
  await page.goto(site.url + path)
  return page
}

const shown = (page: Page): Promise<string[]> =>
  page.locator('.feed > li').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.item ?? ''))

const toEnd = (page: Page) => page.evaluate(() => scrollTo(0, document.body.scrollHeight))

describe.skipIf(!chromiumPath)('lists in a browser', () => {
  beforeAll(async () => {
    site = await startSite()
    await ensureDefaultChannels(site.db)
    const channels = await site.db
      .selectFrom('channel')
      .select('id')
      .where('slug', 'in', ['games', 'travel', 'food'])
      .execute()
    const ana = await anAuthor(site)
    ids = []
    for (let n = 0; n < 130; n += 1) {
      const at = new Date(Date.now() - n * 60_000)
      ids.push(await anArticle(site, ana, { channel: channels[n % 3]?.id ?? '', at, title: `第 ${n} 篇` }))
    }
    await site.settle()
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  test('the list grows as one scrolls, then waits at its link so that the footer can be reached', async () => {
    const page = await open('/latest')
    expect(await shown(page)).toEqual(ids.slice(0, 20))
    for (const count of [40, 60, 80]) {
      await toEnd(page)
      await expect.poll(() => page.locator('.feed > li').count()).toBe(count)
    }
    await toEnd(page)
    await page.waitForTimeout(600)
    expect(await shown(page)).toEqual(ids.slice(0, 80))
    expect(await page.locator('a[rel=next]').isVisible()).toBe(true)
    expect(await page.innerText('endless-list [role=status]')).toContain('又载入 20 条')
    await page.context().close()
  })

  test('a press on the link brings the rest in place and moves the focus to the first of it', async () => {
    const page = await open('/latest')
    for (const count of [40, 60, 80]) {
      await toEnd(page)
      await expect.poll(() => page.locator('.feed > li').count()).toBe(count)
    }
    await page.locator('a[rel=next]').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.feed > li').count()).toBe(100)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/a/${ids[80]}`)
    for (const count of [120, 130]) {
      await page.locator('a[rel=next]').click()
      await expect.poll(() => page.locator('.feed > li').count()).toBe(count)
    }
    expect(await page.locator('a[rel=next]').count()).toBe(0)
    expect(await page.innerText('endless-list [role=status]')).toContain('已经全部列出')
    expect(await shown(page)).toEqual(ids)
    expect(new URL(page.url()).pathname).toBe('/latest')
    await page.context().close()
  })

  test('who comes back finds the place again', async () => {
    const page = await open('/latest')
    for (const count of [40, 60]) {
      await toEnd(page)
      await expect.poll(() => page.locator('.feed > li').count()).toBe(count)
    }
    const link = page.locator(`[data-item="${ids[50]}"] h3 a`)
    await link.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await link.click()
    await page.waitForURL(`**/a/${ids[50]}`)
    await page.goBack()
    await expect.poll(() => page.locator('.feed > li').count()).toBeGreaterThanOrEqual(60)
    await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(5)
    expect(await link.isVisible()).toBe(true)
    await page.context().close()
  })

  test('when more does not come, the link leads on as any link does', async () => {
    const page = await open('/latest')
    await page.route('**/latest?before=*', (route) =>
      route.request().resourceType() === 'xhr' ? route.abort() : route.continue(),
    )
    await toEnd(page)
    await page.waitForTimeout(400)
    expect(await page.locator('.feed > li').count()).toBe(20)
    await page.locator('a[rel=next]').click()
    await page.waitForURL('**/latest?before=*')
    expect((await shown(page))[0]).toBe(ids[20])
    await page.context().close()
  })

  test('without script the link leads to the next page', async () => {
    const page = await open('/hot', { javaScriptEnabled: false })
    const first = await shown(page)
    await page.locator('a[rel=next]').click()
    const second = await shown(page)
    expect(second).toHaveLength(20)
    expect(second.filter((id) => first.includes(id))).toEqual([])
    await page.context().close()
  })

  test('light channels are tabs with script, reached by arrow keys, and sections without', async () => {
    const page = await open(`/a/${ids[0]}`)
    const selected = () => page.locator('[role=tab][aria-selected=true]').innerText()
    const panels = () => page.locator('.light > section:visible').count()
    expect(await page.locator('channel-tabs [role=tab]').allInnerTexts()).toEqual(['游戏', '美食', '旅行'])
    expect([await selected(), await panels()]).toEqual(['游戏', 1])
    await page.locator('[role=tab]').first().focus()
    await page.keyboard.press('ArrowRight')
    expect([await selected(), await panels()]).toEqual(['美食', 1])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('美食')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await selected()).toBe('旅行')
    await page.keyboard.press('Home')
    expect(await selected()).toBe('游戏')
    expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1)
    await page.locator('[role=tab]', { hasText: '旅行' }).click()
    expect([await selected(), await panels()]).toEqual(['旅行', 1])
    await page.context().close()
    const plain = await open(`/a/${ids[0]}`, { javaScriptEnabled: false })
    expect(await plain.locator('.light > section:visible').count()).toBe(3)
    await plain.context().close()
  })

  test('an article that was before somebody’s eyes for a moment is counted once', async () => {
    const id = ids[7] ?? ''
    const page = await open(`/a/${id}`)
    await page.waitForResponse('**/reading/opens')
    await page.reload()
    await page.waitForResponse('**/reading/opens')
    const glance = await open(`/a/${ids[8]}`)
    await glance.context().close()
    await page.context().close()
    await flushOpens(site.db)
    const rows = await site.db.selectFrom('daily_opens').select(['article_id', 'opens']).execute()
    expect(rows.filter(({ article_id }) => article_id === id)).toEqual([{ article_id: id, opens: 1 }])
    expect(rows.filter(({ article_id }) => article_id === ids[8])).toEqual([])
  })
})
