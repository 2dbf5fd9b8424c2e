import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { closeDarkroom, darkroomPid, inDarkroom } from '#features/media/darkroom/darkroom.ts'
import { aPicture } from './room.ts'

afterAll(closeDarkroom)

const darkroom = fileURLToPath(new URL('../../src/features/media/darkroom/darkroom.ts', import.meta.url))

/** A program that has the darkroom open, prints its process and then goes on with `rest`. */
const program = (picture: Buffer, rest: string) =>
  spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { closeDarkroom, darkroomPid, inDarkroom } from ${JSON.stringify(darkroom)}
     const picture = Buffer.from('${picture.toString('base64')}', 'base64')
     await inDarkroom((develop) => develop(picture))
     console.log(darkroomPid())
     ${rest}`,
  ])

const isRunning = (pid: number) => existsSync(`/proc/${pid}`)

const eventually = async (claim: () => boolean) => {
  for (let tries = 0; tries < 100 && !claim(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  return claim()
}

test.skipIf(process.platform !== 'linux')('the decoder does not outlive a site that is killed at work', async () => {
  const site = program(await aPicture(), 'inDarkroom((develop) => develop(picture)); setInterval(() => {}, 1000)')
  const [line] = await once(site.stdout, 'data')
  expect(isRunning(Number(line))).toBe(true)
  site.kill('SIGKILL')
  expect(await eventually(() => !isRunning(Number(line)))).toBe(true)
})

test.each(['', 'await closeDarkroom()'])('a command that took its pictures ends by itself: %s', async (rest) => {
  const command = program(await aPicture(), rest)
  const [code] = await once(command, 'exit')
  expect(code).toBe(0)
})

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'the decoder is not root and knows no secrets',
  async () => {
    process.env.A_SECRET = 'hunter2'
    await inDarkroom(async (develop) => develop(await aPicture()))
    const read = (file: string) => readFileSync(`/proc/${darkroomPid()}/${file}`, 'utf8')
    delete process.env.A_SECRET
    expect(read('status')).toMatch(/^Uid:\t65534\t65534\t65534/m)
    expect(read('status')).toMatch(/^Groups:\s*$/m)
    expect(read('environ')).not.toContain('hunter2')
    expect(read('limits')).toMatch(/Max data size +18\d+ /)
  },
)

test('fifty pictures may wait, the next is told to come back', async () => {
  const waiting = Array.from({ length: 50 }, () =>
    inDarkroom(() => new Promise<'done'>((resolve) => setTimeout(resolve, 1, 'done'))),
  )
  expect(await inDarkroom(async () => 'done' as const)).toEqual({ ok: false, problem: 'busy' })
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['done']))
  expect(await inDarkroom(async () => 'done' as const)).toBe('done')
})
