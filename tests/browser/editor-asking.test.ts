import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ClaimAttributes, type DocumentNode, plainText } from '#features/document/browser.ts'
import { claim, line } from '../claims-reading/build.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { openStand, paragraphs, type Stand } from './editor-stand.ts'

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 })

// Plain facts with figures, dates and organisations: whatever the model becomes, it asks about these.
const first = '2024年，全国铁路发送旅客43.12亿人次，比上年增长11.9%'
const second = '据国家统计局公布的数据，2023年末全国人口为140967万人'
const text = [`${first}。${second}。`, '我很喜欢坐火车。']

let browser: Browser
let context: BrowserContext
let page: Page
let stand: Stand
let complaints: string[]

const open = async (width = 1280, isAsking = true) => {
  context = await browser.newContext({ viewport: { width, height: 900 } })
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/net::ERR_/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(stand.page())
  await page.waitForSelector('.ProseMirror')
  if (isAsking) await page.waitForSelector('.cl-ask')
}

const claims = (): (ClaimAttributes & { words: string })[] => {
  const found: (ClaimAttributes & { words: string })[] = []
  const walk = (node: DocumentNode): void => {
    const mark = node.marks?.find(({ type }) => type === 'claim')
    const words = node.type === 'text' ? node.text : ''
    if (mark?.type === 'claim') found.push({ ...mark.attrs, words })
    for (const child of node.content ?? []) walk(child)
  }
  walk(stand.draft.document)
  return found
}
const answers = () => claims().map(({ answer, words }) => [answer, words])
const count = () => page.textContent('.asking .sec > span')
const current = () => page.textContent('.cp-item.on .claim-text')
const ask = () => page.keyboard.press('ControlOrMeta+Enter')
const toStart = async () => {
  await page.click('.ProseMirror p')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.waitForTimeout(150)
}
const paste = (data: Record<string, string>) =>
  page.evaluate((entries) => {
    const clipboard = new DataTransfer()
    for (const [type, words] of Object.entries(entries)) clipboard.setData(type, words)
    const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(event)
  }, data)
/** Puts the cursor behind some words of the text. */
const goTo = async (words: string) => {
  await page.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('.ProseMirror') as Node, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1
      if (at >= 0) return getSelection()?.collapse(node, at + sought.length)
    }
  }, words)
  await page.waitForTimeout(250) // the editor learns of a moved cursor a moment later
}

const boxOf = async (of: string) => {
  const box = await page.locator(of).first().boundingBox()
  if (!box) throw new Error(`${of} is not shown`)
  return box
}
const beInCareMode = async () => {
  await page.evaluate(() => document.documentElement.setAttribute('data-care', ''))
  await page.waitForTimeout(100)
}

const select = async (length: number) => {
  for (let step = 0; step < length; step++) await page.keyboard.press('Shift+ArrowLeft')
  await page.waitForTimeout(250)
}

