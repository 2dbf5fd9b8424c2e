import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Client } from '../harness/client.ts'
import { emptyFolder, processesOf, remaining, serve, settledFolder, wenhao } from './program.ts'

const onLinux = test.runIf(process.platform === 'linux')

const answers = async (url: string): Promise<boolean> => (await fetch(`${url}/sign-in`)).ok

onLinux('a first start on an empty folder answers, and a second one too; Ctrl-C leaves no process', async () => {
  const folder = emptyFolder()
  const first = await serve(folder)
  expect(await answers(first.url)).toBe(true)
  expect(await first.hears(/operator's account here .*: (\S+)/)).toContain('/set-up/')
  first.child.kill('SIGINT')
  expect(await first.ended).toMatchObject({ code: 0, err: '' })
  expect(processesOf(folder)).toEqual([])

  const second = await serve(folder)
  expect(await answers(second.url)).toBe(true)
  second.child.kill('SIGTERM')
  expect(await second.ended).toMatchObject({ code: 0, err: '' })
  expect(processesOf(folder)).toEqual([])
})

onLinux('a second Ctrl-C and a hang-up while it stops change nothing', async () => {
  const folder = await settledFolder()
  const site = await serve(folder)
  site.child.kill('SIGINT')
  await sleep(20)
  site.child.kill('SIGINT')
  site.child.kill('SIGHUP')
  expect(await site.ended).toMatchObject({ code: 0, err: '' })
  expect(processesOf(folder)).toEqual([])
})

onLinux('kill -9 leaves no process, and what was written is there at the next start', async () => {
  const folder = await settledFolder()
  const site = await serve(folder)
  const ana = { name: 'Ana', email: 'ana@example.com', password: 'slow green river' }
  expect((await new Client(site.url).post('/sign-up', ana)).status).toBe(303)
  site.child.kill('SIGKILL')
  await site.ended
  // At once, while the old database may still be shutting down.
  const again = await serve(folder)
  // A process that it forks bears the same name until it has taken its own.
  await expect.poll(() => processesOf(folder).filter((line) => line.includes('bin/postgres'))).toHaveLength(1)
  expect((await new Client(again.url).post('/sign-in', ana)).status).toBe(303)
  expect((await new Client(again.url).post('/sign-in', { ...ana, password: 'another' })).status).toBe(422)
  again.child.kill('SIGKILL')
  await again.ended
  expect(await remaining(folder)).toEqual([])
})

onLinux('kill -9 in the middle of the first start leaves no process and nothing that blocks the next', async () => {
  const folder = emptyFolder()
  const site = wenhao(['serve'], { env: { WENHAO_DATA: folder } })
  while (!readdirSync(folder).some((name) => name.startsWith('postgres.unfinished'))) await sleep(10)
  await sleep(200)
  site.child.kill('SIGKILL')
  await site.ended
  expect(await remaining(folder)).toEqual([])
  const again = await serve(folder)
  expect(await answers(again.url)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
})

onLinux('Ctrl-C in the middle of the first start leaves no process and no complaint', async () => {
  const folder = emptyFolder()
  const site = wenhao(['serve'], { env: { WENHAO_DATA: folder } })
  while (!readdirSync(folder).some((name) => name.startsWith('postgres.unfinished'))) await sleep(10)
  site.child.kill('SIGINT')
  expect(await site.ended).toMatchObject({ code: 0, out: '', err: '' })
  expect(await remaining(folder)).toEqual([])
})

onLinux('the end of the process that started it, which can pass nothing on, stops it too', async () => {
  const folder = await settledFolder()
  const launcher = wenhao([], { script: 'tests/boot/launcher.ts', env: { WENHAO_DATA: folder } })
  await launcher.hears(/Wenhao is at/)
  const site = await launcher.hears(/child (\d+)/)
  launcher.child.kill('SIGKILL')
  expect(await remaining(folder)).toEqual([])
  for (let i = 0; i < 50 && existsSync(`/proc/${site}`); i += 1) await sleep(100)
  expect(existsSync(`/proc/${site}`)).toBe(false)
})

onLinux('the database is started again when it crashes, and pages come back', async () => {
  const folder = await settledFolder()
  const site = await serve(folder)
  const [postmaster] = processesOf(folder).filter((line) => line.includes('bin/postgres'))
  process.kill(Number.parseInt(postmaster ?? '', 10), 'SIGKILL')
  let isBack = false
  for (let i = 0; i < 250 && !isBack; i += 1) {
    await sleep(100)
    isBack = await fetch(`${site.url}/set-up/nothing`).then(
      (answer) => answer.status < 500,
      () => false,
    )
  }
  expect(isBack).toBe(true)
  const now = processesOf(folder).filter((line) => line.includes('bin/postgres'))
  expect(now).toHaveLength(1)
  expect(now).not.toEqual([postmaster])
  site.child.kill('SIGINT')
  expect((await site.ended).code).toBe(0)
})

onLinux('what is kept is closed to other users', async () => {
  const folder = join(emptyFolder(), 'new', 'data')
  const site = await serve(folder)
  const modeOf = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8)
  expect(['.', 'secret', 'run', 'run/postgres', 'postgres'].map(modeOf)).toEqual(['700', '600', '700', '700', '700'])
  expect((statSync(join(folder, '..')).mode & 0o777).toString(8)).toBe('755')
  site.child.kill('SIGINT')
  await site.ended
})
