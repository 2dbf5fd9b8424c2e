import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../say.mjs'
import { root } from './root.mjs'

const folder = join(root, 'build/.getting-ready')

/** One at a time: two starts in one folder must not install or bundle over each other. */
export const alone = async (steps) => {
  mkdirSync(join(root, 'build'), { recursive: true })
  for (let told = false; !take(); told = true) {
    if (!told)
      say('Another start is getting this folder ready: waiting for it.', '另一个启动过程正在准备这个文件夹：等它完成。')
    await sleep(200)
  }
  const release = () => rmSync(folder, { recursive: true, force: true })
  const interrupted = () => {
    release()
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted)
  try {
    return await steps()
  } finally {
    release()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, interrupted)
  }
}

const take = () => {
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isAbandoned()) clearAway()
    return false
  }
}

// Renamed first: of two who find it abandoned only one can move it, and nobody deletes a new one.
const clearAway = () => {
  const away = `${folder}.${process.pid}`
  try {
    renameSync(folder, away)
    rmSync(away, { recursive: true, force: true })
  } catch {}
}

const isAbandoned = () => {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    if (pid) return !isAlive(pid)
    return statSync(folder).mtimeMs < Date.now() - 5_000
  } catch {
    return ageOf(folder) > 5_000
  }
}

const ageOf = (path) => {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
