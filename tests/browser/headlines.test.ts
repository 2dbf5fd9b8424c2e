import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChannel, anAuthor } from '../articles/build.ts'
import { anArticle } from '../feed/build.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'

const desk = '/desk/headlines'

let browser: Browser
let site: Site
let editor: Person

const open = async (): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'zh-CN' })
  await context.addCookies([...editor.cookies].map(([name, value]) => ({ name, value, url: site.url })))
  const page = await context.newPage()
  await page.goto(site.url + desk)
  await page.locator('.grip').first().waitFor()
  return page
}

const titles = (page: Page) =>
  page.locator('.pins > li').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.title))

const saved = async (): Promise<string[]> =>
  [...(await editor.get(desk)).text.matchAll(/data-title="([^"]+)"/g)].map((match) => match[1] ?? '')

const save = async (page: Page) => {
  await page.getByRole('button', { name: '保存顺序' }).click()
  await page.waitForURL(/saved=yes/)
}

describe.skipIf(!chromiumPath)('headlines in a browser', () => {
  beforeAll(async () => {
    site = await startSite()
    const author = await anAuthor(site)
    const channel = await aChannel(site)
    editor = await aUser(site, { role: 'editor' })
    for (const [version, title] of ['甲', '乙', '丙', '丁'].entries()) {
      const article = await anArticle(site, author, { channel: channel.id, at: new Date(), title, text: title })
      await editor.post(desk, { article, hours: '24', version: String(version) })
    }
    browser = await openChromium()
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
  })

  test('arrow keys on the grip move a headline, keep the focus, say where it is, and save as one', async () => {
    const page = await open()
    expect(await titles(page)).toEqual(['甲', '乙', '丙', '丁'])
    await page.locator('.grip').nth(0).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await titles(page)).toEqual(['乙', '丙', '甲', '丁'])
    expect(await page.locator('headline-list [role="status"]').textContent()).toBe('“甲”移到第 3 位，共 4 条')
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.dataset.title)).toBe('甲')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('End')
    expect(await titles(page)).toEqual(['乙', '丙', '丁', '甲'])
    expect(await saved()).toEqual(['甲', '乙', '丙', '丁'])
    await save(page)
    expect(await saved()).toEqual(['乙', '丙', '丁', '甲'])
    await page.context().close()
  })

  test('the buttons move within the page, and stop at its ends', async () => {
    const page = await open()
    const first = page.locator('.pins > li').first()
    expect(await first.locator('[data-act="up"]').isDisabled()).toBe(true)
    await first.locator('[data-act="down"]').click()
    expect(await titles(page)).toEqual(['丙', '乙', '丁', '甲'])
    expect(await page.locator('.pins > li').first().locator('[data-act="up"]').isDisabled()).toBe(true)
    await save(page)
    expect(await saved()).toEqual(['丙', '乙', '丁', '甲'])
    await page.context().close()
  })

  test('a headline is dragged to another place', async () => {
    const page = await open()
    const from = await page.locator('.grip').nth(3).boundingBox()
    const to = await page.locator('.pins > li').first().boundingBox()
    if (!from || !to) throw new Error('nothing to drag')
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + from.width / 2, from.y - 100, { steps: 5 })
    await page.mouse.move(from.x + from.width / 2, to.y + 2, { steps: 5 })
    await page.mouse.up()
    expect(await titles(page)).toEqual(['甲', '丙', '乙', '丁'])
    await save(page)
    expect(await saved()).toEqual(['甲', '丙', '乙', '丁'])
    await page.context().close()
  })
})
