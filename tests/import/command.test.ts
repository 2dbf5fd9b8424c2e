import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { emptyFolder, runToEnd, wenhao } from '../boot/program.ts'
import { aFile, aFolder, jsonLines } from './archive.ts'

const refusal = async (...words: string[]): Promise<string> => {
  const { code, out, err } = await runToEnd(['import', ...words], { env: { WENHAO_DATA: emptyFolder() } })
  expect([code, out]).toEqual([1, ''])
  expect(err).not.toMatch(/^\s+at /m)
  return err
}

test('what cannot be imported at all is said in a sentence', { timeout: 120_000 }, async () => {
  const file = await aFile('a.jsonl', '{}')
  const empty = await aFolder()
  expect(await refusal('--from', 'jsonl', '/nowhere/a.jsonl', '--creator', 'x')).toMatch(
    /^\/nowhere\/a.jsonl is not there/,
  )
  expect(await refusal('--from', 'word', file, '--creator', 'x')).toMatch(/^--from is jsonl, markdown or wxr/)
  expect(await refusal('--from', 'jsonl', file)).toMatch(/^--creator is the handle/)
  expect(await refusal('--from', 'jsonl', file, '--creator', 'x', '--media', file)).toMatch(/is no folder/)
  expect(await refusal('--from', 'jsonl', file, '--creator', 'x', '--map', 'heading=h')).toMatch(/no field heading/)
  expect(await refusal('--from', 'jsonl', file, '--creator', 'nobody')).toMatch(/^There is no creator @nobody/)
  expect(await refusal('--from', 'jsonl', empty, '--creator', 'nobody')).toMatch(/no creator|holds no/)
})

const lines = async (folder: string): Promise<number> => {
  const reports = join(folder, 'imports')
  const [name] = await readdir(reports).catch(() => [])
  return name ? (await readFile(join(reports, name), 'utf8')).split('\n').length : 0
}

test('an import that is killed leaves whole batches, and the next one brings the rest', {
  timeout: 180_000,
}, async () => {
  const folder = emptyFolder()
  const env = { WENHAO_DATA: folder }
  const planted = await runToEnd([], { env, script: 'tests/import/plant-creator.ts' })
  expect(planted).toMatchObject({ code: 0, err: '' })
  // None has a date: each of them leaves a line in the report, which tells how far the import is.
  const items = Array.from({ length: 900 }, (_, id) => ({ id, title: `Title ${id}`, body: `Text ${id}` }))
  const words = ['import', '--from', 'jsonl', await aFile('a.jsonl', jsonLines(items)), '--creator', '@archive']
  const killed = wenhao(words, { env })
  while ((await lines(folder)) < 220) await sleep(20)
  killed.child.kill('SIGKILL')
  await killed.ended
  const { code, out } = await runToEnd(words, { env })
  const [, imported, there] = /(?:^|\n)900 items: (\d+) imported, (\d+) already there, 0 refused\n$/.exec(out) ?? []
  expect(code).toBe(0)
  expect(Number(imported) + Number(there)).toBe(900)
  expect(Number(there)).toBeGreaterThanOrEqual(100)
  expect(Number(there) % 100).toBe(0)
  const again = await runToEnd(words, { env })
  expect(again.out).toMatch(/\n900 items: 0 imported, 900 already there, 0 refused\n$/)
})
