import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnServer, ownServer } from '../boot/own-server.ts'
import { emptyFolder, runToEnd, serve, settledFolder, wenhao } from '../boot/program.ts'
import { until } from '../faults/running-site.ts'
import { backUp, contents, restore } from './commands.ts'

const home = mkdtempSync(join(tmpdir(), 'wenhao-own-'))
let own: OwnServer

beforeAll(async () => {
  own = await ownServer(home)
  // As hosts give it out: a user that owns a database and nothing else.
  await own.query(`create role writer login password 'secret'`)
  for (const name of ['first', 'second', 'third']) await own.query(`create database ${name} owner writer`)
})

afterAll(async () => {
  await own.stop()
  rmSync(home, { recursive: true, force: true })
})

const address = (database: string): string => `postgres://writer:secret@127.0.0.1:${own.port}/${database}`

const ask = async (database: string, question: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: address(database) })
  await client.connect()
  const { rows } = await client.query(question)
  await client.end()
  return rows
}

test('a site on an own database is backed up, and restored into another by a user who is no superuser', async () => {
  const [folder, restoredFolder] = [emptyFolder(), emptyFolder()]
  const archive = join(emptyFolder(), 'own.tar.zst')
  const site = await serve(folder, { env: { DATABASE_URL: address('first') } })
  expect(await backUp(folder, [archive], { DATABASE_URL: address('first') })).toMatchObject({ code: 0, err: '' })
  const intoUsed = await restore(archive, emptyFolder(), { DATABASE_URL: address('first') })
  expect(intoUsed.err).toBe('The database of DATABASE_URL is not empty: create an empty one for the restore.\n')
  site.child.kill('SIGINT')
  await site.ended
  const env = { DATABASE_URL: address('second') }
  expect(await restore(archive, restoredFolder, env)).toMatchObject({ code: 0, err: '' })
  const again = join(home, 'again.tar.zst')
  await backUp(restoredFolder, [again], env)
  expect((await contents(again)).tables).toEqual((await contents(archive)).tables)
  expect(await ask('second', references)).toEqual(await ask('first', references))
  const restored = await serve(restoredFolder, { env })
  expect((await fetch(`${restored.url}/latest`)).ok).toBe(true)
})

const references = `
  select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
  where contype = 'f' order by 1, 2`

test('a restore from the embedded database into an own one begins anew after a kill', async () => {
  const folder = emptyFolder()
  const archive = join(emptyFolder(), 'embedded.tar.zst')
  await backUp(await settledFolder(), [archive])
  const env = { DATABASE_URL: address('third') }
  const program = wenhao(['restore', archive, '--data', folder], { env })
  await until(async () =>
    (await ask('third', `select to_regclass('creator') as it`)).some((row) => (row as { it: unknown }).it),
  )
  program.child.kill('SIGKILL')
  await program.ended
  const refused = await runToEnd(['serve'], { env: { ...env, WENHAO_DATA: emptyFolder() } })
  expect(refused.err).toContain('A restore into this database did not come to its end')
  expect(await restore(archive, folder, env)).toMatchObject({ code: 0, err: '' })
  const site = await serve(folder, { env })
  expect((await fetch(`${site.url}/latest`)).ok).toBe(true)
})
