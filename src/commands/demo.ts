import { join } from 'node:path'
import { acceptDemo } from '#demo/accept-demo.ts'
import { fillDemo } from '#demo/fill.ts'
import type { Environment } from '#platform/config.ts'
import { type Command, say } from './command.ts'
import { runSite } from './serve.ts'

const standard: Environment = { PORT: '4601', WENHAO_DATA: join(import.meta.dirname, '../../data-demo') }

/** A second site beside the real one, in a folder of its own. `--sample` fills it with little, for tests. */
export const run: Command = async (args, io) => {
  const set = Object.entries(io.env).filter(([, value]) => value?.trim())
  const tellBeginning = () =>
    say(io, {
      en: 'Drawing the pictures and filling the demo; this takes a minute, at the first start only.',
      zh: '正在绘制插图、写入演示内容，大约需要一分钟，只有第一次启动需要。',
    })
  return runSite(
    { ...io, env: { ...standard, ...Object.fromEntries(set) } },
    {
      accepts: (db, config) => acceptDemo(db, config.databaseUrl ? 'DATABASE_URL' : config.dataFolder),
      furnish: (house) => fillDemo(house, { signal: io.signal, isSample: args.includes('--sample'), tellBeginning }),
    },
  )
}
