import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { run } from '#commands/import.ts'
import { emptyFolder, runToEnd, wenhao } from '../boot/program.ts'
import { aFile, aFolder, jsonLines } from './archive.ts'

const refusal = async (...words: string[]): Promise<string> => {
  const said: string[] = []
  const { signal } = new AbortController()
  const io = { env: {}, language: 'en' as const, signal, out: () => {}, err: (line: string) => void said.push(line) }
  expect(await run(words, io)).toBe(1)
  return said.join('\n')
}

test('what cannot be imported at all is said in a sentence', async () => {
  const file = await aFile('a.jsonl', '{}')
  expect(await refusal('--from', 'jsonl', '/nowhere/a.jsonl', '--creator', 'x')).toMatch(
    /^\/nowhere\/a.jsonl is not there/,
  )
  expect(await refusal('--from', 'word', file, '--creator', 'x')).toMatch(
    /^--from is jsonl, markdown, wxr, ghost, jekyll/,
  )
  expect(await refusal('--from', 'jsonl', file)).toMatch(/^--creator is the handle/)
  expect(await refusal('--from', 'jsonl', file, '--creator', 'x', '--media', file)).toMatch(/is no folder/)
  expect(await refusal('--from', 'jsonl', file, '--creator', 'x', '--map', 'heading=h')).toMatch(/no field heading/)
  expect(await refusal('--from', 'wxr', file, '--creator', 'x', '--map', 'title=h')).toMatch(/fields of wxr are fixed/)
  expect(await refusal('--from', 'jsonl', file, '--verbose')).toMatch(/--verbose/)
})

const lines = async (folder: string): Promise<number> => {
  const reports = join(folder, 'imports')
  const [name] = await readdir(reports).catch(() => [])
  return name ? (await readFile(join(reports, name), 'utf8')).split('\n').length : 0
}

test('an import that is killed leaves whole batches, and the next one brings the rest', {
  timeout: 240_000,
}, async () => {
  const folder = emptyFolder()
  const env = { WENHAO_DATA: folder }
  const planted = await runToEnd([], { env, script: 'tests/import/plant-creator.ts' })
  expect(planted).toMatchObject({ code: 0, err: '' })
  const toNobody = await runToEnd(['import', '--from', 'jsonl', folder, '--creator', 'nobody'], { env })
  expect(toNobody).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no creator @nobody/) })
  const ofNothing = await runToEnd(['import', '--from', 'jsonl', await aFolder(), '--creator', 'archive'], { env })
  expect(ofNothing).toMatchObject({ code: 1, err: expect.stringContaining('holds no .jsonl or .ndjson file') })
  // None has a date: each of them leaves a line in the report, which tells how far the import is.
  const items = Array.from({ length: 400 }, (_, id) => ({ id, title: `Title ${id}`, body: `Text ${id}` }))
  const words = ['import', '--from', 'jsonl', await aFile('a.jsonl', jsonLines(items)), '--creator', '@archive']
  const killed = wenhao(words, { env })
  while ((await lines(folder)) < 220) await sleep(20)
  killed.child.kill('SIGKILL')
  await killed.ended
  const { code, out } = await runToEnd(words, { env })
  const [, imported, there] = /(?:^|\n)400 items: (\d+) imported, (\d+) already there, 0 refused\n$/.exec(out) ?? []
  expect(code).toBe(0)
  expect(Number(imported) + Number(there)).toBe(400)
  expect(Number(there)).toBeGreaterThanOrEqual(100)
  expect(Number(there) % 100).toBe(0)
  const again = await runToEnd(words, { env })
  expect(again.out).toMatch(/\n400 items: 0 imported, 400 already there, 0 refused\n$/)
  const file = join(await aFolder(), 'all.jsonl')
  expect((await runToEnd(['export', '--creator', 'archive', '--out', file], { env })).code).toBe(0)
  const exported = (await readFile(file, 'utf8')).trimEnd().split('\n')
  expect(exported).toHaveLength(400)
  expect(JSON.parse(exported[0] ?? '')).toMatchObject({ format: 'document', creator: { handle: 'archive' } })
  const refused = await runToEnd(['export', '--out', file], { env })
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('exists already') })
  const { out: written } = await runToEnd(['export'], { env })
  expect(written.trimEnd().split('\n')).toHaveLength(400)
  expect(JSON.parse(written.split('\n')[0] ?? '').id).toBe(JSON.parse(exported[0] ?? '').id)
})
