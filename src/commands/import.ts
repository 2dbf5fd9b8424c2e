import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { creatorByHandle, ownerOf } from '#features/creators/index.ts'
import { closeDarkroom } from '#features/media/index.ts'
import {
  archiveFiles,
  type Counts,
  type FieldMap,
  importArticles,
  lastLine,
  openReport,
  pictureFinder,
  pictureFolders,
  progressLine,
  readLines,
  readMarkdown,
  readWxr,
} from '#features/portability/index.ts'
import { folderStorage } from '#platform/storage.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'
import { type Opened, withDatabase } from './with-database.ts'

const readers = {
  jsonl: { read: readLines, endings: ['.jsonl', '.ndjson', '.json'] },
  markdown: { read: readMarkdown, endings: ['.md', '.markdown'] },
  wxr: {
    read: (path: string, _map: FieldMap, onBytes: (bytes: number) => void) => readWxr(path, onBytes),
    endings: ['.xml', '.wxr'],
  },
} as const

type Asked = { from: keyof typeof readers; path: string; handle: string; media: string | undefined; map: FieldMap }

export const run: Command = async (args, io) => {
  const asked = await readArguments(args)
  if (typeof asked === 'string') return refuseWith(io, usage(asked))
  return withDatabase(io, 'import', (opened) => runImport(io, opened, asked))
}

const readArguments = async (args: string[]): Promise<Asked | string> => {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return (error as Error).message
  }
  const { values, positionals } = parsed
  const [path, ...more] = positionals
  const { from, creator, media } = values
  if (!from || !Object.hasOwn(readers, from)) return '--from is jsonl, markdown or wxr'
  if (!path || more.length > 0) return 'name one file or one folder'
  if (!creator) return '--creator is the handle that the articles are for'
  for (const one of [path, ...(media ? [media] : [])]) if (!(await exists(one))) return `${one} is not there`
  const map = readMap(values.map ?? '')
  return map
    ? { from: from as Asked['from'], path, handle: creator.replace(/^@/, ''), media, map }
    : '--map is ours=theirs,ours=theirs'
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      creator: { type: 'string' },
      media: { type: 'string' },
      map: { type: 'string' },
    },
  })

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const readMap = (text: string): FieldMap | undefined => {
  const pairs = text
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split('='))
  return pairs.every(([ours, theirs, ...rest]) => ours && theirs && rest.length === 0)
    ? Object.fromEntries(pairs)
    : undefined
}

const runImport = async (io: Io, { config, connection, signal }: Opened, asked: Asked): Promise<number> => {
  const { db } = connection
  const found = await creatorByHandle(db, asked.handle)
  if (!found || !('creator' in found)) return refuseWith(io, nobody(asked.handle))
  const storage = await folderStorage(join(config.dataFolder, 'media'))
  const { read, endings } = readers[asked.from]
  const files = await archiveFiles(asked.path, [...endings])
  if (files.length === 0) return refuseWith(io, usage(`${asked.path} holds no ${endings.join(' or ')} file`))
  const report = await openReport(config.dataFolder, asked.path, new Date())
  const bar = progressBar(
    io,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  const counts = await importArticles(
    db,
    storage,
    {
      reads: read(asked.path, asked.map, bar.read),
      into: { creatorId: found.creator.id, userId: await ownerOf(db, found.creator.id), format: asked.from },
      find: await pictureFinder(await pictureFolders(asked.path, asked.media)),
      siteLanguage: config.language,
      signal,
    },
    {
      ...report,
      refused: async (where, reason) => {
        bar.clear()
        io.err(`refused: ${where} ${reason}`)
        await report.refused(where, reason)
      },
      progress: bar.show,
    },
  )
  bar.clear()
  await closeDarkroom()
  await report.close(counts)
  say(io, { en: `What was lost on the way, item by item: ${report.path}`, zh: `逐篇的损失记录：${report.path}` })
  if (signal.aborted)
    say(io, { en: 'Stopped before the end: run it again to go on.', zh: '中途停止了：再运行一次即可接着导入。' })
  io.out(lastLine(counts))
  return counts.refused > 0 || signal.aborted ? 1 : 0
}

/** The bar is for a person who watches: where standard error is no terminal, there is none. */
const progressBar = (io: Io, bytes: number) => {
  const started = Date.now()
  const shown = process.stderr.isTTY === true && io.env.TERM !== 'dumb'
  let read = 0
  return {
    read: (count: number) => {
      read += count
    },
    show: (counts: Counts) => {
      if (shown)
        process.stderr.write(
          `\r${progressLine({ read, bytes, counts, seconds: (Date.now() - started) / 1000 })}\u001b[K`,
        )
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001b[K')
    },
  }
}

const usage = (what: string) => ({
  en: `${what}. Usage: wenhao import --from jsonl|markdown|wxr <file or folder> --creator <handle> [--media <folder>] [--map title=headline,body=content]`,
  zh: `${what}。用法：wenhao import --from jsonl|markdown|wxr <文件或文件夹> --creator <账号名> [--media <图片文件夹>] [--map title=headline,body=content]`,
})

const nobody = (handle: string) => ({
  en: `There is no creator @${handle}: give the handle of one that exists.`,
  zh: `没有 @${handle} 这个号：请填写已有的账号名。`,
})
