import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Blocks } from './blocks.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

const aBlock = () => {
  const state = { made: 0, text: 'one' }
  const load = async () => {
    state.made += 1
    return { pieces: [Buffer.from(state.text)], until: Number.POSITIVE_INFINITY }
  }
  return { state, block: { is: 'block' as const, key: 'hot', load } }
}

const textOf = async (blocks: Blocks, block: ReturnType<typeof aBlock>['block']) =>
  String((await blocks.read([block])).held.get('hot')?.pieces[0])

test('a block is shown for a quarter of a minute, then once more while a new one is made, and never after half a minute', async () => {
  const [blocks, { state, block }] = [new Blocks(), aBlock()]
  expect(await textOf(blocks, block)).toBe('one')
  state.text = 'two'
  vi.advanceTimersByTime(14_000)
  expect([await textOf(blocks, block), state.made]).toEqual(['one', 1])
  vi.advanceTimersByTime(2_000)
  expect([await textOf(blocks, block), state.made]).toEqual(['one', 2])
  expect(await textOf(blocks, block)).toBe('two')
  state.text = 'three'
  vi.advanceTimersByTime(31_000)
  expect(await textOf(blocks, block)).toBe('three')
})

test('however many pages want a block, it is made once', async () => {
  const [blocks, { state, block }] = [new Blocks(), aBlock()]
  await Promise.all(Array.from({ length: 20 }, () => textOf(blocks, block)))
  expect(state.made).toBe(1)
})

test('a block that was made of what is purged meanwhile is made again', async () => {
  const [blocks, { state, block }] = [new Blocks(), aBlock()]
  const reading = textOf(blocks, block)
  state.text = 'without it'
  blocks.forgetAll()
  expect(await reading).toBe('without it')
})

test('what is made anew and says the same is the same, so that pages need not be compressed again', async () => {
  const [blocks, { block }] = [new Blocks(), aBlock()]
  const before = (await blocks.read([block])).held.get('hot')
  vi.advanceTimersByTime(40_000)
  expect((await blocks.read([block])).held.get('hot')).toBe(before)
})
