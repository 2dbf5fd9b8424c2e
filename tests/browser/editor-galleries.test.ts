import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentNode } from '#features/document/browser.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { knownArticle, openStand, paragraphs, pngBytes, type Stand } from './editor-stand.ts'

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 })

let browser: Browser
let page: Page
let stand: Stand
let complaints: string[]

/** Pictures of different bytes, told apart by the widths that their file names bear. */
const files = (...widths: number[]) =>
  widths.map((width) => ({ name: `${width}.png`, mimeType: 'image/png', buffer: Buffer.from(pngBytes(width, 80)) }))

const choose = async (press: string, ...widths: number[]) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click(press)])
  await chooser.setFiles(files(...widths))
}

const blocks = () => stand.draft.document.content ?? []
const altsOf = (node: DocumentNode | undefined) =>
  (node?.content ?? []).map(({ attrs }) => (attrs as { alt: string }).alt)
const gallery = () => blocks().find(({ type }) => type === 'gallery')
const shape = () =>
  blocks()
    .map(({ type }) => type)
    .join(' ')
const describePicture = (at: number, alt: string) =>
  page.fill(`.gallery-items .pic-edit >> nth=${at} >> input >> nth=0`, alt)

const aGallery = async (...names: string[]) => {
  await choose('[data-tool=picture]', ...names.map((_name, at) => 101 + at))
  await soon(() => page.locator('.gallery-items .pic-edit').count()).toBe(names.length)
  for (const [at, name] of names.entries()) await describePicture(at, name)
  await soon(() => altsOf(gallery())).toEqual(names)
}

/** Drags the picture at one place to one side of another, as a hand does. */
const drag = async (from: number, to: number, side: 'left' | 'right') => {
  const frame = (at: number) => page.locator('.gallery-items .pic-frame').nth(at)
  await frame(from).scrollIntoViewIfNeeded()
  await frame(from).hover()
  await page.mouse.down()
  const goal = await frame(to).boundingBox()
  if (!goal) throw new Error('no picture to drop at')
  const x = goal.x + (side === 'left' ? 12 : goal.width - 12)
  await page.mouse.move(x - 4, goal.y + goal.height / 2, { steps: 6 })
  await page.mouse.move(x, goal.y + goal.height / 2, { steps: 3 })
  await page.mouse.up()
}

