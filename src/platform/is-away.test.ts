import pg from 'pg'
import { expect, test } from 'vitest'
import { isAway } from './is-away.ts'

const failureOf = async (work: Promise<unknown>): Promise<unknown> => work.catch((error) => error)

test('a server that is not there is away', async () => {
  const nowhere = [{ host: '/nowhere' }, { host: '127.0.0.1', port: 9 }]
  for (const place of nowhere) expect(isAway(await failureOf(new pg.Client(place).connect()))).toBe(true)
})

test('a server that starts or stops is away, and a connection that broke is too', () => {
  for (const code of ['57P01', '57P02', '57P03', '08006', '53300'])
    expect(isAway(Object.assign(new Error('said by the server'), { code }))).toBe(true)
  expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true)
})

test('what is wrong with the question, or with a file, is no outage', () => {
  for (const code of ['23505', '57014', '42P01', 'ENOENT'])
    expect(isAway(Object.assign(new Error('other'), { code }))).toBe(false)
  expect(isAway('08006')).toBe(false)
})
