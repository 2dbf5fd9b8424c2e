import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { watch } from './watch.ts'

describe.skipIf(!chromiumPath)('the announcement', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  test('once closed it stays closed, until the operator changes it; without script it stays', async () => {
    const site = await startSite()
    const operator = await aUser(site, { role: 'operator' })
    await operator.post('/admin/announcement', { zh: '今晚维护', en: 'Maintenance tonight' })
    const faults: string[] = []
    const page = await (await browser.newContext()).newPage()
    watch(page, faults)
    const line = page.locator('.announcement')
    await page.goto(`${site.url}/about`)
    expect(await line.isVisible()).toBe(true)
    await line.locator('button').click()
    expect(await line.isVisible()).toBe(false)
    await page.goto(`${site.url}/rules`)
    expect(await line.isVisible()).toBe(false)
    await operator.post('/admin/announcement', { zh: '明晚维护', en: 'Maintenance tomorrow' })
    await page.reload()
    expect(await line.isVisible()).toBe(true)
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await plain.goto(`${site.url}/about`)
    expect(await plain.locator('.announcement').isVisible()).toBe(true)
    expect(await plain.locator('.announcement button').isVisible()).toBe(false)
    expect(faults).toEqual([])
  })
})
