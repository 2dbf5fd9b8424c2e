import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type SourceFile, wrongImports } from './imports.ts'
import { foreignWrites } from './tables.ts'

const src = join(import.meta.dirname, '../../src')

const house: SourceFile[] = globSync('**/*.{ts,tsx}', { cwd: src })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(src, path), 'utf8') }))

const planted = (path: string, text: string): SourceFile[] => [...house, { path, text }]

test('every import in the house points one way', () => {
  expect(house.length).toBeGreaterThan(50)
  expect(wrongImports(house)).toEqual([])
})

test.each([
  ['platform/x.ts', "import { may } from '#features/site/index.ts'", 'knows nothing above it'],
  ['ui/x.ts', "import type { House } from '#web/house.ts'", 'knows nothing above it'],
  ['features/accounts/x.ts', "import type { Details } from '#features/articles/index.ts'", 'let it learn by an event'],
  ['features/articles/x.ts', "import { hashPassword } from '#features/accounts/password.ts'", 'through its index.ts'],
  ['features/articles/x.ts', "import { makeApp } from '../../web/app.tsx'", 'nothing of web and worker'],
  ['features/document/x.ts', "import { trainModel } from '../../../training/claims/train-model.ts'", 'stands without'],
  ['web/x.ts', "export { hashPassword } from '#features/accounts/password.ts'", 'through its index.ts'],
])('a wrong import planted in %s is found: %s', (path, text, fault) => {
  expect(wrongImports(planted(path, text)).join()).toContain(fault)
})

test('every table is written by the feature that owns it', () => {
  expect(foreignWrites(house)).toEqual([])
})

test.each([
  "await db.updateTable('user').set({ name })",
  'sql`update "user" set name = ${name}`',
  "await trx\n  .insertInto('session')",
])('a write planted in another room is found: %s', (text) => {
  expect(foreignWrites(planted('features/articles/x.ts', text)).join()).toContain('belongs to accounts')
})
