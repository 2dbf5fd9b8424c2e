import { expect, test } from 'vitest'
import { Memory } from './memory.ts'

test('what was asked for lately is kept, and no more than twice the size', () => {
  const memory = new Memory<number>(10)
  for (let at = 0; at < 10; at += 1) {
    memory.keep(`name ${at}`, at, 5)
    expect(memory.recall('name 0')).toBe(0)
  }
  const kept = Array.from({ length: 10 }, (_, at) => memory.recall(`name ${at}`)).filter((value) => value !== undefined)
  expect(kept.length).toBeLessThanOrEqual(4)
  expect(kept).toContain(9)
})

test('what weighs more than everything pushes out the rest, and is forgotten next', () => {
  const memory = new Memory<string>(10)
  memory.keep('small', 'a')
  memory.keep('large', 'b', 1000)
  memory.keep('next', 'c')
  memory.keep('after', 'd')
  memory.keep('last', 'e', 10)
  expect(['small', 'large', 'last'].map((name) => memory.recall(name))).toEqual([undefined, undefined, 'e'])
})
