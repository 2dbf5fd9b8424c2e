import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'

export type FreshDatabase = OpenDatabase & { url: string; drop(): Promise<void> }

/** A migrated database of its own for a test file; drop it when the file is done. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const template = inject('templateUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdministrator(template, `create database ${name} template wenhao strategy file_copy`)
  const url = template.replace('/wenhao?', `/${name}?`)
  const opened = openDatabase(url)
  const drop = async () => {
    await opened.close()
    await asAdministrator(template, `drop database if exists ${name} with (force)`)
  }
  return { ...opened, url, drop }
}

// A database that is being cloned must have no visitors, so that this happens from another one.
const asAdministrator = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url.replace('/wenhao?', '/postgres?') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
