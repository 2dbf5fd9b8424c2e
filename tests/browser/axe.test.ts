import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Site, startSite } from '../harness/site.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { aWorld, type PageToSee, pageRoutes, type World } from './every-page.ts'

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
type Look = { language: 'zh-CN' | 'en'; theme?: 'dark'; isCare?: boolean }

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
type RunOnly = string[] | { type: 'rule'; values: string[] }
/** What another language or another theme can spoil on a page that has been looked at in full. */
const ofLook: RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'html-lang-valid', 'valid-lang', 'document-title'],
}
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser
let site: Site
let world: World

/** What axe finds on the page as it stands. */
const faultsOn = async (page: Page, rules: RunOnly = tags): Promise<string[]> => {
  await page.evaluate(axeSource)
  return page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`)
  }, rules)
}

const cookiesOf = ({ who }: PageToSee, { language, isCare }: Look) => {
  const own = who === 'stranger' ? [] : [...world.people[who].cookies]
  const looks = [['lang', language], ...(isCare ? [['care', '1']] : [])] as [string, string][]
  return [...own, ...looks].map(([name, value]) => ({ name, value, url: site.url }))
}

const inLook = async (look: Look): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
    bypassCSP: true,
  })

/** Opens the pages one after the other in a look and returns all that is wrong with them. */
const look = async (pages: PageToSee[], how: Look, rules: RunOnly = tags): Promise<string[]> => {
  const context = await inLook(how)
  const page = await context.newPage()
  const found: string[] = []
  for (const each of pages) {
    await context.clearCookies()
    await context.addCookies(cookiesOf(each, how))
    await page.goto(site.url + each.path)
    if (each.name === 'editor') await page.waitForSelector('.ProseMirror')
    found.push(...(await faultsOn(page, rules)).map((fault) => `${each.name}: ${fault}`))
  }
  await context.close()
  return found
}

describe.skipIf(!chromiumPath)('what axe finds on the pages', () => {
  beforeAll(async () => {
    site = await startSite()
    world = await aWorld(site)
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  test('axe runs, and names a picture without words', async () => {
    const page = await (await inLook({ language: 'en' })).newPage()
    await page.goto(site.url)
    await page.evaluate(() => document.querySelector('main')?.append(new Image()))
    expect((await faultsOn(page)).join()).toContain('image-alt')
    await page.context().close()
  })

  test('no page is left out', () => {
    const seen = new Set([...world.main, ...world.others].map(({ route }) => route))
    expect(pageRoutes(site).filter((route) => !seen.has(route))).toEqual([])
    expect(world.main).toHaveLength(8)
  })

  test('every page is the one that is meant', async () => {
    for (const { name, path, who } of [...world.main, ...world.others]) {
      const client = who === 'stranger' ? site.stranger() : world.people[who]
      const odd: Record<string, number> = {
        'a withdrawn article': 410,
        'a hidden article': 410,
        'missing page': 404,
        forbidden: 403,
      }
      const usual = name === 'a used link' || name === 'set-up' ? expect.any(Number) : (odd[name] ?? 200)
      expect([name, (await client.get(path)).status]).toEqual([name, usual])
    }
  })

  const looks: [string, Look][] = (['zh-CN', 'en'] as const).flatMap((language): [string, Look][] => [
    [`${language}, light`, { language }],
    [`${language}, dark`, { language, theme: 'dark' }],
    [`${language}, care`, { language, isCare: true }],
  ])
  test.each(looks)(
    'the eight main pages have no fault in %s',
    async (_name, how) => {
      expect(await look(world.main, how)).toEqual([])
    },
    60_000,
  )

  test('no other page has a fault in Chinese and light', async () => {
    expect(await look(world.others, { language: 'zh-CN' })).toEqual([])
  }, 120_000)

  test('no other page is spoilt by English and dark', async () => {
    expect(await look(world.others, { language: 'en', theme: 'dark' }, ofLook)).toEqual([])
  }, 120_000)
})
