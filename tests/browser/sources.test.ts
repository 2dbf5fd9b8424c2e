import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ServerDraft } from '#features/articles/elements/editor-data.ts'
import { type Author, aDraft, anAuthor, aSource } from '../articles/build.ts'
import { publish } from '../articles/writing.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 })

let browser: Browser
let site: Site
let author: Author
let page: Page
let draftId: string
const errors: string[] = []

const sourcesOf = async () =>
  (await author.get(`/studio/articles/${draftId}/draft`)).json<ServerDraft>().details.sources
const chosen = () =>
  page.evaluate(() => {
    const field = document.querySelector('[role=combobox]')
    const active = document.getElementById(field?.getAttribute('aria-activedescendant') ?? '')
    return active?.getAttribute('aria-selected') === 'true' ? active.querySelector('.picked')?.textContent : null
  })

describe.skipIf(!chromiumPath)('sources in the editor', () => {
  beforeAll(async () => {
    site = await startSite()
    author = await anAuthor(site)
    const other = await anAuthor(site)
    const own = aSource({ title: '琉璃渡口年报', publisher: '渡口局' })
    const foreign = aSource({ kind: 'book', title: '琉璃渡口志', author: '何某一', published: '2012' })
    await publish(site, author, await aDraft(site, author, { details: { sources: [own] } }))
    await publish(site, other, await aDraft(site, other, { details: { sources: [foreign] } }))
    draftId = (await aDraft(site, author)).id
    browser = await openChromium()
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
    await context.addCookies([...author.cookies].map(([name, value]) => ({ name, value, url: site.url })))
    page = await context.newPage()
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`${site.url}/studio/articles/${draftId}`)
    await page.waitForSelector('.ProseMirror')
  })
  afterAll(() => browser?.close())
  afterEach(() => expect(errors).toEqual([]))

  test('one that was used before is found by typing and taken by keys alone', async () => {
    await page.click('text=选一条用过的')
    await page.keyboard.type('琉璃渡口')
    await soon(() => page.locator('[role=option] .picked').allTextContents()).toEqual([
      '琉璃渡口年报',
      '琉璃渡口志',
      '新建来源“琉璃渡口”',
    ])
    expect(await chosen()).toBe('琉璃渡口年报')
    await page.keyboard.press('ArrowDown')
    expect(await chosen()).toBe('琉璃渡口志')
    await page.keyboard.press('Enter')
    await soon(sourcesOf).toMatchObject([{ kind: 'book', title: '琉璃渡口志', author: '何某一', published: '2012' }])
  })

  test('a pasted link is offered as a new source first, with its address filled in', async () => {
    await page.click('text=选一条用过的')
    await page.keyboard.insertText('https://www.example.org/notice')
    expect(await chosen()).toBe('用这个网址新建来源')
    await page.keyboard.press('Enter')
    expect(await page.inputValue('.source-form input >> nth=0')).toBe('https://www.example.org/notice')
    await page.keyboard.press('Enter')
    await soon(async () => (await sourcesOf())[1]).toMatchObject({ title: 'example.org', kind: 'web' })
  })

  test('a name typed for an interview is gone once it is protected', async () => {
    await page.click('.cp .btn:has-text("加一个来源")')
    const form = page.locator('.source-form')
    await form.getByLabel('类型').selectOption('interview')
    await form.getByLabel('受访者', { exact: true }).fill('陈小舟')
    await form.getByLabel('不公开受访者的姓名').check()
    expect(await form.getByLabel('网址').isVisible()).toBe(false)
    await form.locator('.btn-ink').click()
    expect(await form.textContent()).toContain('请写一句可以告诉读者的话。')
    await form.getByLabel('可以告诉读者的').fill('一位在车队工作六年的司机')
    await form.getByLabel('不公开受访者的姓名').uncheck()
    expect(await form.getByLabel('受访者', { exact: true }).inputValue()).toBe('')
    await form.getByLabel('不公开受访者的姓名').check()
    await form.locator('.btn-ink').click()
    await soon(async () => (await sourcesOf())[2]).toMatchObject({ isProtected: true, author: '', kind: 'interview' })
    expect(await page.locator('.cp-sources .cp-item >> nth=2').textContent()).toContain('受保护的受访者')
  })

  test('a field that does not fit says so in words at the field', async () => {
    await page.click('.cp .btn:has-text("加一个来源")')
    const form = page.locator('.source-form')
    await form.getByLabel('类型').selectOption('book')
    await form.getByLabel('标题或书名').fill('夜行史')
    await form.getByLabel('ISBN').fill('12')
    await form.getByLabel('日期', { exact: true }).fill('去年')
    await form.locator('.btn-ink').click()
    const errorAt = (label: string) => form.locator(`.field:has(label:text-is("${label}")) .err`).textContent()
    expect(await errorAt('ISBN')).toContain('10 位或 13 位')
    expect(await errorAt('日期')).toContain('2025-11')
    await form.locator('.btn-quiet').click()
  })
})
