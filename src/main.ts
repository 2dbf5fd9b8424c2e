import { type Io, refuseWith } from '#commands/command.ts'
import { commands } from '#commands/table.ts'
import { environment, terminalLanguage } from '#platform/config.ts'
import { nearest } from '#platform/nearest.ts'
import { stopSignal } from './stop-signal.ts'

const [name = 'help', ...args] = process.argv.slice(2)

// A terminal that went away must not end us before the database is closed.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const io: Io = {
  env: environment,
  language: terminalLanguage(environment),
  signal: stopSignal(environment),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
}

const unknown = () => {
  const guess =
    nearest(
      name,
      commands.map((command) => command.name),
    ) ?? 'help'
  return refuseWith(io, {
    en: `There is no command ${name}: did you mean \`wenhao ${guess}\`?`,
    zh: `没有 ${name} 这个命令：是不是想用 \`wenhao ${guess}\`？`,
  })
}

const unexpected = (error: unknown): number => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  if (environment.WENHAO_LOG === 'debug') io.err(stack ?? message)
  return refuseWith(io, {
    en: `Something unexpected went wrong (${message}): set WENHAO_LOG=debug and run it again to see where.`,
    zh: `出现了意外的问题（${message}）：设置 WENHAO_LOG=debug 再运行一次，可以看到出错的位置。`,
  })
}

const entry = commands.find(
  (command) => command.name === name || (command.name === 'help' && /^(-h|--help)$/.test(name)),
)
const status = entry
  ? await entry
      .load()
      .then(({ run }) => run(args, io))
      .catch(unexpected)
  : unknown()
process.exit(status)
