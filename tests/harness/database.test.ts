import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './database.ts'

let one: FreshDatabase
let other: FreshDatabase

beforeAll(async () => {
  ;[one, other] = await Promise.all([freshDatabase(), freshDatabase()])
})

afterAll(async () => {
  await one.drop()
  await other.drop()
})

test('every test file has a migrated database that no other sees', async () => {
  await one.db.insertInto('setting').values({ key: 'only here', value: '1' }).execute()
  expect(await one.db.selectFrom('setting').select('key').execute()).toEqual([{ key: 'only here' }])
  expect(await other.db.selectFrom('setting').select('key').execute()).toEqual([])
})

test('an event can be stored at once, for the job queue is there', async () => {
  const { rows } = await one.pool.query(
    `select (graphile_worker.add_job('nothing', '{}'::json)).id is not null as stored`,
  )
  expect(rows).toEqual([{ stored: true }])
})

test('Chinese has trigrams and its punctuation parts words', async () => {
  const { rows } = await one.pool.query(`select to_tsvector('simple', '平台，你好')::text as words`)
  expect(rows).toEqual([{ words: "'你好':2 '平台':1" }])
})
