// Run as a program of its own: gives the site of a data folder a creator to import for.
import { withDatabase } from '#commands/with-database.ts'
import { makeCreator } from '#features/creators/index.ts'
import { environment } from '#platform/config.ts'

const { signal } = new AbortController()
const io = { env: environment, language: 'en' as const, signal, out: () => {}, err: console.error }

const plant = await withDatabase(io, 'plant', async ({ connection }) => {
  const made = await connection.db
    .transaction()
    .execute((trx) => makeCreator(trx, { handle: 'archive', name: 'Old archive', kind: 'house' }))
  return made.ok ? 0 : 1
})
process.exit(plant)
