import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/database.ts'
import { type EmbeddedDatabase, openEmbedded } from '#platform/embedded-postgres/index.ts'
import { migrate } from '#platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the migrated database that every test file clones. */
    templateUrl: string
  }
}

// It holds nothing worth keeping: what a crash would lose may be lost.
const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** One database server for the whole run, with one migrated database to clone. */
export default async function setup(project: TestProject) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'wenhao-tests-'))
  const remove = () => rmSync(dataFolder, { recursive: true, force: true })
  try {
    const database = await startTemplate(dataFolder)
    project.provide('templateUrl', database.url)
    return async () => {
      await database.close()
      remove()
    }
  } catch (error) {
    remove()
    throw error
  }
}

const startTemplate = async (dataFolder: string): Promise<EmbeddedDatabase> => {
  const { signal } = new AbortController()
  const quiet = { tell: () => {}, log: () => {} }
  const opened = await openEmbedded({
    dataFolder,
    command: 'test',
    mayAttach: false,
    signal,
    settings: unsafe,
    ...quiet,
  })
  if (!opened.ok) throw new Error(opened.sentence.en)
  const template = openDatabase(opened.database.url, 'command')
  const migrated = await migrate(template)
  await template.close()
  if (!migrated.ok) throw new Error(migrated.sentence.en)
  return opened.database
}
