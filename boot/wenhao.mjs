#!/usr/bin/env node
// The command `wenhao`: makes the folder ready, then runs the program on the right Node.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { withSentences } from './say.mjs'
import { refuseOldNode, rightNode } from './steps/node.mjs'
import { root } from './steps/root.mjs'

await withSentences(async () => {
  refuseOldNode()
  const prepared = spawnSync(process.execPath, [join(root, 'boot/prepare.mjs')], { stdio: ['ignore', 2, 2] })
  if (prepared.status !== 0) {
    process.exitCode = 1
    return
  }
  // What serves is small and lives long: without a bound Node keeps 130 MB of room for what is thrown away at once.
  const bounds = process.argv[2] === 'serve' ? ['--max-semi-space-size=16'] : []
  const program = [...bounds, '--import', join(root, 'boot/tsx.mjs'), join(root, 'src/main.ts')]
  const env = { ...process.env, WENHAO_LAUNCHED: '1' }
  const child = spawn(rightNode(), [...program, ...process.argv.slice(2)], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
})
