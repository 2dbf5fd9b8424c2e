import { migrate } from '#platform/migrate.ts'
import { type Command, refuseWith, say } from './command.ts'
import { withUnmigrated } from './with-database.ts'

export const run: Command = (_args, io) =>
  withUnmigrated(io, 'migrate', async ({ connection }) => {
    const migrated = await migrate(connection)
    if (!migrated.ok) return refuseWith(io, migrated.sentence)
    for (const name of migrated.done) io.out(name)
    say(io, summary(migrated.done.length))
    return 0
  })

const summary = (count: number) =>
  count
    ? { en: `The database is up to date: ${count} migrations done.`, zh: `数据库已是最新：完成了 ${count} 步升级。` }
    : { en: 'The database is up to date: nothing to do.', zh: '数据库已是最新：无需升级。' }
