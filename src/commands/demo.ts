import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { acceptDemo } from '#demo/accept-demo.ts'
import { isDemoFilled } from '#demo/is-filled.ts'
import { closeDarkroom } from '#features/media/index.ts'
import type { Environment } from '#platform/config.ts'
import { openStorage } from '#platform/open-storage.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { House } from '#web/house.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'
import { runSite } from './serve.ts'
import { withDatabase } from './with-database.ts'

const root = join(import.meta.dirname, '../..')
const standard: Environment = { PORT: '4601', WENHAO_DATA: join(root, 'data-demo') }

/** A second site beside the real one, in a folder of its own. `--sample` fills it with little, for tests. */
export const run: Command = async (args, io) => {
  const set = Object.entries(io.env).filter(([, value]) => value?.trim())
  const own = { ...io, env: { ...standard, ...Object.fromEntries(set) } }
  if (args.includes('--fill')) return fill(args, own)
  return runSite(own, {
    accepts: (db, config) => acceptDemo(db, config.databaseUrl ? 'DATABASE_URL' : config.dataFolder),
    furnish: (house) => furnish(house, args, own),
  })
}

/** Has a new demo filled by a process of its own: what drawing and importing took is given back when it ends. */
const furnish = async ({ db }: House, args: string[], io: Io): Promise<void> => {
  if (await isDemoFilled(db)) return
  say(io, {
    en: 'Drawing the pictures and filling the demo; this takes a minute, at the first start only.',
    zh: '正在绘制插图、写入演示内容，大约需要一分钟，只有第一次启动需要。',
  })
  const program = ['--import', join(root, 'boot/tsx.mjs'), join(root, 'src/main.ts'), 'demo', '--fill', ...args]
  const child = spawn(process.execPath, program, { env: io.env, stdio: ['ignore', 'ignore', 'inherit'] })
  const stop = () => child.kill('SIGTERM')
  io.signal.addEventListener('abort', stop)
  const status = await new Promise((resolve) => child.on('close', resolve))
  io.signal.removeEventListener('abort', stop)
  if (status !== 0 && !io.signal.aborted) throw new Error('the demo could not be filled')
}

const fill = (args: string[], io: Io): Promise<number> =>
  withDatabase(io, 'demo', async ({ connection, config, log, signal }) => {
    const stored = await openStorage(config)
    if (!stored.ok) return refuseWith(io, stored.sentence)
    const { fillDemo } = await import('#demo/fill.ts')
    const house = { db: connection.db, config, log, storage: stored.storage, secrets: openSecrets(config.dataFolder) }
    try {
      await fillDemo(house, { signal, isSample: args.includes('--sample') })
    } finally {
      await closeDarkroom()
    }
    return 0
  })
