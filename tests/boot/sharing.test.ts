import { expect, test } from 'vitest'
import { emptyFolder, processesOf, runToEnd, serve, settledFolder, wenhao } from './program.ts'

const hold = (folder: string) => wenhao([], { script: 'tests/boot/hold.ts', env: { WENHAO_DATA: folder } })

test('a second serve on the same folder is refused and names the first', async () => {
  const folder = await settledFolder()
  const site = await serve(folder)
  const { code, err } = await runToEnd(['serve'], { env: { WENHAO_DATA: folder } })
  expect(code).toBe(1)
  expect(err).toBe(
    `The data folder ${folder} is in use by another Wenhao (process ${site.child.pid}, ${site.url}): stop that one, or set WENHAO_DATA to another folder.\n`,
  )
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
})

test('a command works on the database of a site that serves, and leaves it running', async () => {
  const folder = await settledFolder()
  const site = await serve(folder)
  const { code, out } = await runToEnd(['migrate'], { env: { WENHAO_DATA: folder } })
  expect({ code, out }).toEqual({ code: 0, out: 'The database is up to date: nothing to do.\n' })
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
})

test('a command that uses the database of a site is told to stop when the site leaves, and says why', async () => {
  const folder = await settledFolder()
  const site = await serve(folder)
  const command = hold(folder)
  await command.hears(/working/)
  site.child.kill('SIGTERM')
  const { code, err } = await command.ended
  expect(code).toBe(1)
  expect(err).toBe(
    `The database went away with \`wenhao serve\` (process ${site.child.pid}), which ran it: run this command again to go on.\n`,
  )
  expect((await site.ended).code).toBe(0)
})

test('a command that uses the database of a site outlives a crash of the database', async () => {
  const folder = await settledFolder()
  await serve(folder)
  const command = hold(folder)
  await command.hears(/working/)
  const [postmaster] = processesOf(folder).filter((line) => line.includes('bin/postgres'))
  process.kill(Number.parseInt(postmaster ?? '', 10), 'SIGKILL')
  const isBack = await runToEnd(['migrate'], { env: { WENHAO_DATA: folder } })
  expect(isBack.code).toBe(0)
  command.child.kill('SIGINT')
  expect(await command.ended).toMatchObject({ code: 0, err: '' })
})

test('serve waits for a command that runs the database, names it, and starts when it is done', async () => {
  const folder = await settledFolder()
  const command = hold(folder)
  await command.hears(/working/)
  const site = wenhao(['serve'], { env: { WENHAO_DATA: folder } })
  expect(await site.hears(/(The database is in use by .*)\n/)).toBe(
    `The database is in use by \`wenhao import\` (process ${command.child.pid}): waiting until it ends.`,
  )
  command.child.kill('SIGINT')
  const url = await site.hears(/Wenhao is at (http:\S+)/)
  expect((await fetch(`${url}/sign-in`)).ok).toBe(true)
})

test('two first starts at once on one folder make one site', async () => {
  const folder = emptyFolder()
  const both = [1, 2].map(() => wenhao(['serve'], { env: { WENHAO_DATA: folder } }))
  const first = await Promise.race(both.map(({ ended }) => ended))
  expect(first.code).toBe(1)
  expect(first.err).toContain('is in use by another Wenhao')
  await Promise.any(both.map((program) => program.hears(/Wenhao is at/)))
})
