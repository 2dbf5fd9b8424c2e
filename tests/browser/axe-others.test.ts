import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AxeStand, ofLook } from './axe.ts'
import { chromiumPath } from './chromium.ts'

let stand: AxeStand

// Apart from the main pages, so that two processors can look at once.
describe.skipIf(!chromiumPath)('what axe finds on the other pages', () => {
  beforeAll(async () => {
    stand = await AxeStand.open()
  })
  afterAll(() => stand?.close())

  test('no other page has a fault in Chinese and light', async () => {
    expect(await stand.look(stand.world.others, { language: 'zh-CN' })).toEqual([])
  }, 120_000)

  test('no other page is spoilt by English and dark', async () => {
    expect(await stand.look(stand.world.others, { language: 'en', theme: 'dark' }, ofLook)).toEqual([])
  }, 120_000)
})
