import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import * as walk from './journey.ts'

let browser: Browser
let site: Site
let operator: Page
let author: Page
const faults: string[] = []

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

// One walk in the order in which it happens: each step stands on the one before.
describe.skipIf(!chromiumPath)('from sign-up to the published article', { concurrent: false }, () => {
  let id: string
  let reader: Page

  beforeAll(async () => {
    site = await startSite()
    await ensureDefaultChannels(site.db)
    browser = await openChromium()
    const desktop = { size: 'desktop', faults } as const
    operator = await walk.visit(browser, site, desktop)
    author = await walk.visit(browser, site, desktop)
    reader = await walk.visit(browser, site, { ...desktop, hasScript: false })
  })
  afterAll(() => browser?.close())
  afterEach(() => expect(faults.splice(0)).toEqual([]))

  test('the first link makes the operator', async () => {
    await walk.becomeOperator(operator, site)
    expect(new URL(operator.url()).pathname).toBe('/admin')
  }, 30_000)

  test('a stranger signs up and confirms the address with the letter from the outbox', async () => {
    await walk.signUp(author, operator, site, 'lin@example.com')
    expect(author.url()).toContain('saved=verified')
  }, 30_000)

  test('the application is sent back with a reason, sent again and accepted', async () => {
    await walk.apply(author, site, 'qingyu')
    await walk.decide(operator, site, 'more-asked', '请说明你怎样核实时刻表。')
    await author.goto('/apply')
    expect(await author.innerText('.answer')).toBe('请说明你怎样核实时刻表。')
    await author.fill('[name=why]', '时刻表以公交公司的公告为准，我会到站核对一次，也会写明是哪一天核对的。')
    await walk.send(author, '[name=do][value=submit]:visible')
    await site.settle()
    await walk.decide(operator, site, 'accepted', '')
    await author.goto('/@qingyu')
    expect(await author.innerText('h1')).toBe('青屿夜行记')
  }, 60_000)

  test('an article with everything in it is written, previewed and published', async () => {
    id = await walk.beginArticle(author, '末班公交多开一小时')
    await walk.writeWords(author)
    await walk.addPictures(author)
    await walk.addParts(author)
    await walk.addSource(author)
    await walk.describe(author)
    await author.goto(`/studio/articles/${id}/preview`)
    expect(await author.innerText('h1')).toBe('末班公交多开一小时')
    await author.goBack()
    await author.check('[name=channels] >> nth=0')
    await author.fill('main [name=tags]', '公交')
    await walk.send(author, 'main .btn-main')
    expect(new URL(author.url()).pathname).toBe(`/a/${id}`)
  }, 90_000)

  test('a reader without script finds all of it', async () => {
    await reader.goto('/')
    await reader.click(`main article[data-id="${id}"] a >> text=末班公交多开一小时`)
    const body = reader.locator('[data-part=body]')
    for (const part of ['h2', 'ul li', 'blockquote', 'table', 'pre', 'math'])
      expect([part, await body.locator(part).count()]).toEqual([part, expect.toSatisfy((count: number) => count > 0)])
    expect(await body.locator('figure img').count()).toBe(2)
    expect(await body.getByAltText('夜里的城市').count()).toBe(1)
    const words = await reader.innerText('main')
    for (const part of ['林晚 摄', '，见年报第三页。', '换乘算两次。', '夜间线路调整公告', '原创', '青屿'])
      expect(words).toContain(part)
  }, 30_000)

  test('search finds the title, without script too', async () => {
    await reader.goto('/search')
    await reader.fill('main [name=q]', '末班')
    await walk.send(reader, 'main form [type=submit]')
    expect(await reader.innerText('main')).toContain('末班公交多开一小时')
  }, 30_000)

  test('a mended slip stays in the history, a correction stands on the page with its reason', async () => {
    await walk.publishAgain(author, id, '又补一句。', 'typo', '')
    await walk.publishAgain(author, id, '实为四条线路。', 'correction', '原来把三条写成了四条。')
    await reader.goto(`/a/${id}`)
    const corrections = await reader.innerText('[data-part=corrections]')
    expect(corrections).toContain('原来把三条写成了四条。')
    expect(await reader.innerText('[data-part=body]')).toContain('又补一句。实为四条线路。')
  }, 60_000)

  test('somebody who has signed in follows without leaving the page', async () => {
    await operator.goto('/@qingyu')
    await operator.click('follow-button button')
    await expect.poll(() => operator.innerText('[data-followers]')).toBe('1')
    await operator.goto('/me/following')
    expect(await operator.innerText('main')).toContain('青屿夜行记')
  }, 30_000)

  test('the handle changes and the old link leads to the new one', async () => {
    await author.goto('/studio/creators/qingyu/settings')
    await author.fill('form[action$="/handle"] [name=handle]', 'qingyu-night')
    await walk.send(author, 'form[action$="/handle"] [type=submit]')
    await reader.goto('/@qingyu')
    expect(new URL(reader.url()).pathname).toBe('/@qingyu-night')
  }, 30_000)

  test('the author writes, publishes and reads on a phone', async () => {
    const phone = await walk.visit(browser, site, { size: 'phone', faults })
    await phone.context().addCookies(await author.context().cookies())
    const second = await walk.beginArticle(phone, '手机上写的一篇')
    await phone.keyboard.type('在公交上写的。')
    await walk.addSource(phone)
    expect(await isTooWide(phone)).toBe(false)
    await walk.describe(phone)
    expect(await isTooWide(phone)).toBe(false)
    await walk.send(phone, 'main .btn-main')
    expect(new URL(phone.url()).pathname).toBe(`/a/${second}`)
    expect(await phone.innerText('[data-part=body]')).toContain('在公交上写的。')
    expect(await isTooWide(phone)).toBe(false)
    await phone.context().close()
  }, 60_000)

  test('a withdrawn article keeps its page with the reason, and leaves the lists', async () => {
    await author.goto(`/studio/articles/${id}/withdrawal`)
    await author.fill('[name=reason]', '两处数字要重新核对。')
    await walk.send(author, 'main [type=submit]')
    const answer = await reader.goto(`/a/${id}`)
    expect(answer?.status()).toBe(410)
    expect(await reader.innerText('main')).toContain('两处数字要重新核对。')
    await reader.goto('/')
    expect(await reader.locator(`[data-id="${id}"]`).count()).toBe(0)
  }, 30_000)

  test('without script the studio says that writing needs it', async () => {
    await reader.context().addCookies(await author.context().cookies())
    await reader.goto(`/studio/articles/${id}`)
    expect(await reader.locator('[data-fallback] .line').isVisible()).toBe(true)
  }, 30_000)
})
