import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { aClone, type Clone, quickNpm } from './clone.ts'

const nothing = { code: 0, out: '', err: '' }
const isRoot = process.getuid?.() === 0

const withQuickNpm = (): Clone => {
  const clone = aClone()
  clone.write('bin/npm', quickNpm, 0o755)
  return clone
}

const npmRuns = ({ folder }: Clone): number => readFileSync(join(folder, 'npm-runs'), 'utf8').trim().split('\n').length

test('packages are installed once, with a line that says so, and again when the lock file changes', async () => {
  const clone = withQuickNpm()
  const first = await clone.prepare()
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toMatch(/^Installing the packages; .* …\nInstalled in \d+\.\d s\.\n$/)
  expect(await clone.prepare()).toEqual(nothing)
  const packages = { '': {}, 'node_modules/new': { version: '1.0.0' } }
  clone.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))
  expect((await clone.prepare()).out).toContain('Installing')
  expect(npmRuns(clone)).toBe(2)
})

test('two starts at once install once', async () => {
  const clone = withQuickNpm()
  const both = await Promise.all([clone.prepare(), clone.prepare()])
  expect(both.map(({ code, err }) => ({ code, err }))).toEqual([
    { code: 0, err: '' },
    { code: 0, err: '' },
  ])
  expect(npmRuns(clone)).toBe(1)
  expect(readdirSync(join(clone.folder, 'build'))).toEqual([])
})

test('a start that was killed while it installed does not block the next', async () => {
  const clone = withQuickNpm()
  mkdirSync(join(clone.folder, 'build/.getting-ready'), { recursive: true })
  writeFileSync(join(clone.folder, 'build/.getting-ready/pid'), String(2 ** 22 - 1))
  expect((await clone.prepare()).code).toBe(0)
  expect(npmRuns(clone)).toBe(1)
})

test('packages that are optional, or for development, may be missing', async () => {
  const clone = withQuickNpm()
  await clone.prepare()
  const packages = {
    '': {},
    'node_modules/other-machine': { version: '1.0.0', optional: true },
    'node_modules/test-tool': { version: '1.0.0', dev: true },
  }
  clone.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))
  expect(await clone.prepare()).toEqual(nothing)
})

test('a linked node_modules is left alone', async () => {
  const clone = aClone({ hasPackages: true })
  const packages = { '': {}, 'node_modules/none-such': { version: '1.0.0' } }
  clone.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))
  const { code, out } = await clone.prepare()
  expect({ code, out }).toEqual({
    code: 0,
    out: 'node_modules is a link and is not of this package-lock.json: going on with it as it is.\n',
  })
})

const failing = (code: number, said: string): Clone => {
  const clone = aClone()
  clone.write('bin/npm', `#!/bin/sh\necho '${said}' >&2\nexit ${code}\n`, 0o755)
  return clone
}

test.each([
  ['npm error code ENOTFOUND', 'the npm registry cannot be reached: check the network'],
  ['npm error code ENOSPC', 'the disk is full: make room'],
  ['npm error code EACCES', 'this user may not write in'],
  ['npm error code EUSAGE', 'package-lock.json does not match package.json: run npm install once'],
  ['npm error something new', 'Installing failed (something new): mend this and start again.'],
])('an installation that fails is told in one sentence: %s', async (said, sentence) => {
  const { code, err } = await failing(1, said).prepare()
  expect(code).toBe(1)
  expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining(sentence)])
})

test('an installation without network says so, with the real npm', async () => {
  const clone = aClone()
  const list = { name: 'wenhao', version: '0.0.0', dependencies: { 'none-such-as-this': '1.0.0' } }
  clone.write('package.json', JSON.stringify(list))
  const packages = { '': list, 'node_modules/none-such-as-this': { version: '1.0.0' } }
  clone.write('package-lock.json', JSON.stringify({ ...list, lockfileVersion: 3, packages }))
  const env = {
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_fetch_retries: '0',
    npm_config_cache: clone.folder,
  }
  const { code, err } = await clone.prepare({ env })
  expect(code).toBe(1)
  expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining('the npm registry cannot be reached')])
})

