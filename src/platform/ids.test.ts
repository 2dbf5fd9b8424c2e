import { expect, test } from 'vitest'
import { idAt, idNamed, isId, newId } from './ids.ts'

test('ids rise, also within one millisecond and when the clock steps back', () => {
  const now = Date.now()
  const ids = [newId(now), newId(now), newId(now - 60_000), newId(now + 1)]
  expect(ids.every(isId)).toBe(true)
  expect([...ids].sort()).toEqual(ids)
})

test('the id of an old thing sorts by its own time', () => {
  expect(idAt(new Date('2021-05-01')) < idAt(new Date('2021-05-02'))).toBe(true)
  expect(idAt(new Date('2021-05-02')) < newId()).toBe(true)
})

test('things from before the epoch do not share one millisecond', () => {
  const ids = Array.from({ length: 2000 }, () => idAt(new Date('2008-11-24')))
  expect(new Set(ids).size).toBe(2000)
  expect(ids.some((id) => id.startsWith('0000'))).toBe(false)
})

test('a name always gives the same id, which sorts by the time it is given', () => {
  const [old, young] = [new Date('2021-05-01'), new Date('2021-05-02')]
  expect(idNamed('a', old)).toBe(idNamed('a', old))
  expect(idNamed('b', old) < idNamed('a', young)).toBe(true)
  const ids = Array.from({ length: 2000 }, (_, at) => idNamed(`old ${at}`, new Date('2008-11-24')))
  expect(new Set(ids).size).toBe(2000)
  expect(ids.every((id) => isId(id) && id < newId())).toBe(true)
})
