import { open, rename, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { creatorByHandle } from '#features/creators/index.ts'
import { exportedLines } from '#features/portability/index.ts'
import { siteAddress } from '#platform/site-address.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'
import { type Opened, withDatabase } from './with-database.ts'

type Asked = { handle: string | undefined; out: string | undefined }

export const run: Command = async (args, io) => {
  const asked = readArguments(args)
  if (!asked) return refuseWith(io, usage)
  // Standard output is for the articles alone.
  const aside = { ...io, out: io.err }
  return withDatabase(aside, 'export', (opened) => writeArticles(aside, opened, asked))
}

const readArguments = (args: string[]): Asked | undefined => {
  try {
    const { values } = parseArgs({ args, options: { creator: { type: 'string' }, out: { type: 'string' } } })
    return { handle: values.creator?.replace(/^@/, ''), out: values.out }
  } catch {
    return undefined
  }
}

const writeArticles = async (io: Io, { config, connection, signal }: Opened, asked: Asked): Promise<number> => {
  const { db } = connection
  const found = asked.handle === undefined ? undefined : await creatorByHandle(db, asked.handle)
  if (asked.handle !== undefined && (!found || !('creator' in found))) return refuseWith(io, nobody(asked.handle))
  const creatorId = found && 'creator' in found ? found.creator.id : undefined
  const lines = exportedLines(db, { creatorId, origin: siteAddress(config) })
  try {
    const count = await (asked.out ? writeFile(asked.out, lines, signal) : writeOut(lines, signal))
    if (signal.aborted) return refuseWith(io, stopped)
    say(io, { en: `${count} articles exported.`, zh: `已导出 ${count} 篇文章。` })
    return 0
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code || connection.lost.aborted) throw error
    return refuseWith(io, cannotWrite(asked.out ?? 'standard output', code, message))
  }
}

type Lines = AsyncIterable<string>

/** A file that has its name only when all of it is there. */
const writeFile = async (path: string, lines: Lines, signal: AbortSignal): Promise<number> => {
  const taken = await open(path, 'wx', 0o600)
  await taken.close()
  const part = `${path}.part`
  const file = await open(part, 'w', 0o600)
  try {
    const count = await writeAll(lines, signal, (line) => file.appendFile(line))
    await file.sync()
    if (!signal.aborted) await rename(part, path)
    else await rm(path, { force: true })
    return count
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
    await rm(part, { force: true })
  }
}

const writeOut = (lines: Lines, signal: AbortSignal): Promise<number> =>
  writeAll(
    lines,
    signal,
    (line) =>
      new Promise((resolve, reject) => {
        process.stdout.write(line, (error) => (error ? reject(error) : resolve()))
      }),
  )

const writeAll = async (lines: Lines, signal: AbortSignal, write: (line: string) => Promise<void>) => {
  let count = 0
  for await (const line of lines) {
    if (signal.aborted) break
    await write(line)
    count += 1
  }
  return count
}

const usage = {
  en: 'Usage: wenhao export [--creator <handle>] [--out <file.jsonl>]. Without --out the articles go to standard output.',
  zh: '用法：wenhao export [--creator <账号名>] [--out <文件.jsonl>]。不写 --out 时输出到标准输出。',
}

const nobody = (handle: string) => ({
  en: `There is no creator @${handle}: give the handle of one that exists.`,
  zh: `没有 @${handle} 这个号：请填写已有的账号名。`,
})

const stopped = {
  en: 'Stopped before the end: no file was left.',
  zh: '中途停止：没有留下文件。',
}

const cannotWrite = (path: string, code: string, message: string) =>
  code === 'EEXIST'
    ? { en: `${path} exists already: give another name.`, zh: `${path} 已存在：请换一个名称。` }
    : {
        en: `${path} cannot be written (${message}): give another place.`,
        zh: `无法写入 ${path}（${message}）：请换一个位置。`,
      }