test('a machine without npm is told so', async () => {
  const { code, err } = await aClone().prepare({ env: { PATH: '/nowhere' } })
  expect({ code, err }).toEqual({
    code: 1,
    err: 'npm is not installed, and without it nothing else can be: install npm (it comes with Node) and start again.\n',
  })
})

test('a folder without the right to write is named', async () => {
  const clone = withQuickNpm()
  chmodSync(clone.folder, 0o555)
  const { code, err } = await clone.prepare({ user: isRoot ? 65534 : undefined })
  expect(code).toBe(1)
  expect(err).toContain(
    `this user may not write in ${clone.folder}: give it the right (chown) or start as its owner.\n`,
  )
  chmodSync(clone.folder, 0o755)
})

test('an old Node is refused', async () => {
  const clone = withQuickNpm()
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } })`
  clone.write('old.mjs', old)
  const { code, err } = await clone.prepare({ preload: pathToFileURL(join(clone.folder, 'old.mjs')).href })
  expect({ code, err }).toEqual({
    code: 1,
    err: 'This is Node 18.20.0; Wenhao needs 20 or later: install a newer Node and start again.\n',
  })
})

test('an older Node that the packages cannot replace is refused after they are installed', async () => {
  const clone = withQuickNpm()
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.20.0' } })`
  clone.write('older.mjs', older)
  const { code, err } = await clone.prepare({ preload: pathToFileURL(join(clone.folder, 'older.mjs')).href })
  expect({ code, err }).toEqual({
    code: 1,
    err: `Wenhao runs on Node 24, and its packages bring none for ${process.platform}-${process.arch}: install Node 24 and start again.\n`,
  })
})

const current = ({ folder }: Clone): string => readFileSync(join(folder, 'build/assets-current'), 'utf8').trim()
const bundles = ({ folder }: Clone): string[] =>
  readdirSync(join(folder, 'build')).filter((name) => name.startsWith('assets-') && name !== 'assets-current')

const withBundle = (): Clone => {
  const clone = aClone({ hasPackages: true })
  clone.write('package-lock.json', readFileSync(join(clone.folder, 'node_modules/.package-lock.json'), 'utf8'))
  clone.write(
    'vite.config.ts',
    `export default { publicDir: false, build: { rolldownOptions: { input: ['src/web/browser/site.ts'] } } }`,
  )
  clone.write('src/web/browser/site.ts', `import { word } from '../../features/words.ts'\ndocument.title = word`)
  clone.write('src/features/words.ts', `export const word = 'one'`)
  clone.write('src/features/apart.ts', `export const apart = 1`)
  return clone
}

test('what browsers get is bundled when one of its sources changed, wherever it lies, and only then', async () => {
  const clone = withBundle()
  expect(await clone.prepare()).toEqual(nothing)
  const first = current(clone)
  expect(bundles(clone)).toEqual([first])
  clone.write('src/features/apart.ts', `export const apart = 2`)
  expect(await clone.prepare()).toEqual(nothing)
  expect(current(clone)).toBe(first)
  clone.write('src/features/words.ts', `export const word = 'two'`)
  await clone.prepare()
  const second = current(clone)
  expect(second).not.toBe(first)
  expect(bundles(clone).sort()).toEqual([first, second].sort())
})

test('only the newest two bundles are kept', async () => {
  const clone = withBundle()
  const names: string[] = []
  for (const word of ['a', 'b', 'c']) {
    clone.write('src/features/words.ts', `export const word = '${word}'`)
    await clone.prepare()
    names.push(current(clone))
  }
  expect(bundles(clone).sort()).toEqual(names.slice(1).sort())
})

test('a bundle that cannot be made is told in one sentence, and the one before stays in force', async () => {
  const clone = withBundle()
  await clone.prepare()
  const before = current(clone)
  clone.write('src/features/words.ts', `export const word = `)
  const { code, err } = await clone.prepare()
  expect(code).toBe(1)
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^Bundling for the browser failed \(.+\): mend this/),
  ])
  expect(current(clone)).toBe(before)
  expect(existsSync(join(clone.folder, 'build', before))).toBe(true)
  expect(readdirSync(join(clone.folder, 'build')).filter((name) => name.startsWith('unfinished'))).toEqual([])
})
