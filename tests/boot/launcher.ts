// Starts a site as npm does, and names the process.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const program = ['--import', join(root, 'boot/tsx.mjs'), join(root, 'src/main.ts'), 'serve']
const child = spawn(process.execPath, program, {
  stdio: 'inherit',
  env: { ...process.env, npm_lifecycle_event: 'start' },
})
process.stdout.write(`child ${child.pid}\n`)
