import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Author, aDraft, anAuthor, aSource } from '../articles/build.ts'
import { chromiumPath, openChromium } from '../browser/chromium.ts'
import { type Site, startSite } from '../harness/site.ts'
import { cut, ownPayloads } from './payloads.ts'

let browser: Browser
let site: Site
let author: Author
let article: string

const nastiest = ownPayloads.filter((payload) => /[<"'{]|javascript:/.test(payload)).slice(0, 36)

type Watched = { page: Page; mischief: string[] }

/** A page that notes whatever should not happen in it. */
const watch = async (): Promise<Watched> => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  await context.addCookies([...author.cookies].map(([name, value]) => ({ name, value, url: site.url })))
  const page = await context.newPage()
  const mischief: string[] = []
  page.on('dialog', (dialog) => {
    mischief.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => mischief.push(`error ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security|Trusted/i.test(message.text()))
      mischief.push(`console ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('data:'))
      mischief.push(`asked ${request.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content-Security-Policy ${event.violatedDirective}`),
    )
  })
  return { page, mischief }
}

/** Opens an address with all its scripts and waits until they had their chance; answers with all that should not happen. */
const mischiefAt = async (path: string, watched?: Watched): Promise<string[]> => {
  const { page, mischief } = watched ?? (await watch())
  await page.goto(site.url + path)
  await poke(page)
  if (!watched) await page.context().close()
  return mischief.filter((line) => !/status of 4(?:04|10|22)/.test(line))
}

// Focus, hover and open what there is, as payloads wait for that.
const poke = async (page: Page) => {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    for (const each of document.querySelectorAll<HTMLElement>('main *')) {
      each.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      each.focus()
    }
  })
  await page.waitForTimeout(300)
}

describe.skipIf(!chromiumPath)('in a real browser', () => {
  beforeAll(async () => {
    site = await startSite()
    author = await anAuthor(site)
    browser = await openChromium()
    await author.post('/me/profile', { name: '<img src=x onerror=alert(1)>', language: 'zh-CN' })
    const name = '"><svg onload=alert(1)>'
    await author.post(`/studio/creators/${author.handle}/settings`, {
      name,
      tagline: '</script><script>alert(1)</script>',
    })
    const details = {
      title: nastiest[0] ?? '',
      summary: cut(nastiest.join(' '), 400),
      byline: '<svg onload=alert(1)>',
      sources: nastiest.map((title) =>
        aSource({
          kind: 'web' as const,
          url: 'https://example.org/"onfocus=alert(1)//',
          title,
          publisher: title,
          author: '',
          published: '',
          quote: title,
        }),
      ),
    }
    const draft = await aDraft(site, author, { details, texts: nastiest })
    article = draft.id
    const { channels } = (await author.get(`/studio/articles/${article}/draft`)).json<{
      details: { channels: string[] }
    }>().details
    const form = { version: String(draft.version), act: 'publish', channels, tags: '<img src=x onerror=alert(1)>' }
    expect((await author.post(`/studio/articles/${article}/publication`, form)).status).toBe(303)
  })
  afterAll(() => browser?.close())

  test('an article, a profile, a list and a search full of payloads run nothing', async () => {
    for (const path of [`/a/${article}`, `/@${author.handle}`, '/latest', '/', `/a/${article}/versions`])
      expect([path, await mischiefAt(path)]).toEqual([path, []])
    const watched = await watch()
    for (const payload of nastiest.slice(0, 20)) {
      const path = `/search?q=${encodeURIComponent(payload)}#${encodeURIComponent(payload)}`
      expect([path, await mischiefAt(path, watched)]).toEqual([path, []])
    }
    await watched.page.context().close()
  }, 90_000)

  test('the editor opens a draft full of payloads and runs nothing', async () => {
    for (const path of [
      `/studio/articles/${article}`,
      `/studio/articles/${article}/preview?width=phone`,
      `/studio/articles/${article}/comparison?from=1`,
    ])
      expect([path, await mischiefAt(path)]).toEqual([path, []])
  }, 60_000)

  test('a form on another site signs nobody out and changes nothing', async () => {
    const context = await browser.newContext()
    await context.addCookies([...author.cookies].map(([name, value]) => ({ name, value, url: site.url })))
    const page = await context.newPage()
    await page.setContent(`<form method="post" action="${site.url}/sign-out"><button>x</button></form>`)
    await Promise.all([page.waitForNavigation(), page.click('button')])
    expect(await page.locator('h1').textContent()).toBeTruthy()
    await context.close()
    expect((await author.get('/me')).status).toBe(200)
  }, 30_000)
})