describe.skipIf(!chromiumPath)('galleries and cards in the editor', () => {
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    complaints = []
    stand = await openStand(paragraphs('第一段。'), '标题')
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
    })
    await page.goto(stand.page())
    await page.waitForSelector('.ProseMirror')
    await page.click('.ProseMirror')
    await page.keyboard.press('ControlOrMeta+End')
  })
  afterEach(async () => {
    await page.close()
    stand.close()
    expect(complaints).toEqual([])
  })

  test('several pictures chosen at once become a gallery, one stays a picture', async () => {
    await aGallery('甲', '乙', '丙')
    expect(shape()).toBe('paragraph gallery')
    expect(await page.textContent('.gallery-count')).toBe('图集，3 张')
    await page.click('.ProseMirror > p')
    await choose('[data-tool=picture]', 140)
    await soon(shape).toBe('paragraph figure gallery')
  })

  test('the order is changed by buttons and by keys alone, and told', async () => {
    await aGallery('甲', '乙', '丙')
    await page.focus('.gallery-items .pic-edit >> nth=0 >> [data-act=down]')
    await page.keyboard.press('Enter')
    await soon(() => altsOf(gallery())).toEqual(['乙', '甲', '丙'])
    expect(await page.textContent('.gallery-count')).toBe('第 2 张，共 3 张')
    await page.keyboard.press('Enter') // the button kept the focus
    await soon(() => altsOf(gallery())).toEqual(['乙', '丙', '甲'])
    await page.click('.gallery-items .pic-frame >> nth=2')
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('Alt+ArrowLeft')
    await soon(() => altsOf(gallery())).toEqual(['甲', '乙', '丙'])
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('ControlOrMeta+z')
    await soon(() => altsOf(gallery())).not.toEqual(['甲', '乙', '丙'])
  })

  test('the order is changed by dragging, also in a gallery of two', async () => {
    await aGallery('甲', '乙', '丙')
    await drag(2, 0, 'left')
    await soon(() => altsOf(gallery())).toEqual(['丙', '甲', '乙'])
    await drag(0, 1, 'right')
    await soon(() => altsOf(gallery())).toEqual(['甲', '丙', '乙'])
    await page.click('.gallery-items .pic-edit >> nth=2 >> [data-act=remove]')
    await soon(() => altsOf(gallery())).toEqual(['甲', '丙'])
    await drag(1, 0, 'left')
    await soon(() => altsOf(gallery())).toEqual(['丙', '甲'])
  })

  test('a gallery that loses all but one is a picture again, and splitting gives all of them', async () => {
    await aGallery('甲', '乙')
    await page.click('.gallery-items .pic-edit >> nth=0 >> [data-act=remove]')
    await soon(shape).toBe('paragraph figure')
    await choose('.pic-edit [data-act=gallery]', 131, 132)
    await soon(() => gallery()?.content?.length).toBe(3)
    await page.click('[data-act=split]')
    await soon(shape).toBe('paragraph figure figure figure')
  })

  test('pictures are added to a gallery, up to twenty', async () => {
    await aGallery('甲', '乙')
    await choose('.gallery-bar [data-act=add]', 121)
    await soon(() => gallery()?.content?.length).toBe(3)
    await choose('.gallery-bar [data-act=add]', ...Array.from({ length: 18 }, (_, n) => 150 + n))
    await soon(() => gallery()?.content?.length).toBe(20)
    await soon(() => page.textContent('.editor-notices')).toContain('最多 20 张')
    expect(shape()).toBe('paragraph gallery')
  })

  test('each picture has its own caption', async () => {
    await aGallery('甲', '乙')
    await page.click('.gallery-items figcaption >> nth=1')
    await page.keyboard.type('十点的渡口')
    await soon(() => JSON.stringify(gallery()?.content?.[1])).toContain('十点的渡口')
    await page.reload()
    await page.waitForSelector('.gallery-items')
    expect(await page.textContent('.gallery-items')).toContain('十点的渡口')
  })

  test('pictures are taken from the library: one as a picture, several as a gallery', async () => {
    await choose('[data-tool=picture]', 101)
    await soon(shape).toBe('paragraph figure')
    await page.click('.ProseMirror > p')
    await choose('[data-tool=picture]', 102)
    await soon(shape).toBe('paragraph figure figure')
    await page.click('.ProseMirror > p')
    await page.click('[data-tool=library]')
    await page.click('.picker-grid button >> nth=0')
    await page.click('.picker-grid button >> nth=1')
    expect(await page.textContent('dialog [role=status]')).toBe('已选 2 张')
    await page.click('dialog .btn-main')
    await soon(shape).toBe('paragraph gallery figure figure')
    await page.click('[data-tool=library]')
    await page.fill('dialog input[type=search]', 'zzz')
    await page.keyboard.press('Enter')
    await soon(() => page.textContent('dialog [role=status]')).toBe('没有找到图片。')
    await page.keyboard.press('Escape')
  })

  test('the address of an article alone on a line is offered as a card, and goes back to a link', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.type(`${stand.url}/a/${knownArticle}`)
    await page.waitForSelector('[data-key=embed]')
    expect(await page.textContent('[data-key=embed]')).toContain('要在文中显示成卡片吗')
    await page.click('[data-key=embed] .link >> nth=0')
    await soon(shape).toBe('paragraph embed paragraph')
    await soon(() => page.textContent('.embed-edit')).toContain('青屿夜行记')
    await page.click('.embed-edit [data-act=link]')
    await soon(() => JSON.stringify(blocks())).toContain(`"href":"/a/${knownArticle}"`)
    expect(shape()).toBe('paragraph paragraph paragraph')
  })

  test('an unknown article stays a line of text, and so do words around an address', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.type(`见 ${stand.url}/a/${knownArticle}`)
    await page.keyboard.press('Enter')
    expect(await page.locator('[data-key=embed]').count()).toBe(0)
    await page.keyboard.type('/a/0000000000000')
    await page.click('[data-key=embed] .link >> nth=0')
    await soon(() => page.textContent('[data-key=embed]')).toContain('找不到这篇文章')
    expect(shape()).not.toContain('embed')
  })
})