describe.skipIf(!chromiumPath)('asking where sentences come from', () => {
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    complaints = []
    stand = await openStand(paragraphs(...text), '标题')
  })
  afterEach(async () => {
    await context?.close()
    stand.close()
    expect(complaints).toEqual([])
  })

  test('takes answers by the keyboard alone, three keys each, and still has them after reloading', async () => {
    await open()
    expect(await count()).toBe('0 / 2')
    await toStart()
    await ask()
    expect(await current()).toBe(first)
    await page.keyboard.press('2')
    await page.keyboard.type('2024 年春运')
    await page.keyboard.press('Enter')
    expect(await current()).toBe(second)
    await page.keyboard.press('3')
    expect(await count()).toBe('2 / 2')
    await soon(answers).toEqual([
      ['first-hand', first],
      ['question', second],
    ])
    expect(claims()[0]).toMatchObject({ when: '2024 年春运', said: first })
    await page.reload()
    await page.waitForSelector('.claim-sign .c-f')
    expect(await page.locator('.claim-sign .c-q').count()).toBe(1)
    expect(await count()).toBe('2 / 2')
  })

  test('says in words why it asks, and leads back to the place in the text', async () => {
    await open()
    await goTo('火车')
    await ask()
    expect(await page.textContent('.claim-why')).toMatch(/^问这一句，是因为它.+。$/)
    await page.keyboard.press('Escape')
    await page.keyboard.type('，真的')
    await soon(() => plainText(stand.draft.document)).toContain('我很喜欢坐火车，真的。')
  })

  test('takes a new source, puts it into the list and offers it for the next sentence with one key', async () => {
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('1')
    await page.keyboard.type('https://stats.example/2024')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.asking .source-form')
    await page.click('.asking .source-form .btn-ink')
    await soon(() => stand.draft.details.sources.map(({ url }) => url)).toEqual(['https://stats.example/2024'])
    expect(await current()).toBe(second)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    const [source] = stand.draft.details.sources
    await soon(() => claims().map(({ answer, sources }) => [answer, ...sources])).toEqual([
      ['sourced', source?.id],
      ['sourced', source?.id],
    ])
    expect(await page.locator('.ProseMirror .claim-sign').allTextContents()).toEqual(['\u20601', '\u20601'])
  })

  test('offers the link in a sentence as its source first', async () => {
    const linked = paragraphs('')
    const marks = [{ type: 'link', attrs: { href: 'https://news.example/rail' } }]
    const content = [
      { type: 'text', text: '2024年，全国铁路发送旅客' },
      { type: 'text', text: '43.12亿人次', marks },
    ]
    const rest = { type: 'text', text: '，比上年增长11.9%。' }
    stand.draft = {
      ...stand.draft,
      document: { ...linked, content: [{ type: 'paragraph', content: [...content, rest] }] } as never,
    }
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('Enter')
    await soon(() => stand.draft.details.sources.map(({ url }) => url)).toEqual(['https://news.example/rail'])
    await soon(() => claims().every(({ answer }) => answer === 'sourced')).toBe(true)
  })

  test('asks again when more than 15 % of a sentence was changed, and one key keeps the answer', async () => {
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('4')
    await page.keyboard.press('Escape')
    await goTo('2024年，')
    await page.keyboard.type('甲')
    await soon(count).toBe('0 / 1')
    await page.keyboard.type('乙丙丁戊己庚辛壬癸子丑寅卯')
    await soon(count).toBe('0 / 2')
    expect(await page.textContent('.asking-list')).toContain('改过了，请再看一眼')
    expect(await page.locator('.claim-sign .is-open').count()).toBe(1)
    await ask()
    await page.keyboard.press('Enter')
    await soon(() => claims()[0]?.said).toContain('甲乙丙丁')
    await soon(count).toBe('0 / 1')
  })

  test('marks a sentence that the author selects, and undoes it', async () => {
    await open()
    await goTo('坐火车')
    await select(5)
    await ask()
    expect(await current()).toBe('喜欢坐火车')
    await page.keyboard.press('5')
    await soon(answers).toEqual([['common', '喜欢坐火车']])
    await page.click('.ProseMirror p >> nth=1')
    await page.keyboard.press('ControlOrMeta+z')
    await page.keyboard.press('ControlOrMeta+z')
    await soon(answers).toEqual([])
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await soon(answers).toEqual([['question', '喜欢坐火车']])
  })

  test('gives the halves of a split sentence ids of their own, and makes them one again', async () => {
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('3')
    await page.keyboard.press('Escape')
    await soon(() => claims().length).toBe(1)
    const [before] = claims()
    await goTo('发送旅客')
    await page.keyboard.press('Enter')
    await soon(() => new Set(claims().map(({ id }) => id)).size).toBe(2)
    await page.keyboard.press('Backspace')
    await soon(() => claims().map(({ id, words }) => [id, words])).toEqual([[before?.id, first]])
  })

  test('keeps the answer of a copied sentence under an id of its own, and takes none from strange HTML', async () => {
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('4')
    await page.keyboard.press('Escape')
    await soon(() => claims().length).toBe(1)
    const copied = await page.innerHTML('.ProseMirror .cl')
    const span = await page.evaluate(() => document.querySelector('.ProseMirror .cl')?.outerHTML ?? '')
    await page.keyboard.press('ControlOrMeta+End')
    await paste({ 'text/html': `<p data-pm-slice="1 1 []">${span}</p>`, 'text/plain': copied })
    await soon(() => claims().map(({ answer }) => answer)).toEqual(['opinion', 'opinion'])
    expect(new Set(claims().map(({ id }) => id)).size).toBe(2)
    const home = /data-in="(\w+)"/.exec(span)?.[1]
    const hostile = [
      `data-claim="0sae72bgq7416" data-answer="sourced" data-sources="s1" data-in="elsewhere"`,
      `data-claim="x&quot; onclick=" data-answer="sourced" data-in="${home}"`,
      `data-claim="0sae72bgq7416" data-answer="true" data-in="${home}"`,
      `data-claim="0sae72bgq7416" data-answer="opinion" data-when="${'长'.repeat(100)}" data-in="${home}"`,
    ].map((attributes) => `<p><span ${attributes} id="evil" said="evil">外来的句子</span></p>`)
    await paste({ 'text/html': hostile.join(''), 'text/plain': '外来的句子' })
    await soon(() => plainText(stand.draft.document)).toContain('外来的句子')
    expect(claims().some(({ words }) => words.includes('外来'))).toBe(false)
  })

  test('asks where a pasted passage is from, and offers that source for its sentences', async () => {
    await open()
    await page.click('.ProseMirror')
    await page.keyboard.press('ControlOrMeta+End')
    const passage = '2022年，世界卫生组织统计全球有约2.49亿疟疾病例。同年，非洲区域占全部病例的94%。'
    const html = `Version:0.9\r\nSourceURL:https://who.example/malaria\r\n<html><body><p>${passage}</p></body></html>`
    await paste({ 'text/html': html, 'text/plain': passage })
    await page.waitForSelector('.paste-origin')
    expect(await page.inputValue('.paste-origin .inp >> nth=0')).toBe('https://who.example/malaria')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('editor-body')
    await page.fill('.paste-origin .inp >> nth=1', '疟疾报告')
    await page.press('.paste-origin .inp >> nth=1', 'Enter')
    await soon(() => stand.draft.details.sources.map(({ title }) => title)).toEqual(['疟疾报告'])
    expect(claims()).toEqual([])
    await goTo('疟疾病例')
    await soon(async () => (await page.locator('.ProseMirror p >> nth=1').locator('.cl-ask').count()) > 0).toBe(true)
    await ask()
    expect(await page.textContent('.cp-item.on .proposal')).toContain('疟疾报告')
    await page.keyboard.press('Enter')
    await soon(() => claims()[0]?.sources).toEqual([stand.draft.details.sources[0]?.id])
  })

  test('asks nothing about a word that is pasted, nor when the author says that the words are their own', async () => {
    await open()
    await page.click('.ProseMirror')
    await paste({ 'text/plain': '短短一句。' })
    expect(await page.locator('.paste-origin').count()).toBe(0)
    await paste({
      'text/plain': '这是很长的一段话，它说了许多事情，也许是从别处抄来的。它的第二句话也不短，说了另外一些事情。',
    })
    await page.click('.paste-origin .btn-quiet')
    expect(await page.locator('.paste-origin').count()).toBe(0)
    expect(stand.draft.details.sources).toEqual([])
  })

  test('does not disturb an input method, within a sentence and behind its sign', async () => {
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('4')
    await page.keyboard.press('Escape')
    const cdp = await context.newCDPSession(page)
    for (const [place, words] of [
      [first, '确实如此'],
      ['全国铁路', '网'],
    ] as const) {
      await goTo(place)
      for (let length = 1; length <= words.length; length++) {
        await cdp.send('Input.imeSetComposition', {
          text: words.slice(0, length),
          selectionStart: length,
          selectionEnd: length,
        })
        await page.waitForTimeout(length === 1 ? 900 : 60) // longer than it waits before it looks at the text again
      }
      await cdp.send('Input.insertText', { text: words })
    }
    await soon(() => plainText(stand.draft.document).split('\n')[0]).toBe(
      `${first.replace('全国铁路', '全国铁路网')}确实如此。${second}。`,
    )
    expect(claims()).toMatchObject([{ answer: 'opinion', words: first.replace('全国铁路', '全国铁路网') }])
  })

  test('asks again for sentences whose source was removed, until the removal is undone', async () => {
    const source = { id: 's1', kind: 'web', url: 'https://a.example/', title: '甲' }
    stand.draft.details = { ...stand.draft.details, sources: [source as never] }
    await open()
    await toStart()
    await ask()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await soon(count).toBe('1 / 2')
    await page.click('.cp-sources [data-act=remove]')
    expect(await count()).toBe('0 / 2')
    expect(await page.textContent('.editor-notices')).toContain('1 句话用着')
    await soon(answers).toEqual([['question', first]])
    await page.click('.cp-sources .line .link')
    expect(await count()).toBe('1 / 2')
    await soon(() => claims()[0]?.sources).toEqual(['s1'])
  })

  test('goes on without the machine when its thread cannot start, and sentences can be marked by hand', async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    page = await context.newPage()
    await page.route(/\/assets\/claims-[\w-]+\.js$/, (route) => route.abort())
    await page.goto(stand.page())
    await soon(() => page.textContent('.asking')).toContain('一样可以自己标出来')
    await goTo('坐火车')
    await select(5)
    await ask()
    await page.keyboard.press('4')
    await soon(answers).toEqual([['opinion', '喜欢坐火车']])
  })

  test('stands at the lower edge of a phone, and is raised by its button or by the sign of a sentence', async () => {
    await open(360)
    expect(await page.locator('.asking-body').isVisible()).toBe(false)
    expect(await page.textContent('.asking-open')).toContain('0 / 2')
    await page.click('.asking-open')
    await page.click('.keys .btn >> nth=2')
    await soon(answers).toEqual([['question', first]])
    await page.click('.asking-open')
    expect(await page.locator('.asking-body').isVisible()).toBe(false)
    await page.click('.claim-sign .c-q')
    expect(await current()).toBe(first)
    expect(await page.locator('.asking-body').isVisible()).toBe(true)
  })

  test('in care mode the panel rises over the text on a wide screen, and the keys answer what is in sight', async () => {
    await open()
    await beInCareMode()
    expect(await page.locator('.asking-body').isVisible()).toBe(false)
    await toStart()
    await ask()
    expect(await current()).toBe(first)
    const [panel, key] = [await boxOf('.asking'), await boxOf('.asking :focus')]
    expect(panel.y + panel.height).toBeLessThanOrEqual(900)
    expect(key.y).toBeGreaterThanOrEqual(panel.y)
    expect(key.y + key.height).toBeLessThanOrEqual(900)
    const asked = await boxOf('.ProseMirror p')
    expect(asked.y).toBeLessThan(panel.y)
    await page.keyboard.press('3')
    await soon(answers).toEqual([['question', first]])
  })

  test('in care mode on a phone the closed bar holds its strip, and stands on the tools', async () => {
    const answeredOnes = Array.from({ length: 40 }, (_, at) => line(claim(`第 ${at} 个数字是 ${at}00 万`, 'question')))
    stand.draft = { ...stand.draft, document: { type: 'doc', content: answeredOnes } as never }
    await open(360, false)
    await beInCareMode()
    await soon(() => page.textContent('.asking-open')).toContain('40 / ')
    const [bar, heading, strip, tools] = [
      await boxOf('.asking'),
      await boxOf('.asking-open > b'),
      await boxOf('.asking-peek'),
      await boxOf('.tools'),
    ]
    const ticks = await boxOf('.asking-peek svg')
    expect(ticks.x).toBeGreaterThanOrEqual(heading.x + heading.width)
    expect(ticks.y).toBeGreaterThanOrEqual(bar.y)
    expect(strip.y).toBeGreaterThanOrEqual(bar.y)
    expect(strip.y + strip.height).toBeLessThanOrEqual(bar.y + bar.height)
    expect(bar.y + bar.height).toBeLessThanOrEqual(tools.y + 1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})
