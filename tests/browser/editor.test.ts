import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonical, plainText } from '#features/document/index.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { openStand, paragraphs, pngBytes, type Stand } from './editor-stand.ts'

// A draft is on the server a second after the last key, or three on a busy machine.
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 })

let browser: Browser
let context: BrowserContext
let page: Page
let stand: Stand
let complaints: string[]

const listen = (on: Page) => {
  on.on('pageerror', (error) => complaints.push(String(error)))
  on.on('console', (message) => {
    // What the server answers on purpose in these tests is logged by the browser as a failed load.
    if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text()))
      complaints.push(message.text())
  })
}

const openEditor = async (options: Parameters<Browser['newContext']>[0] = {}, sign = '.ProseMirror') => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stand.url })
  page = await context.newPage()
  listen(page)
  await page.goto(stand.page())
  await page.waitForSelector(sign)
}

const savedText = () => plainText(stand.draft.document)
const stateLine = () => page.locator('[data-saved]')
const toEnd = async () => {
  await page.click('.ProseMirror')
  await page.keyboard.press('ControlOrMeta+End')
}
const saved = (text: string) => soon(savedText).toBe(text)

// The browser tells of a moved cursor a moment later; on a busy machine the next key of a test can overtake it.
const noticed = () => page.waitForTimeout(250)

/** Pastes as the browser does, with whatever the clipboard is said to hold. */
const paste = (
  data: Record<string, string>,
  files: { name: string; type: string; bytes: number[] }[] = [],
  on = page,
) =>
  on.evaluate(
    ([entries, pictures]) => {
      const clipboard = new DataTransfer()
      for (const [type, text] of Object.entries(entries)) clipboard.setData(type, text)
      for (const { name, type, bytes } of pictures)
        clipboard.items.add(new File([new Uint8Array(bytes)], name, { type }))
      const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    },
    [data, files] as const,
  )

const png = { name: 'photo.png', type: 'image/png', bytes: pngBytes(120, 80) }

