import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import { publish } from '../articles/writing.ts'
import type { Client } from '../harness/client.ts'
import { aUser } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'

let browser: Browser
let site: Site
let author: Author
let id: string

const openAs = async (person: Client, path: string): Promise<Page> => {
  const context = await browser.newContext({ locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] })
  await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: site.url })))
  const page = await context.newPage()
  await page.goto(site.url + path)
  return page
}

describe.skipIf(!chromiumPath)('with script', () => {
  beforeAll(async () => {
    site = await startSite()
    author = await anAuthor(site)
    id = await publish(site, author, await aDraft(site, author))
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  test('the page that came as it is for everybody shows its author the way to the draft, and another reader none', async () => {
    const scripted = (person: Client) => {
      person.cookies.set('js', '1').set('in', '1')
      return person
    }
    const own = await openAs(scripted(author), `/a/${id}`)
    await own.click('.edit-own')
    expect(new URL(own.url()).pathname).toBe(`/studio/articles/${id}`)
    const other = await openAs(scripted(await aUser(site)), `/a/${id}`)
    await other.waitForSelector('.person > details', { state: 'attached' })
    expect(await other.locator('.edit-own').count()).toBe(0)
  })

  test('one press copies a new draft link', async () => {
    const page = await openAs(author, `/studio/articles/${(await aDraft(site, author)).id}/links`)
    await page.click('main form button[type=submit]')
    const link = await page.locator('.draft-link').textContent()
    await page.click('.copy-address summary')
    expect(await page.locator('.copy-address [role=status]').textContent()).toBe('链接已复制')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  })
})
