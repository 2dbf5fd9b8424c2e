import type { Browser, Page, ViewportSize } from 'playwright-core'

// The browser itself writes a line for each answer that is not a success; those are told by their own tests.
const isOwn = (text: string) => !text.startsWith('Failed to load resource: the server responded with a status of 4')

/** Collects what a page must never cause: errors of script, messages of the console, refusals by the policy. */
export const watch = (page: Page, faults: string[]): void => {
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && isOwn(message.text()))
      faults.push(`${page.url()} ${message.text()}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`)
  })
}

const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const held = window as unknown as { shift: number }
    held.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) held.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })

/**
 * The least layout shift of three loads. A busy machine may show a page that is half read, and count what the rest of
 * it moves; what a page moves itself, it moves each time.
 */
export const leastShift = async (browser: Browser, url: string, viewport: ViewportSize): Promise<number> => {
  const shifts: number[] = []
  while (shifts.length < 3 && !shifts.includes(0)) {
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    await watchShifts(page)
    await page.goto(url, { waitUntil: 'load' })
    await page.mouse.wheel(0, 2000)
    await page.waitForTimeout(500)
    shifts.push(await page.evaluate(() => (window as unknown as { shift: number }).shift))
    await context.close()
  }
  return Math.min(...shifts)
}
