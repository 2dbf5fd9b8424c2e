import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { openStorage } from '#platform/open-storage.ts'
import type { Storage } from '#platform/storage.ts'

const home = mkdtempSync(join(tmpdir(), 'wenhao-s3-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** What opening the storage of these settings answers. */
export const open = async (env: Record<string, string>) => {
  const read = readConfig({ WENHAO_DATA: home, ...env })
  return read.ok ? openStorage(read.config) : read
}

export const opened = async (env: Record<string, string>): Promise<Storage> => {
  const answer = await open(env)
  if (!answer.ok) throw new Error(answer.sentence.en)
  return answer.storage
}

export const refusalOf = async (env: Record<string, string>): Promise<string> => {
  const answer = await open(env)
  return answer.ok ? 'it was opened' : answer.sentence.en
}

const read = async (storage: Storage, key: string) => {
  const stored = await storage.get(key)
  return stored && (await buffer(stored.stream())).toString()
}

const keysUnder = async (storage: Storage, prefix: string) => {
  const keys: string[] = []
  for await (const key of storage.list(prefix)) keys.push(key)
  return keys
}

/** What every storage must do, in a folder or in a bucket. */
export const testBehaviour = (env: () => Record<string, string>): void => {
  test('what is put can be read, replaced, listed and deleted', async () => {
    const storage = await opened(env())
    await storage.put('pictures/ab/one', Buffer.from('first'))
    await storage.put('pictures/ab/one', Buffer.from('second 中文'))
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `private/list/${name}`)
    for (const name of names) await storage.put(name, Buffer.from(name))
    await storage.put('private/listing', Buffer.from('not in the folder'))
    expect(await read(storage, 'pictures/ab/one')).toBe('second 中文')
    expect(await storage.head('pictures/ab/one')).toEqual({ bytes: 13 })
    expect(await keysUnder(storage, 'private/list')).toEqual(names)
    await storage.delete('pictures/ab/one')
    await storage.delete('pictures/ab/one')
    expect(await storage.get('pictures/ab/one')).toBeUndefined()
    expect(await storage.head('pictures/ab/one')).toBeUndefined()
  })

  test('a file is taken as a whole, whatever its size, and given back in parts', async () => {
    const storage = await opened(env())
    const content = Buffer.alloc(12_000_000, 'abcdefghij')
    await storage.withScratch(async (folder) => {
      writeFileSync(join(folder, 'big'), content)
      await storage.put('pictures/big', { file: join(folder, 'big') })
    })
    const stored = await storage.get('pictures/big')
    if (!stored) throw new Error('it is not there')
    expect(stored.bytes).toBe(content.length)
    expect((await buffer(stored.stream())).equals(content)).toBe(true)
    expect((await buffer(stored.stream({ start: 5, end: 14 }))).toString()).toBe('fghijabcde')
  })

  test.each(['', '../up', 'a/../b', 'A', 'incoming/x', '?list-type=2'])('the key %j is refused', async (key) => {
    const storage = await opened(env())
    await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('not a storage key')
    await expect(storage.get(key)).rejects.toThrow('not a storage key')
  })
}
