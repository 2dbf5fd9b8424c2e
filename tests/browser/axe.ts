import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Site, startSite } from '../harness/site.ts'
import { openChromium } from './chromium.ts'
import { aWorld, type PageToSee, type World } from './every-page.ts'

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
export type Look = { language: 'zh-CN' | 'en'; theme?: 'dark'; isCare?: boolean }

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
type RunOnly = string[] | { type: 'rule'; values: string[] }
/** What another language or another theme can spoil on a page that has been looked at in full. */
export const ofLook: RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'target-size', 'html-lang-valid', 'valid-lang', 'document-title'],
}
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A site with a page of every kind, and a Chromium in which axe looks at them. */
export class AxeStand {
  readonly site: Site
  readonly world: World
  readonly #browser: Browser

  private constructor(site: Site, world: World, browser: Browser) {
    this.site = site
    this.world = world
    this.#browser = browser
  }

  static async open(): Promise<AxeStand> {
    const site = await startSite()
    return new AxeStand(site, await aWorld(site), await openChromium())
  }

  close(): Promise<void> {
    return this.#browser.close()
  }

  inLook(look: Look): Promise<BrowserContext> {
    return this.#browser.newContext({
      viewport: { width: 1280, height: 900 },
      colorScheme: look.theme ?? 'light',
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
  }

  /** Opens the pages one after the other in a look and returns all that is wrong with them. */
  async look(pages: PageToSee[], how: Look, rules: RunOnly = tags): Promise<string[]> {
    const context = await this.inLook(how)
    const page = await context.newPage()
    const found: string[] = []
    for (const each of pages) {
      await context.clearCookies()
      await context.addCookies(this.#cookiesOf(each, how))
      await page.goto(this.site.url + each.path)
      if (each.name === 'editor') await page.waitForSelector('.ProseMirror')
      found.push(...(await faultsOn(page, rules)).map((fault) => `${each.name}: ${fault}`))
    }
    await context.close()
    return found
  }

  #cookiesOf({ who }: PageToSee, { language, isCare }: Look) {
    const own = who === 'stranger' ? [] : [...this.world.people[who].cookies]
    const looks = [['lang', language], ...(isCare ? [['care', '1']] : [])] as [string, string][]
    return [...own, ...looks].map(([name, value]) => ({ name, value, url: this.site.url }))
  }
}

/** What axe finds on the page as it stands. */
export const faultsOn = async (page: Page, rules: RunOnly = tags): Promise<string[]> => {
  await page.evaluate(axeSource)
  return page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html}`)
  }, rules)
}
