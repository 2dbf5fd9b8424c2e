import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, runToEnd, serve } from '../boot/program.ts'
import { startFakeS3 } from '../harness/fake-s3.ts'
import { backUp, contents, restore } from './commands.ts'

const fake = await startFakeS3()

const aPicture = async (url: string): Promise<string> => {
  const home = await (await fetch(url)).text()
  return /\/media\/[0-9a-f]{64}\/\d+/.exec(home)?.[0] ?? ''
}

test('a site keeps its media in a bucket, and a backup brings them into a folder and back', async () => {
  const [folder, restoredFolder, thirdFolder] = [emptyFolder(), emptyFolder(), emptyFolder()]
  const archive = join(emptyFolder(), 'site.tar.zst')
  const site = await serve(folder, { env: fake.env })
  const path = await aPicture(site.url)
  const shown = await fetch(site.url + path)
  expect(shown.headers.get('content-type')).toMatch(/^image\//)
  const picture = Buffer.from(await shown.arrayBuffer())
  expect([...fake.objects.values()].some(({ content }) => content.equals(picture))).toBe(true)
  expect(existsSync(join(folder, 'media', 'pictures'))).toBe(false)
  expect(await backUp(folder, [archive], fake.env)).toMatchObject({ code: 0, err: '' })
  expect((await contents(archive)).files).toEqual([...fake.objects.keys()].sort())
  const doctor = await runToEnd(['doctor'], { env: { WENHAO_DATA: folder, ...fake.env } })
  expect(doctor.out).toContain('Media: written, read and deleted in media, 127.0.0.1:')
  site.child.kill('SIGINT')
  await site.ended

  expect(await restore(archive, restoredFolder)).toMatchObject({ code: 0, err: '' })
  const local = await serve(restoredFolder)
  expect(Buffer.from(await (await fetch(local.url + path)).arrayBuffer())).toEqual(picture)
  const before = new Map(fake.objects)
  fake.objects.clear()
  expect(await restore(archive, thirdFolder, fake.env)).toMatchObject({ code: 0, err: '' })
  expect(fake.objects).toEqual(before)
})

test('a site with a wrong key does not start, and says so in one sentence', async () => {
  const env = { WENHAO_DATA: emptyFolder(), ...fake.env, S3_SECRET_ACCESS_KEY: 'wrong' }
  const { code, err } = await runToEnd(['serve'], { env })
  expect({ code, lines: err.trimEnd().split('\n').length }).toEqual({ code: 1, lines: 1 })
  expect(err).toContain('mend S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY')
})
