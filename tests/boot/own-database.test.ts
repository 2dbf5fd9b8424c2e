import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oldServer } from './old-server.ts'
import { type OwnServer, ownServer } from './own-server.ts'
import { emptyFolder, runToEnd, serve } from './program.ts'

const home = mkdtempSync(join(tmpdir(), 'wenhao-own-'))
let own: OwnServer

beforeAll(async () => {
  own = await ownServer(home)
  await own.query(`create role writer login password 'p@ss word'`)
  await own.query(`create database wenhao owner writer`)
  await own.query(
    `create database ascii owner writer template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
  )
})

afterAll(async () => {
  await own.stop()
  rmSync(home, { recursive: true, force: true })
})

const address = ({ password = 'p%40ss%20word', database = 'wenhao' } = {}): string =>
  `postgres://writer:${password}@127.0.0.1:${own.port}/${database}`

const refusal = async (url: string): Promise<string> => {
  const { code, err } = await runToEnd(['serve'], { env: { WENHAO_DATA: emptyFolder(), DATABASE_URL: url } })
  expect(code).toBe(1)
  return err.trimEnd()
}

test('DATABASE_URL moves the site to a PostgreSQL of the operator, with nothing else to change', async () => {
  const folder = emptyFolder()
  const site = await serve(folder, { env: { DATABASE_URL: address() } })
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
  const command = await runToEnd(['migrate'], { env: { WENHAO_DATA: folder, DATABASE_URL: address() } })
  expect(command).toMatchObject({ code: 0, out: 'The database is up to date: nothing to do.\n' })
  const second = await runToEnd(['serve'], { env: { WENHAO_DATA: folder, DATABASE_URL: address() } })
  expect(second.err).toContain('is in use by another Wenhao')
  site.child.kill('SIGINT')
  expect(await site.ended).toMatchObject({ code: 0, err: '' })
})

test('a site outlives the loss of its connections', async () => {
  const site = await serve(emptyFolder(), { env: { DATABASE_URL: address() } })
  await own.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'wenhao'`)
  await sleep(200)
  expect((await fetch(`${site.url}/set-up/nothing`)).status).toBeLessThan(500)
  site.child.kill('SIGINT')
  expect((await site.ended).code).toBe(0)
})

test('a wrong password, a missing database and a wrong encoding are each named, the password never', async () => {
  const place = `127.0.0.1:${own.port}`
  expect(await refusal(address({ password: 'secret' }))).toBe(
    `The database of DATABASE_URL (${place}/wenhao) refuses this name and password: mend them.`,
  )
  expect(await refusal(address({ database: 'other' }))).toBe(
    `The server of DATABASE_URL has no such database (${place}/other): create it, with encoding UTF8, or mend the name.`,
  )
  expect(await refusal(address({ database: 'ascii' }))).toContain(
    'is stored as SQL_ASCII; Wenhao needs UTF8: create one',
  )
})

test('a PostgreSQL that is too old is refused', async () => {
  const { port, server } = await oldServer()
  expect(await refusal(`postgres://writer@127.0.0.1:${port}/wenhao`)).toBe(
    'DATABASE_URL leads to PostgreSQL 14; Wenhao needs 15 to 18: give it one of these.',
  )
  server.close()
})
