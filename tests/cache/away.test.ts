import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { touch } from '#platform/events.ts'
import { serveWeb } from '#web/serve.ts'
import { anAuthor } from '../articles/build.ts'
import { Client } from '../harness/client.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPublished } from './published.ts'

const site = await startSite()
const author = await anAuthor(site)

/** A way to the database of the site that can be cut, and mended. */
const aWire = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-wire-'))
  const socket = new URL(inject('templateUrl')).searchParams.get('host') ?? ''
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(join(socket, '.s.PGSQL.5432'))
    for (const end of [near, far]) {
      open.add(end)
      end.on('error', () => end.destroy()).on('close', () => open.delete(end))
    }
    near.pipe(far).pipe(near)
  })
  const mend = () => new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve))
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const end of open) end.destroy()
    await closed
  }
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(site.db)
  const address = inject('templateUrl').replace('/wenhao?', `/${rows[0]?.name}?`)
  await mend()
  return { url: address.replace(encodeURIComponent(socket), encodeURIComponent(folder)), cut, mend }
}

test('while the database is away, kept pages are shown and say so; others say that the site will be back', async () => {
  const wire = await aWire()
  const { db, close } = openDatabase(wire.url)
  const server = await serveWeb({ ...site.house, db })
  const reader = new Client(server.url)
  try {
    const kept = await aPublished(site, author)
    const purged = await aPublished(site, author, { title: '要清除的一篇' })
    expect((await reader.get(kept.path)).text).not.toContain('连不上数据库')
    await reader.get(purged.path)
    await site.db.transaction().execute((trx) => touch(trx, [`article:${purged.id}`], true))
    await sleep(600)
    await reader.get(kept.path)
    await wire.cut()
    await sleep(500)

    const stale = await reader.get(kept.path)
    expect(stale.status).toBe(200)
    expect(stale.text).toContain('连不上数据库')
    expect(stale.text).toContain('末班车推迟了一小时')
    expect(stale.headers.get('warning')).toContain('111')
    expect(Number(stale.headers.get('age'))).toBeGreaterThanOrEqual(0)
    expect(stale.headers.get('etag')).toBeNull()
    const english = await reader.get(kept.path, { 'accept-language': 'en' })
    expect(english.status).toBe(503) // it was never asked for in English
    expect((await reader.get(purged.path)).status).toBe(503)
    // Nobody can tell whose session it is: the page is a stranger's.
    const person = await aUser(site, { name: 'Gina Gold' })
    const hers = await reader.get(kept.path, { cookie: `session=${person.cookies.get('session')}` })
    expect(hers.text).not.toContain('Gina Gold')

    await wire.mend()
    await sleep(1_200)
    const back = await reader.get(kept.path)
    expect(back.text).not.toContain('连不上数据库')
    expect((await reader.get(purged.path)).status).toBe(200)
  } finally {
    await server.close()
    await close()
  }
})
