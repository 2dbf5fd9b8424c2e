import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { folderStorage } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'wenhao-storage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const storage = await folderStorage(folder)
const read = async (key: string) => {
  const stored = await storage.get(key)
  return stored && text(stored.stream())
}
const keysUnder = async (prefix: string) => {
  const keys: string[] = []
  for await (const key of storage.list(prefix)) keys.push(key)
  return keys
}

test('what is put can be read, replaced, listed and deleted', async () => {
  await storage.put('pictures/ab/one', Buffer.from('first'))
  await storage.put('pictures/ab/one', Buffer.from('second'))
  await storage.put('pictures/aa/two', Buffer.from('2'))
  expect(await read('pictures/ab/one')).toBe('second')
  expect(await storage.head('pictures/ab/one')).toEqual({ bytes: 6 })
  expect(await keysUnder('pictures')).toEqual(['pictures/aa/two', 'pictures/ab/one'])
  await storage.delete('pictures/ab/one')
  await storage.delete('pictures/ab/one')
  expect(await storage.get('pictures/ab/one')).toBeUndefined()
})

test('a file from a scratch folder is moved, and the folder is gone afterwards even when the work fails', async () => {
  await storage.withScratch(async (own) => {
    writeFileSync(join(own, 'file'), 'moved')
    await storage.put('moved', { file: join(own, 'file') })
  })
  await expect(storage.withScratch(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await read('moved')).toBe('moved')
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
})

test.each([
  '',
  '/etc/passwd',
  '../up',
  'a/../b',
  'a//b',
  'a/.hidden',
  'A',
  'a\\b',
  'incoming/x',
  'a\0b',
  `${'a/'.repeat(9)}a`,
])('the key %j is refused', async (key) => {
  await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('not a storage key')
  await expect(storage.get(key)).rejects.toThrow('not a storage key')
})

test('a folder is not an object', async () => {
  expect(await storage.get('pictures')).toBeUndefined()
})

test('a new start removes what killed processes left, and nothing that is in use', async () => {
  const machine =
    hostname()
      .replace(/[^A-Za-z0-9.]/g, '')
      .slice(0, 40) || 'local'
  const left = (name: string) => mkdirSync(join(folder, 'incoming', name), { recursive: true })
  left(`${machine}-999999999-dead`)
  left(`${machine}-${process.ppid}-living`)
  left('elsewhere-1-new')
  left('elsewhere-1-old')
  utimesSync(join(folder, 'incoming', 'elsewhere-1-old'), 0, 0)
  await storage.withScratch(async (own) => {
    await folderStorage(folder)
    const names = readdirSync(join(folder, 'incoming')).sort()
    expect(names).toEqual(['elsewhere-1-new', own.split('/').at(-1), `${machine}-${process.ppid}-living`].sort())
  })
})
