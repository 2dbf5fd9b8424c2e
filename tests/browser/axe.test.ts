import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AxeStand, faultsOn, type Look } from './axe.ts'
import { chromiumPath } from './chromium.ts'
import { pageRoutes } from './every-page.ts'

let stand: AxeStand

describe.skipIf(!chromiumPath)('what axe finds on the pages', () => {
  beforeAll(async () => {
    stand = await AxeStand.open()
  })
  afterAll(() => stand?.close())

  test('axe runs, and names a picture without words', async () => {
    const page = await (await stand.inLook({ language: 'en' })).newPage()
    await page.goto(stand.site.url)
    await page.evaluate(() => document.querySelector('main')?.append(new Image()))
    expect((await faultsOn(page)).join()).toContain('image-alt')
    await page.context().close()
  })

  test('no page is left out', () => {
    const { site, world } = stand
    const seen = new Set([...world.main, ...world.others].map(({ route }) => route))
    expect(pageRoutes(site).filter((route) => !seen.has(route))).toEqual([])
    expect(world.main).toHaveLength(8)
  })

  test('every page is the one that is meant', async () => {
    const { site, world } = stand
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
      expect(await stand.look(stand.world.main, how)).toEqual([])
    },
    60_000,
  )
})
