// A command that works until it is told to stop, as a long import would.
import type { Io } from '#commands/command.ts'
import { withDatabase } from '#commands/with-database.ts'
import { environment, terminalLanguage } from '#platform/config.ts'

const controller = new AbortController()
process.on('SIGINT', () => controller.abort())

const io: Io = {
  env: environment,
  language: terminalLanguage(environment),
  signal: controller.signal,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
}

process.exit(
  await withDatabase(io, 'import', async ({ connection, signal }) => {
    await connection.pool.query(`insert into setting (key, value) values ('held', '1') on conflict do nothing`)
    io.out('working')
    const wait = setInterval(() => {}, 1000)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    clearInterval(wait)
    return 0
  }),
)
