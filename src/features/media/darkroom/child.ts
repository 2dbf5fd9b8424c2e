// The child process in which pictures of strangers are decoded. It gets bytes and gives bytes: it opens no file, knows
// no secret (its environment is empty) and gives up root before the first picture.
import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import sharp from 'sharp'
import { develop } from './develop.ts'

const nobody = 65_534

const settleDown = () => {
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((loader) => `VipsForeignLoad${loader}Buffer`),
  })
  setPriority(10)
  attempt(() => writeFileSync('/proc/self/oom_score_adj', '1000')) // When memory runs out, this goes first.
  if (process.getuid?.() === 0) attempt(giveUpRoot)
}

const giveUpRoot = () => {
  process.setgroups?.([])
  process.setgid?.(nobody)
  process.setuid?.(nobody)
}

const attempt = (step: () => void) => {
  try {
    step()
  } catch {
    // Not every system allows it (a container, a Mac); the other walls stand.
  }
}

const workLimit = 20_000_000 // microseconds of processor time for one picture

/** Tells when a picture takes too much work. The parent then ends this process, as the work cannot be stopped. */
const watchWork = (): NodeJS.Timeout => {
  const start = process.cpuUsage()
  return setInterval(() => {
    const { user, system } = process.cpuUsage(start)
    if (user + system > workLimit) process.send?.('late')
  }, 500)
}

const answer = async (file: Uint8Array) => {
  const watch = watchWork()
  const developed = await develop(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  clearInterval(watch)
  process.send?.(developed)
}

settleDown()
// Without a parent nobody waits for the picture. An exit would first wait for it to be finished.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.on('message', (file: Uint8Array) => void answer(file))
process.send?.('ready')
