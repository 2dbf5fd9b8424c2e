import type { Page } from 'playwright-core'

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

/** Adds up what moves on the pages that are opened from now on; see `shiftOf`. */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const held = window as unknown as { shift: number }
    held.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) held.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })

/** The layout shift of the page that is open, 0 where nothing moved. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shift: number }).shift)
