import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { findBinaries } from '#platform/embedded-postgres/binaries.ts'
import { initialise } from '#platform/embedded-postgres/initialise.ts'
import { chooseLaunch } from '#platform/embedded-postgres/launch.ts'
import { startPostmaster } from '#platform/embedded-postgres/postmaster.ts'

export type OwnServer = { port: number; query(statement: string): Promise<void>; stop(): Promise<void> }

/** A PostgreSQL as an operator may have one: on a TCP port, with passwords. */
export const ownServer = async (folder: string): Promise<OwnServer> => {
  const folders = { cluster: join(folder, 'cluster'), run: folder, socket: join(folder, 'socket') }
  mkdirSync(folders.socket, { mode: 0o700 })
  const binaries = findBinaries()
  const chosen = chooseLaunch([])
  if (!binaries.ok || !chosen.ok) throw new Error('no PostgreSQL for this test')
  await initialise(folders.cluster, binaries.folder, chosen.launch, new AbortController().signal)
  const rules = join(folder, 'pg_hba.conf')
  writeFileSync(rules, 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n')
  const port = await freePort()
  const settings = { listen_addresses: '127.0.0.1', port: String(port), hba_file: rules, fsync: 'off' }
  const start = { folders, binaries: binaries.folder, launch: chosen.launch, settings, log: () => {} }
  const { postmaster, said } = await startPostmaster(start)
  if (!postmaster) throw new Error(said())
  return { port, query: (statement) => query(folders.socket, port, statement), stop: postmaster.stop }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const query = async (host: string, port: number, statement: string): Promise<void> => {
  const client = new pg.Client({ host, port, user: 'wenhao', database: 'postgres' })
  await client.connect()
  await client.query(statement)
  await client.end()
}
