import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ServerDraft } from '#features/articles/elements/editor-data.ts'
import { plainText } from '#features/document/browser.ts'
import { type Author, aDraft, anAuthor, save } from '../articles/build.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { pngBytes } from './editor-stand.ts'

// A draft is on the server a second after the last key, or three on a busy machine.
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 })

let browser: Browser
let site: Site
let author: Author
const errors: string[] = []

const openAs = async (person: Author, path: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  const cookies = [...person.cookies].map(([name, value]) => ({ name, value, url: site.url }))
  await context.addCookies(cookies)
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(site.url + path)
  await page.waitForSelector('.ProseMirror')
  return page
}

const draftOf = async (id: string): Promise<ServerDraft> =>
  (await author.get(`/studio/articles/${id}/draft`)).json<ServerDraft>()

const textOf = (id: string) => async () => plainText((await draftOf(id)).document)

describe.skipIf(!chromiumPath)('the editor on its page in the studio', () => {
  beforeAll(async () => {
    site = await startSite()
    author = await anAuthor(site)
    browser = await openChromium()
  })
  afterAll(() => browser?.close())
  afterEach(() => expect(errors).toEqual([]))

  test('saves title, text, a source and a picture into the draft, and opens with them again', async () => {
    const { id } = await aDraft(site, author)
    const page = await openAs(author, `/studio/articles/${id}`)
    await page.fill('.sheet-title', '末班公交')
    await page.click('.ProseMirror')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('夜里多了谁。')
    await page.evaluate(
      (bytes) => {
        const clipboard = new DataTransfer()
        clipboard.items.add(new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }))
        const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true })
        document.querySelector('.ProseMirror')?.dispatchEvent(event)
      },
      pngBytes(400, 300),
    )
    await page.waitForSelector('.pic-edit', { timeout: 15_000 })
    await page.click('.cp-sources .btn')
    await page.fill('.source-form input.inp >> nth=0', 'https://example.org/a')
    await page.click('.source-form .btn-ink')
    await soon(async () => (await draftOf(id)).details.sources.length).toBe(1)
    const draft = await draftOf(id)
    expect(draft.details.title).toBe('末班公交')
    expect(draft.document.content?.map(({ type }) => type)).toEqual(['paragraph', 'figure'])
    await page.reload()
    await page.waitForSelector('.pic-edit img')
    await soon(() =>
      page.evaluate(() => document.querySelector<HTMLImageElement>('.pic-edit img')?.naturalWidth),
    ).toBeGreaterThan(0)
    expect(await page.inputValue('.sheet-title')).toBe('末班公交')
    expect(await page.locator('[data-fallback]').isVisible()).toBe(false)
    await page.context().close()
  }, 40_000)

  test('keeps both texts of a conflict as the server does', async () => {
    const { id } = await aDraft(site, author)
    const page = await openAs(author, `/studio/articles/${id}`)
    const { version } = await draftOf(id)
    await save(author, id, version, {}, ['别处写的。'])
    await page.click('.ProseMirror')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('我写的。')
    await page.click('dialog[open] .btn-main')
    await soon(textOf(id)).toBe('我写的。')
    const list = await author.get(`/studio/articles/${id}/revisions`, { accept: 'application/json' })
    const { revisions } = list.json<{ revisions: { reason: string }[] }>()
    expect(revisions.map(({ reason }) => reason)).toContain('conflict')
    expect(revisions.length).toBeGreaterThanOrEqual(2)
    await page.context().close()
  }, 40_000)
})
