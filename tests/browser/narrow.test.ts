import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromMarkdown } from '#features/document/index.ts'
import { anAuthor } from '../articles/build.ts'
import { claim, line, publishText, someSources, sourced } from '../claims-reading/build.ts'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { watch } from './watch.ts'

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const address = `https://example.org/${'a-very-long-path-without-any-place-to-break/'.repeat(4)}?q=${'x'.repeat(90)}`
const cells = Array.from({ length: 9 }, (_, at) => `column${at}`)
const row = (words: readonly string[]) => `| ${words.join(' | ')} |`

const markdown = `${longWord} ${address} \`${longWord.repeat(2)}\` **${longWord}** $x_1$[^1]

## ${longWord}

### ${'没有空格的很长的小标题'.repeat(6)}

> ${longWord.repeat(2)}

- ${longWord}
  1. ${address}
     - ${longWord}

${row(cells)}
${row(cells.map(() => '---'))}
${row(cells.map(() => longWord))}

\`\`\`
${longWord.repeat(4)}
\`\`\`

$$
${'x_1+'.repeat(80)}y
$$

[^1]: ${longWord} ${address}
`

let browser: Browser
let site: Site
let paths: string[]
const faults: string[] = []

/** How far a page can be moved sideways, and by what. */
const sideways = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return ''
    const isOut = (each: Element) => each.getBoundingClientRect().right > clientWidth + 0.5
    const isHeld = (each: Element | null): boolean =>
      each !== null &&
      each !== document.body &&
      (getComputedStyle(each).overflowX !== 'visible' || isHeld(each.parentElement))
    const wide = [...document.querySelectorAll('body *')].filter(
      (each) => isOut(each) && ![...each.children].some(isOut) && !isHeld(each.parentElement),
    )
    const names = wide.map((each) => `${each.parentElement?.className} > ${each.outerHTML.slice(0, 90)}`)
    return [`${scrollWidth - clientWidth} px`, ...names.slice(0, 12)].join('\n')
  })

const publishWide = async (): Promise<string> => {
  const { document } = fromMarkdown(markdown)
  const quoted = Array.from({ length: 14 }, (_, at) => line(sourced(`第 ${at} 个数字是 ${at}00 万`, 's1', 's2'), '。'))
  const note = claim(`${longWord}在场`, 'first-hand', { where: longWord.slice(0, 60), when: '2026 年 10 月' })
  const details = {
    title: `${longWord}与${'没有空格的很长的标题'.repeat(3)}`,
    summary: longWord,
    tags: [longWord.slice(0, 20), '公交'],
    sources: someSources(2, {
      title: longWord,
      author: longWord,
      container: longWord,
      number: longWord.slice(0, 40),
      doi: `10.1000/${'x'.repeat(60)}`,
      quote: longWord.repeat(2),
      accessed: '2026-11-23',
    }),
  }
  return publishText(
    site,
    await anAuthor(site, { name: longWord.slice(0, 40) }),
    details,
    ...quoted,
    line(note),
    ...(document.content as object[]),
  )
}

describe.skipIf(!chromiumPath)('pages on a narrow phone', () => {
  beforeAll(async () => {
    site = await startSite()
    const path = await publishWide()
    paths = [path, `${path}/sources`, `${path}/versions`, '/']
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    expect(faults).toEqual([])
  })

  test.each([
    [320, 'zh-CN'],
    [320, 'en'],
    [360, 'zh-CN'],
    [360, 'en'],
  ])('nothing of an article makes the page move sideways at %i in %s', async (width, locale) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale, reducedMotion: 'reduce' })
    const page = await context.newPage()
    watch(page, faults)
    const found: string[] = []
    for (const path of paths) {
      await page.goto(site.url + path)
      found.push(await sideways(page))
    }
    expect(found).toEqual(paths.map(() => ''))
    await page.goto(site.url + paths[0])
    for (const mark of await page.locator('.body a.c').all()) await mark.click()
    await page.click('#legend summary')
    expect(await sideways(page)).toBe('')
    expect(await page.locator('.src-back a').count()).toBeGreaterThan(20)
    await context.close()
  })
})
