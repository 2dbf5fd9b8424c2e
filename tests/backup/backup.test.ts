import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { freePort } from '../boot/own-server.ts'
import { emptyFolder, serve, settledFolder } from '../boot/program.ts'
import { at, type RunningSite, startOn, until } from '../faults/running-site.ts'
import { Client } from '../harness/client.ts'
import { backUp, contents, restore } from './commands.ts'
import { furnish, lettersTo, makeOld, pageOf, password } from './furnish.ts'

/** What lies under a folder, by its path. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

test('a site that is written to is backed up as it was at one moment, and restored with all that was in it', async () => {
  const [folder, elsewhere, restoredFolder] = [await settledFolder(), emptyFolder(), emptyFolder()]
  // Pages name their address, also in pictures of it.
  const env = { PORT: String(await freePort()) }
  const site = await startOn(folder, env)
  const { author, articleId, draftId, picture, proof } = await furnish(site, folder)
  await makeOld(site.db)
  const writing = keepWriting(site)
  await until(() => writing.count() > 20)
  const backup = await backUp(folder, [elsewhere])
  expect(backup).toMatchObject({ code: 0, err: '' })
  const written = await writing.stop()
  const [name = ''] = readdirSync(elsewhere)
  const archive = join(elsewhere, name)
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  const { files, tables } = await contents(archive)
  const kept = filesIn(join(folder, 'media'))
  expect(files).toEqual(kept)
  expect(files).toContain(`private/proofs/${proof.slice(-2)}/${proof}`)
  const paths = ['/', `/a/${articleId}`, `/@${author.handle}`, '/latest']
  site.child.kill('SIGINT')
  await site.ended
  await site.close()
  // Started anew, for a site that runs has not heard of all that was written behind its back.
  const original = await serve(folder, { env })
  const pages = await Promise.all(paths.map((path) => pageOf(original.url, path)))
  original.child.kill('SIGINT')
  await original.ended

  const done = await restore(archive, restoredFolder)
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(filesIn(join(restoredFolder, 'media'))).toEqual(kept)
  expect(readFileSync(join(restoredFolder, 'secret'))).toEqual(readFileSync(join(folder, 'secret')))
  expect(statSync(join(restoredFolder, 'secret')).mode & 0o777).toBe(0o600)
  const again = join(elsewhere, 'again.tar.zst')
  expect((await backUp(restoredFolder, [again])).code).toBe(0)
  expect((await contents(again)).tables).toEqual(tables)

  const restored = await startOn(restoredFolder, env)
  const pairs = await pairsIn(restored)
  expect(pairs.settings).toBe(pairs.events)
  expect(pairs.settings).toBeGreaterThan(0)
  expect(pairs.settings).toBeLessThan(written)
  expect(await Promise.all(paths.map((path) => pageOf(restored.url, path)))).toEqual(pages)
  const variant = files.find((key) => key.startsWith('pictures/') && key.includes(picture)) ?? ''
  const served = await fetch(`${restored.url}/media/${picture}/${variant.split('/').at(-1)}`)
  expect(Buffer.from(await served.arrayBuffer())).toEqual(readFileSync(join(folder, 'media', variant)))
  const back = at(restored, author)
  expect((await back.get(`/media/proofs/${proof}`)).status).toBe(200)
  expect((await back.get(`/studio/articles/${draftId}`)).text).toContain('表情😀')
  const signIn = await new Client(restored.url).post('/sign-in', { email: author.email, password })
  expect(signIn.status).toBe(303)
  expect(await lettersTo(restored.db, author.id)).toBe(0)
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(restored.db)
  await until(async () => (await lettersTo(restored.db, author.id)) === 1)
  await restored.close()
}, 240_000)

/** Writes two rows at a time into two tables, so that half of a pair would be seen. */
const keepWriting = ({ db }: RunningSite) => {
  let count = 0
  let isStopped = false
  const writing = (async () => {
    for (; !isStopped; count += 1)
      await db.transaction().execute(async (trx) => {
        await sql`insert into rate_bucket (key, tokens) values (${`pair ${newId()}`}, 1)`.execute(trx)
        await sql`insert into cache_event (dependencies) values ('{pair}')`.execute(trx)
      })
  })()
  return {
    count: () => count,
    stop: async () => {
      isStopped = true
      await writing
      return count
    },
  }
}

const pairsIn = async ({ db }: RunningSite): Promise<{ settings: number; events: number }> => {
  const { rows } = await sql<{ settings: number; events: number }>`
    select (select count(*)::int from rate_bucket where key like 'pair %') as settings,
      (select count(*)::int from cache_event where dependencies = '{pair}') as events`.execute(db)
  return rows[0] ?? { settings: -1, events: -2 }
}
