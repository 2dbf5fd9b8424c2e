import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import manifest from './manifest.json' with { type: 'json' }

type Row = { set: string; doc: string; licence: string; text: string; label: 0 | 1; a?: 0 | 1; b?: 0 | 1 }

const bytesOf = (file: string) => readFileSync(join(import.meta.dirname, file))
const rowsOf = (file: string): Row[] =>
  bytesOf(file)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

test('the manifest names every labelled file as it is, and the licence of every set in it', () => {
  const licences = new Map(manifest.sets.map(({ name, licence }) => [name, licence]))
  for (const { file, rows, sha256 } of manifest.files) {
    expect(createHash('sha256').update(bytesOf(file)).digest('hex')).toBe(sha256)
    const labelled = rowsOf(file)
    expect(labelled).toHaveLength(rows)
    for (const { set, licence } of labelled) expect(licence).toBe(licences.get(set))
  }
})

const judged = ['gold.zh', 'gold.en', 'portal.zh']

test.each(judged)('no document and no sentence of %s is learned from', (name) => {
  const learned = rowsOf(`labels/train.${name.slice(-2)}.jsonl`)
  const docs = new Set(learned.map(({ doc }) => doc))
  const texts = new Set(learned.map(({ text }) => text))
  const seen = rowsOf(`labels/${name}.jsonl`).filter(({ doc, text }) => docs.has(doc) || texts.has(text))
  expect(seen).toEqual([])
})

test.each(judged)('where both passes of %s agree, so does the label', (name) => {
  for (const { a, b, label } of rowsOf(`labels/${name}.jsonl`)) if (a === b) expect(label).toBe(a)
})
