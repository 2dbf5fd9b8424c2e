// Runs Vite in a process that ends, and lists the files of ours that went into the bundle.
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'vite'
import { root } from './root.mjs'

const outDir = process.argv[2]
const sources = new Set()

const listSources = {
  name: 'list-sources',
  transform(_code, id) {
    const file = relative(root, id.split('?')[0])
    if (!file.startsWith('..') && !file.startsWith('node_modules') && !id.startsWith('\0')) sources.add(file)
  },
}

try {
  await build({
    root,
    logLevel: 'error',
    plugins: [listSources],
    build: { outDir, emptyOutDir: true },
  })
  writeFileSync(join(outDir, 'sources.json'), JSON.stringify([...sources].sort()))
} catch (error) {
  process.stderr.write(String(error.message ?? error))
  process.exitCode = 1
}
