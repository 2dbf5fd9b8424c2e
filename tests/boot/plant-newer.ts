// Makes a stopped site's database look as if a later version of the program had used it.
import type { Io } from '#commands/command.ts'
import { withUnmigrated } from '#commands/with-database.ts'
import { environment } from '#platform/config.ts'

const write = (line: string) => process.stderr.write(`${line}\n`)
const io: Io = { env: environment, language: 'en', signal: new AbortController().signal, out: write, err: write }

process.exit(
  await withUnmigrated(io, 'plant', async ({ connection }) => {
    await connection.pool.query(
      `insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01')`,
    )
    return 0
  }),
)
