import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, serve, settledFolder } from './program.ts'

const pidFile = (folder: string, pid: number): string =>
  [pid, join(folder, 'postgres'), 1700000000, 5432, join(folder, 'run/postgres'), '', ' 0 0', 'ready', ''].join('\n')

test('a postmaster.pid that names a living stranger does not keep the database from starting', async () => {
  const folder = await settledFolder()
  writeFileSync(join(folder, 'postgres/postmaster.pid'), pidFile(folder, process.pid))
  writeFileSync(join(folder, 'run/postgres/.s.PGSQL.5432.lock'), pidFile(folder, process.pid))
  const site = await serve(folder)
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
  expect(process.kill(process.pid, 0)).toBe(true)
})

test('a postmaster.pid that names a dead process does not keep the database from starting', async () => {
  const folder = await settledFolder()
  writeFileSync(join(folder, 'postgres/postmaster.pid'), pidFile(folder, 2 ** 22 - 1))
  const site = await serve(folder)
  expect(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8')).not.toContain(String(2 ** 22 - 1))
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
})

test('a database that was made half is made again', async () => {
  const folder = emptyFolder()
  const half = join(folder, 'postgres.unfinished-1')
  mkdirSync(half)
  writeFileSync(join(half, 'PG_VERSION'), '18\n')
  const site = await serve(folder)
  expect(existsSync(half)).toBe(false)
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
})

test('a data folder with a long path puts its socket elsewhere and works', async () => {
  const folder = join(emptyFolder(), '数据'.repeat(20))
  const site = await serve(folder)
  expect(existsSync(join(folder, 'run/postgres'))).toBe(false)
  const { socket } = JSON.parse(readFileSync(join(folder, 'run/owner.json'), 'utf8'))
  expect((statSync(socket).mode & 0o777).toString(8)).toBe('700')
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
  site.child.kill('SIGINT')
  await site.ended
  expect(existsSync(socket)).toBe(false)
})