describe.skipIf(!chromiumPath)('the editor', () => {
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    complaints = []
    stand = await openStand(paragraphs('第一段。'), '标题')
  })
  afterEach(async () => {
    await context?.close()
    stand.close()
    expect(complaints).toEqual([])
  })

  test('saves what is typed, in the browser and on the server, and says so', async () => {
    await openEditor()
    await toEnd()
    await page.keyboard.type('再写一句。')
    await saved('第一段。再写一句。')
    await soon(() => stateLine().textContent()).toMatch(/^\d\d:\d\d:\d\d 已存到本机与服务器版本 2$/)
    await page.fill('.sheet-title', '新标题')
    await page.press('.sheet-title', 'Enter')
    await soon(() => stand.draft.details.title).toBe('新标题')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('editor-body')
  })

  test('restores what was typed while the server was away, after the tab died', async () => {
    await openEditor()
    await toEnd()
    stand.mode = 'away'
    await page.keyboard.type('断网时写的。')
    await soon(() => stateLine().textContent()).toContain('已存到本机')
    const cdp = await context.newCDPSession(page)
    const died = page.waitForEvent('crash')
    void cdp.send('Page.crash').catch(() => {})
    await died
    expect(savedText()).toBe('第一段。')
    stand.mode = 'well'
    page = await context.newPage()
    listen(page)
    await page.goto(stand.page())
    await page.waitForSelector('.ProseMirror')
    expect(await page.textContent('.ProseMirror')).toBe('第一段。断网时写的。')
    await soon(() => page.textContent('.editor-notices')).toContain('已经找回')
    await saved('第一段。断网时写的。')
  })

  test('catches up by itself when the network is back', async () => {
    await openEditor()
    await toEnd()
    await context.setOffline(true)
    await page.keyboard.type('甲')
    await soon(() => stateLine().textContent()).toContain('已存到本机，连上网后补存')
    await context.setOffline(false)
    await saved('第一段。甲')
    await soon(() => page.textContent('.sheet > .meta')).toContain('上次断网')
  })

  test('keeps both texts when the draft was changed elsewhere, and lets the person choose', async () => {
    await openEditor()
    stand.draft = { ...stand.draft, version: 5, document: paragraphs('别处写的。'), editedBy: '乙' }
    await toEnd()
    await page.keyboard.type('我写的。')
    await page.waitForSelector('dialog[open]')
    expect(await page.textContent('dialog')).toContain('别处写的。')
    expect(await page.textContent('dialog')).toContain('乙')
    await page.click('dialog .btn-main')
    await saved('第一段。我写的。')
    const texts = stand.revisions.map(({ reason, document }) => [reason, plainText(document)])
    expect(texts).toContainEqual(['conflict', '第一段。我写的。'])
    expect(texts).toContainEqual(['editing', '别处写的。'])
    await soon(() => page.locator('dialog').count()).toBe(0)
  })

  test('takes the text of the server when the person prefers it', async () => {
    await openEditor()
    stand.draft = { ...stand.draft, version: 5, document: paragraphs('别处写的。') }
    await toEnd()
    await page.keyboard.type('我写的。')
    await page.click('dialog[open] .btn:nth-of-type(2)')
    expect(await page.textContent('.ProseMirror')).toBe('别处写的。')
    await toEnd()
    await page.keyboard.type('接着写。')
    await saved('别处写的。接着写。')
  })

  test('keeps the text and goes on after the person has signed in again', async () => {
    await openEditor()
    await toEnd()
    stand.mode = 'signed-out'
    await page.keyboard.type('甲')
    await soon(() => stateLine().textContent()).toContain('登录已过期')
    expect(await stateLine().locator('a').getAttribute('target')).toBe('_blank')
    stand.mode = 'well'
    await saved('第一段。甲')
  })

  test('uploads pasted pictures in their order, and refuses one without stopping the others', async () => {
    await openEditor()
    await toEnd()
    const other = { ...png, name: 'b.png', bytes: pngBytes(60, 40) }
    await paste({}, [png, { name: 'x.svg', type: 'image/svg+xml', bytes: [60, 115] }, other])
    await soon(() => page.locator('.pic-edit img').count()).toBe(2)
    expect(await page.textContent('.upload-card')).toContain('x.svg 是 SVG')
    await soon(() => JSON.stringify(stand.draft.document).match(/"media":"\w{64}"/g)?.length).toBe(2)
    await page.fill('.pic-edit >> nth=0 >> input >> nth=0', '一座山')
    await page.click('.pic-edit >> nth=0 >> figcaption')
    await page.keyboard.type('图片说明')
    await page.click('.pic-edit >> nth=1 >> [data-act=up]')
    await soon(() =>
      stand.draft.document.content
        ?.find(({ type }) => type === 'gallery')
        ?.content?.map((figure) => plainText({ type: 'doc', content: [figure] })),
    ).toEqual(['', '图片说明'])
    expect(JSON.stringify(stand.draft.document)).toContain('"alt":"一座山"')
    await page.click('.upload-card .link')
    expect(await page.locator('.upload-card').count()).toBe(0)
  })

  test('cleans what is pasted from Word and the web, and does not load strange pictures', async () => {
    await openEditor()
    await toEnd()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await paste({
      'text/html': `<html><body><!--StartFragment--><h1 style="color:red" onclick="x()">大标题</h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>第一</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>第二</p>
<p>前<b>粗</b><span style="font-weight:700">重</span><a href="javascript:alert(1)">坏</a><a href="https://example.org/">好</a><img data-src="https://mmbiz.example/a.png" src="x">后<o:p></o:p></p>
<script>window.hit = 1</script><img src=x onerror="window.hit = 1"><section><p>节</p></section><!--EndFragment--></body></html>`,
    })
    await soon(savedText).toContain('节')
    const json = canonical(stand.draft.document)
    expect(json).toContain('{"attrs":{"level":2},"content":[{"text":"大标题","type":"text"}],"type":"heading"}')
    expect(json).toContain('"orderedList"')
    expect(json).toContain('"original":"https://mmbiz.example/a.png"')
    expect(json).toContain('{"marks":[{"type":"bold"}],"text":"粗重","type":"text"}')
    expect(json).not.toContain('javascript')
    expect(await page.textContent('.editor-notices')).toContain('1 张图片留在原来的网站上')
    expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined()
    expect(asked.filter((url) => !url.startsWith(stand.url))).toEqual([])
  })

  test('makes paragraphs of pasted plain text', async () => {
    await openEditor()
    await toEnd()
    await page.keyboard.press('Enter')
    await paste({ 'text/plain': '甲\r\n乙\r\n\r\n丙' })
    await soon(() => stand.draft.document.content?.length).toBe(3)
    expect(stand.draft.document.content?.[1]?.content?.map(({ type }) => type)).toEqual(['text', 'hardBreak', 'text'])
  })

  test('gives back what was copied in it, with its structure', async () => {
    await openEditor()
    await toEnd()
    await page.keyboard.press('Enter')
    await page.keyboard.type('- 项**一**')
    await page.keyboard.press('Enter')
    await page.keyboard.type('项二')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('ControlOrMeta+c')
    await page.keyboard.press('ArrowRight')
    await noticed()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+v')
    await soon(() => JSON.stringify(stand.draft.document).match(/"bulletList"/g)?.length).toBe(2)
    expect(JSON.stringify(stand.draft.document).match(/"bold"/g)?.length).toBe(2)
  })

  test('leaves an input method alone: nothing is saved or changed before the word is there', async () => {
    await openEditor()
    await toEnd()
    const cdp: CDPSession = await context.newCDPSession(page)
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await compose('n')
    await compose('ni')
    await page.waitForTimeout(3_000)
    expect(stand.received).toBe(0)
    await compose("ni'hao")
    await cdp.send('Input.insertText', { text: '你好' })
    await saved('第一段。你好')
    expect(await page.textContent('.ProseMirror p')).toBe('第一段。你好')
  })

  test('does not leave the title when Enter ends a composition', async () => {
    await openEditor()
    await page.focus('.sheet-title')
    const isKept = await page.evaluate(() => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true })
      return document.activeElement?.dispatchEvent(event)
    })
    expect(isKept).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('sheet-title')
  })

  test('saves before it goes on to the declaration', async () => {
    await openEditor()
    await toEnd()
    await page.keyboard.type('快')
    await page.click('[data-next]')
    await page.waitForURL('**/declaration')
    expect(savedText()).toBe('第一段。快')
  })

  test('sends the last words when the tab is closed', async () => {
    await openEditor()
    await toEnd()
    await page.keyboard.type('最后')
    await page.close({ runBeforeUnload: true })
    await saved('第一段。最后')
  })

  test('shows in one tab what another has saved, so that no conflict arises', async () => {
    await openEditor()
    const second = await context.newPage()
    listen(second)
    await second.goto(stand.page())
    await second.waitForSelector('.ProseMirror')
    await soon(() => page.textContent('.editor-notices')).toContain('另一个标签页')
    await second.click('.ProseMirror')
    await second.keyboard.press('ControlOrMeta+End')
    await second.keyboard.type('乙')
    await soon(() => page.textContent('.ProseMirror')).toBe('第一段。乙')
    await toEnd()
    await page.keyboard.type('丙')
    await saved('第一段。乙丙')
    expect(stand.revisions).toEqual([])
  })

  test('keeps footnotes in step with their references', async () => {
    await openEditor()
    await toEnd()
    await page.click('[data-tool=footnote]')
    await page.keyboard.type('注一')
    await soon(() => stand.draft.document.content?.at(-1)?.type).toBe('footnotes')
    await page.click('.ProseMirror > p')
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await soon(() => stand.draft.document.content?.length).toBe(1)
    await page.keyboard.press('ControlOrMeta+z')
    await soon(() => JSON.stringify(stand.draft.document)).toContain('注一')
  })

  test('takes sources, mends a wrong one in place, and orders them', async () => {
    await openEditor()
    const form = page.locator('.source-form')
    const add = async (fields: Record<string, string>) => {
      await page.click('.cp-sources .btn')
      if (fields.出版者或机构) await form.getByLabel('类型').selectOption('book')
      for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text)
      await form.locator('.btn-ink').click()
    }
    await add({ 网址: 'ftp://example.org' })
    expect(await form.textContent()).toContain('网址要以 http:// 或 https:// 开头')
    await form.locator('.inp').nth(0).fill('https://www.example.org/a')
    await form.locator('.btn-ink').click()
    await add({ 标题或书名: '一本书', 出版者或机构: '某出版社', 日期: '2019-05', 原文里的话: '原话' })
    await page.click('.cp-sources .cp-item >> nth=1 >> [data-act=up]')
    await soon(() => stand.draft.details.sources.map(({ title }) => title)).toEqual(['一本书', 'example.org'])
    await page.click('.cp-sources .cp-item >> nth=0 >> [data-act=remove]')
    await page.click('.cp-sources .line .link')
    expect(await page.locator('.cp-sources .cp-item').count()).toBe(2)
  })

  test('has a toolbar that a phone can use and a keyboard can walk', async () => {
    await openEditor({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await toEnd()
    await page.keyboard.press('Shift+Home')
    await page.tap('[data-tool=bold]')
    await soon(() => page.getAttribute('[data-tool=bold]', 'aria-pressed')).toBe('true')
    const bar = await page.locator('.tools').boundingBox()
    expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(740)
    await page.locator('[data-tool=history]').scrollIntoViewIfNeeded()
    await page.keyboard.press('Alt+F10')
    for (const name of ['italic', 'heading']) {
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.tool)).toBe(name)
    }
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await soon(() => stand.draft.document.content?.[0]?.type).toBe('heading')
  })

  test('lets a selected picture be dragged, cut, pasted and taken back', async () => {
    await openEditor()
    await toEnd()
    await page.keyboard.press('Enter')
    await page.keyboard.type('第二段。')
    await page.click('.ProseMirror > p >> nth=0')
    await paste({}, [png])
    await page.waitForSelector('.pic-edit')
    const shape = () => stand.draft.document.content?.map(({ type }) => type).join(' ')
    await page.hover('.pic-frame')
    await page.mouse.down()
    const below = await page.locator('.ProseMirror > p >> nth=1').boundingBox()
    await page.mouse.move((below?.x ?? 0) + 80, (below?.y ?? 0) + 5, { steps: 5 })
    await page.mouse.move((below?.x ?? 0) + 90, (below?.y ?? 0) + (below?.height ?? 0) - 2, { steps: 5 })
    await page.mouse.up()
    await soon(shape).toBe('paragraph paragraph figure')
    await page.click('.pic-frame')
    await page.keyboard.press('ControlOrMeta+x')
    await soon(shape).toBe('paragraph paragraph')
    await page.click('.ProseMirror > p >> nth=0')
    await page.keyboard.press('Home')
    await noticed()
    await page.keyboard.press('ControlOrMeta+v')
    await soon(shape).toMatch(/^figure paragraph paragraph$|^paragraph figure paragraph/)
    await page.keyboard.press('ControlOrMeta+z')
    await soon(shape).toBe('paragraph paragraph')
  })

  test('leaves a draft alone that it cannot read, and says what to do', async () => {
    stand.draft = { ...stand.draft, document: { type: 'doc', content: [{ type: 'video' }] } as never }
    await openEditor({}, '[role=alert]')
    expect(await page.textContent('article-editor [role=alert]')).toContain('历史版本')
    expect(await page.locator('.ProseMirror').count()).toBe(0)
    expect(stand.received).toBe(0)
    expect(complaints.splice(0)).toHaveLength(1)
  })

  test.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('has nothing that axe finds fault with (%s, %s)', async (locale, colorScheme) => {
    await openEditor({ colorScheme })
    await page.goto(stand.page(locale))
    await page.waitForSelector('.ProseMirror')
    await toEnd()
    await paste({}, [png, { ...png, name: 'x.svg', bytes: [60] }])
    await page.waitForSelector('.is-refused')
    await page.click('.cp-sources .btn')
    await page.evaluate(readFileSync(axePath, 'utf8'))
    expect(await faults()).toEqual([])
    await page.click('[data-tool=heading]')
    expect(await faults()).toEqual([])
    await page.keyboard.press('Escape')
    await page.click('[data-tool=formula]')
    await page.fill('textarea.tex', '\\frac{a}{b}')
    await page.waitForSelector('.formula-preview math')
    expect(await faults()).toEqual([])
  })
})

const axePath = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }

const faults = () =>
  page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
