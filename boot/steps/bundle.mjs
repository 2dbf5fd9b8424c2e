import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain } from '../say.mjs'
import { alone } from './lock.mjs'
import { rightNode } from './node.mjs'
import { root } from './root.mjs'

const build = join(root, 'build')
const record = join(build, 'sources.json')

/**
 * Bundles what browsers get when its sources changed. The result lies in build/assets-<hash>/ with its manifest;
 * build/assets-current holds the name of the folder that is in force.
 */
export const bundleWhenChanged = async () => {
  if (!existsSync(join(root, 'vite.config.ts')) || isCurrent()) return
  await alone(async () => {
    if (!isCurrent()) bundle()
  })
}

const isCurrent = () => {
  try {
    const { hash, sources } = JSON.parse(readFileSync(record, 'utf8'))
    const folder = readFileSync(join(build, 'assets-current'), 'utf8').trim()
    return folder === `assets-${hash}` && existsSync(join(build, folder)) && hashOf(sources) === hash
  } catch {
    return false
  }
}

// The files that went into the last bundle, and those that a new bundle might take up.
const hashOf = (lastSources) => {
  const files = new Set([...lastSources, ...browserFiles(), 'vite.config.ts', 'package-lock.json'])
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(`${file}\0${contentOf(file)}\0`)
  return hash.digest('hex').slice(0, 16)
}

const contentOf = (file) => {
  try {
    return createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex')
  } catch {
    return 'absent'
  }
}

const browserFiles = () => [
  ...filesUnder('src/web/browser'),
  ...filesUnder('src/ui').filter((file) => !/\.tsx$|\.test\.ts$|\/messages\//.test(file)),
  ...filesUnder('src/features').filter(
    (file) => /\/elements\/|\/models\/|\.css$/.test(file) && !file.endsWith('.test.ts'),
  ),
]

const filesUnder = (folder) => {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.\w+$/.test(file))
}

const bundle = () => {
  const draft = join(build, `unfinished-${process.pid}`)
  for (const name of readdirSync(build))
    if (name.startsWith('unfinished-')) rmSync(join(build, name), { recursive: true })
  mkdirSync(draft)
  const sources = runVite(draft)
  const hash = hashOf(sources)
  const folder = `assets-${hash}`
  rmSync(join(build, folder), { recursive: true, force: true })
  renameSync(draft, join(build, folder))
  replace(record, JSON.stringify({ hash, sources }))
  replace(join(build, 'assets-current'), `${folder}\n`)
  keepNewestTwo(folder)
}

const replace = (file, content) => {
  writeFileSync(`${file}.draft`, content)
  renameSync(`${file}.draft`, file)
}

const runVite = (outDir) => {
  const child = spawnSync(rightNode(), [join(root, 'boot/steps/vite-build.mjs'), outDir], {
    cwd: root,
    encoding: 'utf8',
  })
  if (child.error) throw child.error
  if (child.status !== 0) {
    rmSync(outDir, { recursive: true, force: true })
    throw explain(new Error(essence(child.stderr)), 'Bundling for the browser', '为浏览器打包')
  }
  const list = join(outDir, 'sources.json')
  const sources = JSON.parse(readFileSync(list, 'utf8'))
  rmSync(list)
  return sources
}

const essence = (said) =>
  said
    .split('\n')
    .find((line) => /error:/i.test(line))
    ?.trim() ?? said

// The one before may still be served to a page that was open while we changed.
const keepNewestTwo = (current) => {
  const others = readdirSync(build)
    .filter((name) => /^assets-[0-9a-f]{16}$/.test(name) && name !== current)
    .map((name) => ({ name, at: statSync(join(build, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { name } of others.slice(1)) rmSync(join(build, name), { recursive: true, force: true })
}
