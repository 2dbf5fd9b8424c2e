import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, wenhao } from '../boot/program.ts'

type Answer = {
  id: string | number
  start: number
  end: number
  text: string
  score: number
  asks: boolean
  marks: boolean
  why: string[]
}

const claims = async (input: string, words: string[] = []) => {
  const program = wenhao(['claims', ...words])
  program.child.stdin?.end(input)
  const { code, out, err } = await program.ended
  const answers = out.split('\n').filter(Boolean)
  return { code, err, answers: answers.map((line) => JSON.parse(line) as Answer) }
}

test('a plain text is cut into sentences, each with its place, its score and its grounds', async () => {
  const text = '据国家统计局的数据，2023年全国有120万人受益。你觉得呢？\n\n我很高兴。😀'
  const { code, answers, err } = await claims(text)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(answers.map(({ id }) => id)).toEqual([1, 2, 3])
  for (const { start, end, text: sentence } of answers) expect(text.slice(start, end)).toBe(sentence)
  expect(answers[0]).toMatchObject({ asks: true, marks: true })
  expect(answers[0]?.why.length).toBeGreaterThan(0)
  expect(answers[0]?.why.join()).toMatch(/[\u4e00-\u9fff]/)
  expect(answers.slice(1).every(({ asks }) => !asks)).toBe(true)
})

test('JSON Lines get exactly one answer for each id, uncut', async () => {
  const rows = [
    { id: 'a', text: 'The rate fell to 3.5 percent in 2019. It was the lowest in 50 years.' },
    { id: 7, text: '你好吗？我很好。' },
    { id: 'empty', text: '' },
  ]
  const { code, answers } = await claims(`\n  ${rows.map((row) => JSON.stringify(row)).join('\r\n')}`)
  expect(code).toBe(0)
  expect(answers.map(({ id, start, end, text }) => ({ id, start, end, text }))).toEqual(
    rows.map(({ id, text }) => ({ id, text, start: 0, end: text.length })),
  )
  expect(answers[0]?.why.join()).toMatch(/[a-z]/)
})

test('a bad line is named, the others are answered, and the status says so', async () => {
  const { code, answers, err } = await claims(
    '{"id":1,"text":"a"}\nnonsense\n{"text":"b"}\n{"id":2}\n{"id":3,"text":"c"}',
  )
  expect(code).toBe(1)
  expect(answers.map(({ id }) => id)).toEqual([1, 3])
  expect(err.trim().split('\n')).toEqual([
    'Line 2 is no JSON object.',
    expect.stringMatching(/^Line 3 has no id/),
    expect.stringMatching(/^Line 4 has no text/),
  ])
})

test('a language may be named, and so may a file', async () => {
  const file = join(emptyFolder(), 'text.txt')
  writeFileSync(file, '\ufeffThe city grew by 12% in 2019.')
  const { answers } = await claims('', ['--lang', 'zh', file])
  expect(answers[0]).toMatchObject({ start: 0, text: 'The city grew by 12% in 2019.' })
  expect(answers[0]?.why.join()).toMatch(/[\u4e00-\u9fff]/)
})

test('nothing in gives nothing out, and what cannot be done is said', async () => {
  expect(await claims('')).toEqual({ code: 0, err: '', answers: [] })
  expect(await claims(' \n ')).toEqual({ code: 0, err: '', answers: [] })
  expect(await claims('', ['--lang', 'fr'])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^--lang is zh or en/),
  })
  expect(await claims('', ['/nowhere.txt'])).toMatchObject({ code: 1, err: expect.stringMatching(/cannot be read/) })
})

test('a long text comes in pieces without losing a place', async () => {
  const text = '水位在2020年上涨了3米。\n'.repeat(16_000)
  const { answers } = await claims(text)
  expect(answers).toHaveLength(16_000)
  const last = answers.at(-1)
  expect(text.slice(last?.start, last?.end)).toBe('水位在2020年上涨了3米。')
  expect(last?.end).toBe(text.length - 1)
})

test('it ends quietly when nobody reads any more', async () => {
  const command = `yes '{"id":1,"text":"水位上涨了3米。"}' | '${process.execPath}' --import ./boot/tsx.mjs src/main.ts claims | head -1`
  const root = join(import.meta.dirname, '../..')
  const said = await new Promise<string>((resolve) =>
    execFile('/bin/sh', ['-c', command], { cwd: root, timeout: 60_000 }, (_, out, err) => resolve(out + err)),
  )
  expect(said).toMatch(/^\{"id":1,[^\n]+\n$/)
})
