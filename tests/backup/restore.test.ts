import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFolder, runToEnd, serve, settledFolder, wenhao } from '../boot/program.ts'
import { startOn, until } from '../faults/running-site.ts'
import { backUp, contents, restore } from './commands.ts'

const home = mkdtempSync(join(tmpdir(), 'wenhao-archives-'))
const archive = join(home, 'site.tar.zst')
afterAll(() => rmSync(home, { recursive: true, force: true }))

beforeAll(async () => {
  const site = await startOn(await settledFolder())
  await sql`insert into rate_bucket (key, tokens)
    select 'row ' || n || md5(n::text) || md5((n + 1)::text), n from generate_series(1, 100000) n`.execute(site.db)
  expect(await backUp(site.folder, [archive])).toMatchObject({ code: 0, err: '' })
  await site.close()
}, 120_000)

test('a site that does not run is backed up too, and the secret stays out where that is asked', async () => {
  const [stopped, folder] = [await settledFolder(), emptyFolder()]
  const { out } = await backUp(stopped, ['--without-secret'])
  expect(out).toContain('but not the secret')
  const [name = ''] = readdirSync(join(stopped, 'backups'))
  const { code, out: said } = await restore(join(stopped, 'backups', name), folder)
  expect({ code, hasSecret: existsSync(join(folder, 'secret')) }).toEqual({ code: 0, hasSecret: false })
  expect(said).toContain('a new one is made')
})

test('an archive is tried out and compared, and the doctor knows which backups were', async () => {
  const folder = await settledFolder()
  const doctor = async () => (await runToEnd(['doctor'], { env: { WENHAO_DATA: folder } })).out
  expect(await doctor()).toContain('Backup: none was ever made from here')
  const mine = join(home, 'mine.tar.zst')
  await backUp(folder, [mine])
  expect(await doctor()).toContain('Backup: of today, but never restored')
  const before = readdirSync(folder)
  const { code, out, err } = await runToEnd(['restore', '--check', mine], { env: { WENHAO_DATA: folder } })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('was restored on trial and compared')
  expect(readdirSync(folder)).toEqual(before)
  expect(await doctor()).toContain(`Backup: of today, restored on trial (${mine})`)
})

const changed = (change: (content: Buffer) => Buffer): string => {
  const file = join(home, 'changed.tar.zst')
  writeFileSync(file, change(readFileSync(archive)))
  return file
}

/** Damages what is packed, and packs it again: only the sums can tell. */
const repacked = (from: string, to: string): string =>
  changed((content) => {
    const tar = zstdDecompressSync(content)
    const at = tar.lastIndexOf(from)
    expect(at).toBeGreaterThan(0)
    tar.write(to, at)
    return zstdCompressSync(tar)
  })

const flip = (at: number) => (content: Buffer) => {
  content[at] = (content[at] ?? 0) ^ 1
  return content
}

test('a damaged archive is refused before anything is touched', async () => {
  const size = statSync(archive).size
  const whole = zstdDecompressSync(readFileSync(archive))
  const archives = [
    () => changed((content) => content.subarray(0, size - 40)),
    () => changed((content) => content.subarray(0, size / 2)),
    () => changed(flip(Math.floor(size / 3))),
    () => changed(flip(Math.floor(size / 2))),
    () => changed(() => zstdCompressSync(whole.subarray(0, whole.length - 2048))),
    () => changed(() => Buffer.alloc(0)),
    () => changed(() => Buffer.from('no archive')),
    () => repacked('row 99999', 'row 99998'),
    () => repacked('"rows":100000', '"rows":100001'),
    () => repacked('  media/pictures/', '  media/picturez/'),
    () => repacked('"version":"0.1', '"version":"0.2'),
    () => repacked('"sequences":[{"name":"g', '"sequences":[{"name":"h'),
  ]
  const folder = join(emptyFolder(), 'new')
  for (const [i, make] of archives.entries()) {
    const { code, err } = await restore(make(), folder)
    expect({ i, code, err }).toEqual({ i, code: 1, err: expect.stringContaining('is damaged or no backup of Wenhao') })
    expect(existsSync(folder)).toBe(false)
  }
})

test('a folder with something in it, and an archive of a newer version, are refused', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  const { code, err } = await restore(archive, folder)
  expect({ code, err }).toEqual({
    code: 1,
    err: `${folder} is not empty (mine.txt): restore into an empty folder, with --data.\n`,
  })
  const newer = await settledFolder()
  const planted = await runToEnd([], { script: 'tests/boot/plant-newer.ts', env: { WENHAO_DATA: newer } })
  expect(planted.code).toBe(0)
  expect((await backUp(newer, [join(home, 'newer.tar.zst')])).code).toBe(0)
  const refused = await restore(join(home, 'newer.tar.zst'), join(folder, 'new'))
  expect(refused.err).toContain('was made by a newer Wenhao (0.1.0, 9999-from-the-future)')
  expect(existsSync(join(folder, 'new'))).toBe(false)
})

test('a backup that is killed or stopped leaves no archive, and stands in nobody’s way', async () => {
  const [folder, target] = [await settledFolder(), emptyFolder()]
  await restoreOver(folder)
  const start = async () => {
    const program = wenhao(['backup', target], { env: { WENHAO_DATA: folder } })
    await until(() => readdirSync(target).some((name) => name.endsWith('.part')))
    return program
  }
  const killed = await start()
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(readdirSync(target).filter((name) => !name.endsWith('.part'))).toEqual([])
  const left = readdirSync(target)
  // An archive is named by the second, and the next must not find the name taken.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const stopped = wenhao(['backup', target], { env: { WENHAO_DATA: folder } })
  await until(() => readdirSync(target).length > left.length)
  stopped.child.kill('SIGINT')
  expect(await stopped.ended).toMatchObject({ code: 1, err: 'Stopped before the end: no archive was left.\n' })
  expect(readdirSync(target)).toEqual(left)
  expect(await backUp(folder, [target])).toMatchObject({ code: 0, err: '' })
})

/** The large site of the archive in place of a small one. */
const restoreOver = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true })
  expect(await restore(archive, folder)).toMatchObject({ code: 0, err: '' })
}

test('a restore that was killed is known as such, and the next one begins anew', async () => {
  const folder = emptyFolder()
  const marker = join(folder, 'unfinished-restore')
  for (const moment of [0, 1500, 3000]) {
    const program = wenhao(['restore', archive, '--data', folder])
    await until(() => existsSync(marker))
    await new Promise((resolve) => setTimeout(resolve, moment))
    program.child.kill('SIGKILL')
    await program.ended
    if (!existsSync(marker)) throw new Error('the kill came too late to prove anything')
    const refused = await runToEnd(['serve'], { env: { WENHAO_DATA: folder } })
    expect(refused.err).toBe(
      `A restore into ${folder} did not come to its end: run \`wenhao restore\` again, which begins anew.\n`,
    )
  }
  expect(await restore(archive, folder)).toMatchObject({ code: 0, err: '' })
  expect(existsSync(marker)).toBe(false)
  const site = await serve(folder)
  site.child.kill('SIGINT')
  await site.ended
  const again = join(home, 'again.tar.zst')
  await backUp(folder, [again])
  const [theirs, ours] = [await contents(archive), await contents(again)]
  expect(ours.tables.get('public.rate_bucket')).toEqual(theirs.tables.get('public.rate_bucket'))
  expect(ours.files).toEqual(theirs.files)
}, 240_000)
