import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { emptyFolder, runToEnd, serve, settledFolder } from './program.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const isRoot = process.getuid?.() === 0
const asRoot = test.runIf(isRoot && process.platform === 'linux')

/** A server that answers every visitor with some words. */
const serverThatSays = (words: string): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.on('error', () => {}).end(words))
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })

/** One sentence, nothing else, and status 1. */
const refusal = async (
  env: Record<string, string>,
  options: { user?: number; preload?: string } = {},
): Promise<string> => {
  const { code, signal, out, err } = await runToEnd(['serve'], {
    ...options,
    env: { WENHAO_DATA: emptyFolder(), ...env },
  })
  const lines = err.trimEnd().split('\n').length
  expect({ code, signal, out, lines }).toEqual({ code: 1, signal: null, out: '', lines: 1 })
  return err.trimEnd()
}

test.each([
  [{ PORT: 'abc' }, 'PORT=abc is not a port: give a number from 0 to 65535.'],
  [{ PORT: '70000' }, 'PORT=70000 is not a port: give a number from 0 to 65535.'],
  [
    { WENHAO_URL: 'nonsense' },
    'WENHAO_URL=nonsense is not the address of a site: give one such as https://example.org, without a path.',
  ],
  [
    { WENHAO_URL: 'https://example.org/news' },
    'WENHAO_URL=https://example.org/news is not the address of a site: give one such as https://example.org, without a path.',
  ],
  [
    { WENHAO_PROXIES: '10.0.0.0/40' },
    'WENHAO_PROXIES=10.0.0.0/40 is not a list of addresses: give them like 127.0.0.1,10.0.0.0/8.',
  ],
  [{ WENHAO_LANG: 'fr' }, 'WENHAO_LANG=fr is not a language of Wenhao: give zh-CN or en.'],
  [{ WENHAO_ZONE: 'Mars/Base' }, 'WENHAO_ZONE=Mars/Base is not a time zone: give one such as Asia/Shanghai.'],
  [{ WENHAO_LOG: 'loud' }, 'WENHAO_LOG=loud is not a level: give one of silent, error, warn, info, debug.'],
  [
    { DATABASE_URL: 'mysql://a:secret@b/c' },
    'DATABASE_URL cannot be read: give it like postgres://name:password@host:5432/database.',
  ],
  [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL cannot be read: give it like smtp://name:password@host:587.'],
  [{ MAIL_FROM: 'a@example.org' }, 'MAIL_FROM is set, but no mail can be sent: set SMTP_URL too, or neither.'],
])('settings that cannot be are refused: %o', async (env, sentence) => {
  expect(await refusal(env)).toBe(sentence)
})

test('a refusal is said in Chinese too where the terminal speaks it', async () => {
  const { code, err } = await runToEnd(['serve'], { env: { PORT: 'abc', LANG: 'zh_CN.UTF-8' } })
  expect({ code, err }).toEqual({
    code: 1,
    err: 'PORT=abc is not a port: give a number from 0 to 65535.\nPORT=abc 不是端口号：请填 0 到 65535 之间的数字。\n',
  })
})

test('a port in use is named', async () => {
  const port = String(await serverThatSays(''))
  expect(await refusal({ PORT: port })).toBe(
    `Port ${port} on 127.0.0.1 is in use by another program: stop that one, or set PORT to another number.`,
  )
})

test('an address that this machine does not have is named', async () => {
  expect(await refusal({ HOST: '192.0.2.1' })).toContain('HOST=192.0.2.1 is not an address of this machine: set HOST')
})

test('a data folder that is a file is refused', async () => {
  const file = join(emptyFolder(), 'file')
  writeFileSync(file, '')
  expect(await refusal({ WENHAO_DATA: file })).toBe(`${file} is not a folder: set WENHAO_DATA to one.`)
  expect(await refusal({ WENHAO_DATA: join(file, 'data') })).toContain('is not a folder: set WENHAO_DATA to one.')
})

test('a data folder without the right to write is refused', async () => {
  const folder = emptyFolder()
  chmodSync(folder, 0o555)
  const user = isRoot ? 65534 : undefined
  const sentence = `This user may not write in the data folder ${folder}: give it the right (chown), start as its owner, or set WENHAO_DATA to another folder.`
  expect(await refusal({ WENHAO_DATA: folder }, { user })).toBe(sentence)
})

test('a database newer than the program is refused, and left as it is', async () => {
  const folder = await settledFolder()
  const plant = await runToEnd([], { script: 'tests/boot/plant-newer.ts', env: { WENHAO_DATA: folder } })
  expect(plant.code).toBe(0)
  expect(await refusal({ WENHAO_DATA: folder })).toBe(
    'The database is newer than this program (it has 9999-from-the-future): start the newer version of Wenhao, or restore the backup made before the upgrade.',
  )
})

test('a database of another major version is refused', async () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '17\n')
  expect(await refusal({ WENHAO_DATA: folder })).toContain('is of PostgreSQL 17, this program has 18: use the program')
})

test('a machine without an embedded database is told about DATABASE_URL', async () => {
  const preload = join(emptyFolder(), 'other-machine.mjs')
  writeFileSync(preload, `Object.defineProperty(process, 'arch', { value: 'riscv64' })`)
  expect(await refusal({}, { preload: pathToFileURL(preload).href })).toBe(
    `There is no embedded database for this machine (${process.platform}-riscv64): set DATABASE_URL to a PostgreSQL 15 to 18.`,
  )
})

const withoutNamespaces = (): string => {
  const folder = emptyFolder()
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  return `${folder}:${process.env.PATH}`
}

asRoot('root without user namespaces and without a folder for nobody is told what to do', async () => {
  const closed = emptyFolder()
  const folder = join(closed, 'data')
  expect(await refusal({ PATH: withoutNamespaces(), WENHAO_DATA: folder })).toMatch(
    /^Wenhao was started as root, this machine gives no user namespaces, and the user nobody cannot reach .*: start Wenhao as an ordinary user, or set DATABASE_URL\.$/,
  )
})

asRoot('root without user namespaces runs the database as nobody where nobody can reach it', async () => {
  const open = emptyFolder()
  chmodSync(open, 0o755)
  const site = await serve(join(open, 'data'), { env: { PATH: withoutNamespaces() } })
  expect((await fetch(`${site.url}/sign-in`)).ok).toBe(true)
  site.child.kill('SIGINT')
  expect((await site.ended).code).toBe(0)
  const again = await serve(join(open, 'data'))
  expect((await fetch(`${again.url}/sign-in`)).ok).toBe(true)
  again.child.kill('SIGINT')
  await again.ended
})

test('a DATABASE_URL where nothing listens is refused without its password', async () => {
  const sentence = await refusal({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/wenhao' })
  expect(sentence).toBe(
    'Nothing answers at the address of DATABASE_URL (127.0.0.1:9/wenhao): start PostgreSQL or mend the address.',
  )
})

test.each(['HTTP/1.1 400 Bad Request\r\n\r\n', ''])(
  'a DATABASE_URL that leads to something else is refused: %j',
  async (words) => {
    const port = await serverThatSays(words)
    const sentence = await refusal({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/wenhao` })
    expect(sentence).toContain('start it or mend the address.')
    expect(sentence).not.toContain('secret')
  },
)

test('an unknown command suggests the nearest', async () => {
  const { code, err } = await runToEnd(['sevre'])
  expect({ code, err }).toEqual({ code: 1, err: 'There is no command sevre: did you mean `wenhao serve`?\n' })
})
