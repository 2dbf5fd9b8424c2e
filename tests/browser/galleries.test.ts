import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Author, anAuthor } from '../articles/build.ts'
import { aDraftOf, aPicture, figureOf, publish } from '../articles/writing.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { leastShift } from './watch.ts'

let browser: Browser
let site: Site
let author: Author
let path: string

const open = async (javaScriptEnabled = true): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(site.url + path)
  return page
}

describe.skipIf(!chromiumPath)('a gallery on the page of its article', () => {
  beforeAll(async () => {
    site = await startSite()
    author = await anAuthor(site)
    const hashes: string[] = []
    for (const width of [60, 64, 20, 70]) hashes.push(await aPicture(author, width))
    const [single = '', ...held] = hashes
    const gallery = {
      type: 'gallery',
      content: held.map((hash, at) => figureOf(hash, `图 ${at + 1}`, `说明 ${at + 1}`)),
    }
    const draft = await aDraftOf(site, author, figureOf(single, '单张'), gallery)
    path = `/a/${await publish(site, author, draft)}`
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  test('the viewer steps through its pictures and no others, by buttons and by keys', async () => {
    const page = await open()
    await page.click('.gallery a[data-full] >> nth=0')
    const shown = () => page.textContent('dialog[open] header span')
    expect(await shown()).toBe('1 / 3')
    expect(await page.textContent('dialog[open] p')).toContain('说明 1')
    await page.click('dialog[open] header button >> nth=1')
    expect(await shown()).toBe('2 / 3')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await shown()).toBe('3 / 3')
    expect(await page.getAttribute('dialog[open] header button >> nth=1', 'aria-disabled')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    expect(await shown()).toBe('2 / 3')
    await page.keyboard.press('Escape')
    await page.click('.body > figure a[data-full]')
    expect(await page.isVisible('dialog[open] header button >> nth=0')).toBe(false)
    await page.context().close()
  })

  test('without script every picture is there, in rows of one height', async () => {
    const page = await open(false)
    const boxes = await page
      .locator('.gallery .pic')
      .evaluateAll((pictures) =>
        pictures
          .map((picture) => picture.getBoundingClientRect())
          .map(({ top, height, width }) => ({ top, height, width })),
      )
    expect(boxes).toHaveLength(3)
    expect(boxes.every(({ height, width }) => height > 50 && width > 20)).toBe(true)
    const rows = Map.groupBy(boxes, ({ top }) => Math.round(top))
    for (const row of rows.values())
      expect(Math.max(...row.map(({ height }) => height)) - Math.min(...row.map(({ height }) => height))).toBeLessThan(
        2,
      )
    await page.context().close()
  })

  test('keeps the space of its pictures before they load', async () => {
    expect(await leastShift(browser, site.url + path, { width: 390, height: 800 })).toBeLessThan(0.01)
  })
})
