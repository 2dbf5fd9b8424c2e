import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import { claim, line, publishText, someSources, sourced } from '../claims-reading/build.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { leastShift, watch } from './watch.ts'

const ids = ['0000000000001', '0000000000002', '0000000000003'] as const
const plain = '其余的话是平常的叙述，没有什么可以查证的内容，只是把段落写到一般文章里的长度。'.repeat(4)
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser
let site: Site
let path: string
const faults: string[] = []

type How = { width?: number; script?: boolean; care?: boolean; theme?: 'dark'; at?: string; bypassCSP?: boolean }

const open = async ({
  width = 1440,
  script = true,
  care = false,
  theme,
  at = '',
  bypassCSP = false,
}: How = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    bypassCSP,
    ...(theme && { colorScheme: theme }),
  })
  if (care) await context.addCookies([{ name: 'care', value: '1', url: site.url }])
  const page = await context.newPage()
  watch(page, faults)
  await page.goto(site.url + path + at)
  return page
}

const mark = (id: string) => `#c-${id} .c`
const note = (id: string) => `#n-${id}`
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className)
const boxOf = async (page: Page, of: string) => {
  const box = await page.locator(of).boundingBox()
  if (!box) throw new Error(`${of} is not shown`)
  return box
}

describe.skipIf(!chromiumPath)('claims as they are read', () => {
  beforeAll(async () => {
    site = await startSite()
    path = await publishText(
      site,
      await anAuthor(site),
      { sources: someSources(3) },
      line(
        sourced('四条线路的末班车推迟了一小时', 's3'),
        '。',
        plain,
        claim('月均人次增加到五万', 'sourced', { id: ids[0], sources: ['s1', 's2'] }),
        '。',
        claim('夜里的人多了起来。', 'opinion'),
      ),
      line(claim('车上只有三人', 'first-hand', { id: ids[1], when: '10 月', where: '夜 2 路' }), '。', plain),
      line(claim('一半乘客住在城外', 'question', { id: ids[2], note: '问过公司，没有回复。' }), '。', plain),
    )
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    expect(faults).toEqual([])
  })

  test('a press on a mark opens its note in the margin, level with the mark, and moves no text', async () => {
    const page = await open()
    const before = await boxOf(page, note(ids[2]))
    expect(await page.isVisible(note(ids[0]))).toBe(false)
    await page.click(mark(ids[0]))
    const [own, text, sign] = [
      await boxOf(page, note(ids[0])),
      await boxOf(page, '.body'),
      await boxOf(page, `${mark(ids[0])} >> nth=0`),
    ]
    expect(own.x).toBeGreaterThan(text.x + text.width)
    expect(Math.abs(own.y - sign.y)).toBeLessThan(3)
    expect((await boxOf(page, note(ids[2]))).y).toBe(before.y)
    expect(await page.textContent(note(ids[0]))).toContain('夜间线路调整公告 2')
    await page.context().close()
  })

  test('a second press closes it, another mark closes it, and only one is open', async () => {
    const page = await open({ width: 360 })
    await page.click(`${mark(ids[0])} >> nth=0`)
    expect(await page.getAttribute(`${mark(ids[0])} >> nth=0`, 'aria-expanded')).toBe('true')
    await page.click(mark(ids[1]))
    expect([await page.isVisible(note(ids[0])), await page.isVisible(note(ids[1]))]).toEqual([false, true])
    await page.click(mark(ids[1]))
    expect(await page.isVisible(note(ids[1]))).toBe(false)
    expect(await page.getAttribute(mark(ids[1]), 'aria-expanded')).toBe('false')
    expect(new URL(page.url()).hash).toBe('')
    await page.context().close()
  })

  test('on a phone it opens below its paragraph, in sight, and nothing sticks out', async () => {
    const page = await open({ width: 360 })
    await page.click(mark(ids[1]))
    const [own, sign] = [await boxOf(page, note(ids[1])), await boxOf(page, mark(ids[1]))]
    expect(own.y).toBeGreaterThan(sign.y)
    expect(own.y + own.height).toBeLessThanOrEqual(900)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.context().close()
  })

  test('keys alone open it, read on in it, and come back to the mark', async () => {
    const page = await open()
    await page.focus(`${mark(ids[0])} >> nth=0`)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe(`n-${ids[0]}`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('夜间线路调整公告 1')
    await page.keyboard.press('Escape')
    expect(await page.isVisible(note(ids[0]))).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`#n-${ids[0]}`)
    await page.keyboard.press('Enter')
    await page.click(`${note(ids[0])} .note-back`)
    expect(await focused(page)).toBe('c')
    await page.context().close()
  })

  test('who comes by a link to a note finds it open, and Escape closes it', async () => {
    const page = await open({ at: `#n-${ids[0]}` })
    expect(await page.isVisible(note(ids[0]))).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.isVisible(note(ids[0]))).toBe(false)
    await page.context().close()
  })

  test.each([1440, 360])('without script a mark at %i leads to its note, and the note back', async (width) => {
    const page = await open({ script: false, width })
    await page.click(`${mark(ids[0])} >> nth=0`)
    expect(await page.isVisible(note(ids[0]))).toBe(true)
    await page.click(`${note(ids[0])} .note-back`)
    expect(new URL(page.url()).hash).toBe(`#c-${ids[0]}`)
    expect(await page.isVisible('claim-filter')).toBe(false)
    await page.context().close()
  })

  test('on paper all notes are there', async () => {
    const page = await open()
    await page.emulateMedia({ media: 'print' })
    for (const id of ids) expect(await page.isVisible(note(id))).toBe(true)
    expect(await page.isVisible('claim-filter')).toBe(false)
    await page.context().close()
  })

  test('the filter dims all but claims, hides nothing, and is there from the first', async () => {
    const page = await open()
    const colours = () =>
      page.evaluate(
        (id) =>
          [document.querySelector('.beside > p'), document.querySelector(`#c-${id}`)].map(
            (each) => each && getComputedStyle(each).color,
          ),
        ids[1],
      )
    const [before] = await colours()
    await page.click('claim-filter button')
    expect(await page.getAttribute('claim-filter button', 'aria-pressed')).toBe('true')
    const [text, claimed] = await colours()
    expect(claimed).toBe(before)
    expect(text).not.toBe(before)
    await page.click('claim-filter button')
    expect(await page.getAttribute('claim-filter button', 'aria-pressed')).toBe('false')
    expect(await colours()).toEqual([before, before])
    await page.context().close()
  })

  test('in care mode notes stand below their paragraph, also on a wide screen', async () => {
    const page = await open({ care: true })
    await page.click(mark(ids[1]))
    const [own, text] = [await boxOf(page, note(ids[1])), await boxOf(page, '.body')]
    expect(own.x).toBeLessThan(text.x + text.width / 2)
    await page.context().close()
  })

  test('no mark and no stop begins a line, however wide it is', async () => {
    const page = await open({ width: 360 })
    const parted = await page.evaluate(() => {
      const found: string[] = []
      for (let width = 120; width <= 328; width += 3)
        for (const kept of document.querySelectorAll<HTMLElement>('.body p .nb')) {
          kept.closest<HTMLElement>('p')?.style.setProperty('inline-size', `${width}px`)
          const next = kept.parentElement?.nextSibling
          if (!(next instanceof Text) || !next.data.startsWith('。')) continue
          const stop = document.createRange()
          stop.setStart(next, 0)
          stop.setEnd(next, 1)
          const own = kept.getBoundingClientRect()
          if (kept.getClientRects().length > 1 || stop.getBoundingClientRect().top > own.bottom)
            found.push(`${width}: ${kept.textContent}`)
        }
      return found
    })
    expect(parted).toEqual([])
    await page.context().close()
  })

  test('no layout shifts while the page loads', async () => {
    expect(await leastShift(browser, site.url + path, { width: 360, height: 900 })).toBe(0)
  })

  test.each([
    [360, 'light'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('axe finds nothing at %i in %s, with a note open', async (width, theme) => {
    const page = await open({ width, bypassCSP: true, ...(theme === 'dark' && { theme }) })
    await page.click('#legend summary')
    await page.click(`${mark(ids[0])} >> nth=0`)
    await page.evaluate(axeSource)
    const found = await page.evaluate(async (runOnly) => {
      type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      const { violations } = await (window as unknown as { axe: Axe }).axe.run({ runOnly, resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    }, tags)
    expect(found).toEqual([])
    await page.context().close()
  })
})
