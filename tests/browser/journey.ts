import type { Browser, Page } from 'playwright-core'
import { setUpLink } from '#features/accounts/index.ts'
import type { Site } from '../harness/site.ts'
import { pngBytes } from './editor-stand.ts'
import { watch } from './watch.ts'

export const sizes = { desktop: { width: 1440, height: 1000 }, phone: { width: 360, height: 740 } } as const
export type Size = keyof typeof sizes

type Visit = { size: Size; faults: string[]; hasScript?: boolean; proof?: string }

/** Somebody with a browser of their own, as on their own device. */
export const visit = async (browser: Browser, site: Site, { size, faults, hasScript = true }: Visit): Promise<Page> => {
  const isPhone = size === 'phone'
  const context = await browser.newContext({
    viewport: sizes[size],
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'zh-CN',
    baseURL: site.url,
    javaScriptEnabled: hasScript,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  watch(page, faults)
  return page
}

/** Presses the button that sends a form, and waits for the page that answers. */
export const send = async (page: Page, button: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.click(button)])
}

const fill = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name="${name}"]`, value)
}

const png = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(pngBytes(320, 320)) })

export const becomeOperator = async (page: Page, site: Site): Promise<void> => {
  await page.goto((await setUpLink(site.db, site.url)) ?? '/')
  await fill(page, { name: '陈', email: 'chen@example.com', password: 'tong-hua-shu-7788' })
  await send(page, 'main [type=submit]')
}

/** Signs up; the operator finds the letter in the outbox and passes its link on. */
export const signUp = async (page: Page, operator: Page, site: Site, email: string): Promise<void> => {
  await page.goto('/sign-up')
  await fill(page, { name: '林晚', email, password: 'yeban-gongjiao-31' })
  await send(page, 'main [type=submit]')
  await site.settle()
  await operator.goto('/admin/outbox')
  await operator.click('main a[href^="/admin/outbox/"]')
  const letter = await operator.locator('main').innerText()
  await page.goto(/http\S+\/verify-email\/\S+/.exec(letter)?.[0] ?? '/missing-link')
  await send(page, 'main [type=submit]')
}

export const apply = async (page: Page, site: Site, handle: string): Promise<void> => {
  await page.goto('/apply')
  await page.check('[name=kind][value=person]')
  await fill(page, {
    name: '青屿夜行记',
    handle,
    tagline: '记下一座城市夜里还亮着的地方。',
    why: '我想写夜班公交、豆浆铺和路灯下的人，从前在校报写过三年。',
  })
  await page.check('[name=channels] >> nth=0')
  await page.setInputFiles('[name=avatar]', png('avatar.png'))
  await page.setInputFiles('[name=files]', png('proof.png'))
  await send(page, 'main [name=do][value=submit]:visible')
  await site.settle()
}

/** The operator opens the case, decides, reads it once more and sends it. */
export const decide = async (operator: Page, site: Site, outcome: string, reason: string): Promise<void> => {
  await operator.goto('/desk')
  await operator.click('main a[href^="/desk/cases/"]')
  await operator.check(`[name=outcome][value="${outcome}"]`)
  await operator.fill('[name=reason]', reason)
  await send(operator, '[name=do][value=preview]')
  await send(operator, '[name=do][value=send]')
  await site.settle()
}

const tool = (page: Page, name: string) => page.click(`[data-tool=${name}]`)

/** Puts the cursor behind the last words of the text itself; footnotes stand below it. */
const toEnd = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    const last = [...document.querySelectorAll('.ProseMirror > p')].at(-1)
    if (last) getSelection()?.setPosition(last, last.childNodes.length)
  })
  await page.waitForTimeout(100)
}

const paste = (page: Page): Promise<void> =>
  page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    },
    pngBytes(400, 300),
  )

const pictures = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('.pic-edit img').length === wanted, count)

/** Opens a new article with its title and first words. */
export const beginArticle = async (page: Page, title: string): Promise<string> => {
  await page.goto('/studio')
  await page.click('form[action="/studio/articles"] button >> nth=0')
  await page.waitForSelector('.ProseMirror')
  await page.fill('.sheet-title', title)
  await page.click('.ProseMirror')
  await page.keyboard.type('末班车从二十二点半推到二十三点半。')
  await page.keyboard.press('Enter')
  return page.url().split('/').at(-1) ?? ''
}

/** Headings, a list, a quotation, as one types them. */
export const writeWords = async (page: Page): Promise<void> => {
  const { keyboard } = page
  const lines = ['## 二十二点以后', '- 夜 2 路', '7 路', '', '> 以前下班要跑。', '', '照片拍于十月。']
  for (const line of lines) {
    await keyboard.type(line)
    await keyboard.press('Enter')
  }
}

export const addPictures = async (page: Page): Promise<void> => {
  await paste(page)
  await pictures(page, 1)
  await page.fill('.pic-facts input >> nth=0', '夜里的城市')
  await page.fill('.pic-facts input >> nth=1', '林晚 摄')
  await toEnd(page)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tool(page, 'picture')])
  await chooser.setFiles(png('b.png'))
  await pictures(page, 2)
  await page.fill('.pic-edit >> nth=1 >> .pic-facts input >> nth=0', '一轮月亮')
}

/** A footnote, a formula, a link, code and a table; after each window one goes on typing. */
export const addParts = async (page: Page): Promise<void> => {
  const { keyboard } = page
  await toEnd(page)
  await keyboard.type('增长率是 ')
  await tool(page, 'formula')
  await page.fill('textarea.tex', '\\frac{a}{b}')
  await page.click('dialog[open] .btn-main')
  await page.waitForSelector('dialog', { state: 'detached' })
  await page.waitForTimeout(100)
  await keyboard.type('，见')
  await tool(page, 'link')
  await page.fill('dialog[open] input >> nth=0', 'example.org/report')
  await page.fill('dialog[open] input >> nth=1', '年报')
  await page.click('dialog[open] .btn-main')
  await page.waitForSelector('dialog', { state: 'detached' })
  await page.waitForTimeout(100)
  await keyboard.type('第三页。')
  await tool(page, 'footnote')
  await keyboard.type('换乘算两次。')
  await toEnd(page)
  await keyboard.press('Enter')
  await tool(page, 'codeBlock')
  await keyboard.type('select 1')
  await toEnd(page)
  await keyboard.press('Enter')
  await tool(page, 'table')
  await page.click('[role^=menuitem] >> nth=0')
  for (const cell of ['线路', '延时前', '延时后']) {
    await keyboard.type(cell)
    await keyboard.press('Tab')
  }
}

export const addSource = async (page: Page): Promise<void> => {
  await page.click('.cp-sources .btn')
  await page.fill('.source-form input >> nth=0', 'https://example.org/notice')
  await page.fill('.source-form input >> nth=1', '夜间线路调整公告')
  await page.click('.source-form .btn-ink')
}

/** The second step and the third, up to the button. */
export const describe = async (page: Page): Promise<void> => {
  await page.click('[data-next]')
  await page.waitForURL(/declaration/)
  await page.check('[name=origin][value=original]')
  await page.check('[name=genres][value=news]')
  await page.check('[name=ai][value=none]')
  await send(page, '[name=go]')
  await page.check('[name=channels] >> nth=0')
  await fill(page, { tags: '公交, 夜班', summary: '数了三十一个夜晚。', place: '青屿' })
}

/** Changes the text that is out and says what kind of change it is. */
export const publishAgain = async (page: Page, id: string, words: string, kind: string, reason: string) => {
  await page.goto(`/studio/articles/${id}`)
  await page.waitForSelector('.ProseMirror')
  await page.click('.ProseMirror > p >> nth=0')
  await page.keyboard.press('End')
  await page.keyboard.type(words)
  await page.click('[data-next]')
  await page.waitForURL(/declaration/)
  await send(page, '[name=go]')
  await page.check(`[name=kind][value=${kind}]`)
  await page.fill('main [name=reason]', reason)
  await send(page, 'main .btn-main')
}
