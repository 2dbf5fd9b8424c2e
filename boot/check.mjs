// Every check, one after the other, and a summary. Words after it choose among them: npm run check -- types boundaries
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './steps/root.mjs'

const bin = (name) => join(root, 'node_modules/.bin', name)
const node = process.execPath

const checks = [
  ['format', bin('biome'), ['check', '--no-errors-on-unmatched']],
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['unused', bin('knip'), []],
  ['boundaries', node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/boundaries', '--reporter=dot']],
  ['schema', node, ['--import', './boot/tsx.mjs', 'boot/schema.mjs', '--check']],
]

const chosen = process.argv.slice(2)
const results = checks
  .filter(([name]) => !chosen.length || chosen.includes(name))
  .map(([name, command, args]) => {
    process.stdout.write(`\n${name}\n`)
    const start = Date.now()
    const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
    if (error) process.stderr.write(`${error.message}\n`)
    return { name, isGood: status === 0, seconds: ((Date.now() - start) / 1000).toFixed(1) }
  })

process.stdout.write('\n')
for (const { name, isGood, seconds } of results)
  process.stdout.write(`${isGood ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
process.exitCode = results.length && results.every(({ isGood }) => isGood) ? 0 : 1
