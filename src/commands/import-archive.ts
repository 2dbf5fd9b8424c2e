import { access, constants, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { creatorByHandle, ownerOf } from '#features/creators/index.ts'
import { closeDarkroom } from '#features/media/index.ts'
import {
  archiveFiles,
  type Counts,
  type FieldMap,
  type Form,
  fieldNames,
  forms,
  importArticles,
  type Listener,
  lastLine,
  linksAmong,
  openReport,
  pictureFinder,
  pictureFolders,
  plainProgress,
  progressLine,
  readers,
  readTwice,
  recogniseArchive,
} from '#features/portability/index.ts'
import { type ConversionThreads, threadsFor } from '#features/portability/thread.ts'
import { openStorage } from '#platform/open-storage.ts'
import { type Io, refuseWith, say } from './command.ts'
import { type Opened, withDatabase } from './with-database.ts'

type Asked = { from: Form; path: string; handle: string; media: string | undefined; map: FieldMap }

/** `begun` are threads for a large file; for a folder, whose size is not known so early, they begin here. */
export const importArchive = async (args: string[], io: Io, begun: ConversionThreads | undefined): Promise<number> => {
  const asked = await readArguments(args)
  if (typeof asked === 'string') return refuseWith(io, usage(asked))
  return withDatabase(io, 'import', (opened) => runImport(io, opened, asked, begun))
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
  const { creator, media } = values
  const named = values.from ?? values.format
  if (named !== undefined && !Object.hasOwn(readers, named)) return `--from is ${forms.join(', ')}`
  if (!path || more.length > 0) return 'name one file or one folder'
  if (!creator) return '--creator is the handle that the articles are for'
  const wrong = (await whyNot(path)) ?? (media && (await whyNoFolder(media)))
  if (wrong) return wrong
  const map = readMap(values.map ?? [])
  if (typeof map === 'string') return map
  const from = (named as Form | undefined) ?? (await recogniseArchive(path))
  if (!from) return `what ${path} is cannot be told by its files: say it with --from`
  if (!readers[from].takesMap && Object.keys(map).length > 0)
    return `--map is for jsonl and markdown: the fields of ${from} are fixed`
  return { from, path, handle: creator.replace(/^@/, ''), media, map }
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      format: { type: 'string' },
      creator: { type: 'string' },
      media: { type: 'string' },
      map: { type: 'string', multiple: true },
    },
  })

/** Undefined when it can be read. */
const whyNot = async (path: string): Promise<string | undefined> => {
  try {
    const found = await stat(path)
    await access(path, constants.R_OK)
    return found.isFile() || found.isDirectory() ? undefined : `${path} is neither a file nor a folder`
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'EACCES' ? `${path} may not be read by this user` : `${path} is not there`
  }
}

const whyNoFolder = async (path: string): Promise<string | undefined> =>
  (await whyNot(path)) ?? ((await stat(path)).isDirectory() ? undefined : `${path} is no folder`)

/** The map, or what is wrong with it. */
const readMap = (texts: string[]): FieldMap | string => {
  const pairs = texts
    .flatMap((text) => text.split(','))
    .filter(Boolean)
    .map((pair) => pair.split('='))
  for (const [ours = '', theirs, ...rest] of pairs) {
    if (!theirs || rest.length > 0) return '--map is ours=theirs,ours=theirs'
    if (!fieldNames.includes(ours)) return `--map knows no field ${ours}, only ${fieldNames.join(', ')}`
  }
  return Object.fromEntries(pairs)
}

const runImport = async (
  io: Io,
  { config, connection, signal }: Opened,
  asked: Asked,
  begun: Threads,
): Promise<number> => {
  const { db } = connection
  const found = await creatorByHandle(db, asked.handle)
  if (!found || !('creator' in found)) return refuseWith(io, nobody(asked.handle))
  const { read, endings } = readers[asked.from]
  const files = await archiveFiles(asked.path, endings)
  if (files.length === 0)
    return refuseWith(io, usage(`${asked.path} holds no ${endings.slice(0, 3).join(' or ')} file`))
  const stored = await openStorage(config)
  if (!stored.ok) return refuseWith(io, stored.sentence)
  const { storage } = stored
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const report = await openReport(config.dataFolder, asked.path, new Date())
  const bar = progressBar(io, bytes)
  const owner = await ownerOf(db, found.creator.id)
  const find = await pictureFinder(await pictureFolders(asked.path, asked.media))
  const into = { creatorId: found.creator.id, userId: owner, format: asked.from }
  const listener: Listener = {
    ...report,
    refused: async (where, reason) => {
      bar.clear()
      io.err(`refused: ${where} ${reason}`)
      await report.refused(where, reason)
    },
    progress: bar.show,
  }
  const counts = await withHands(begun ?? threadsFor(bytes), signal, async (threads) => {
    const reading = readTwice(bytes, (onBytes) => read(asked.path, asked.map, onBytes))
    const names = await linksAmong(
      db,
      into,
      reading(() => {}),
      signal,
    )
    const siteLanguage = config.language
    const importing = { reads: reading(bar.read), into, find, names, threads, siteLanguage, signal }
    return importArticles(db, storage, importing, listener)
  })
  bar.clear()
  await report.close(counts)
  return sayHowItWent(io, counts, report.path, signal.aborted)
}

type Threads = ConversionThreads | undefined

/** The threads that convert and the process that makes pictures end with the import, also with one that fails. */
const withHands = async <Result>(
  threads: Threads,
  signal: AbortSignal,
  work: (threads: Threads) => Promise<Result>,
): Promise<Result> => {
  const close = () => threads?.close()
  signal.addEventListener('abort', () => void close(), { once: true })
  try {
    return await work(threads)
  } finally {
    await close()
    await closeDarkroom()
  }
}

const sayHowItWent = (io: Io, counts: Counts, report: string, isStopped: boolean): number => {
  say(io, { en: `What was lost on the way, item by item: ${report}`, zh: `逐篇的损失记录：${report}` })
  if (isStopped)
    say(io, { en: 'Stopped before the end: run it again to go on.', zh: '中途停止了：再运行一次即可接着导入。' })
  io.out(lastLine(counts))
  return counts.refused > 0 || isStopped ? 1 : 0
}

/** A bar for a person who watches; where standard error is no terminal, a plain line now and then. */
const progressBar = (io: Io, bytes: number) => {
  const started = Date.now()
  const isWatched = process.stderr.isTTY === true && io.env.TERM !== 'dumb'
  const pause = isWatched ? 100 : 10_000
  let read = 0
  let shown = started
  return {
    read: (count: number) => {
      read += count
    },
    show: (counts: Counts) => {
      const now = Date.now()
      if (now - shown < pause) return
      shown = now
      const progress = { read, bytes, counts, seconds: (now - started) / 1000 }
      if (isWatched) process.stderr.write(`\r${progressLine(progress)}\u001b[K`)
      else io.err(plainProgress(progress))
    },
    clear: () => {
      if (isWatched) process.stderr.write('\r\u001b[K')
    },
  }
}

const usage = (what: string) => ({
  en: `${what}. Usage: wenhao import [--from ${forms.join('|')}] <file or folder> --creator <handle> [--media <folder>] [--map title=headline,body=content]`,
  zh: `${what}。用法：wenhao import [--from ${forms.join('|')}] <文件或文件夹> --creator <账号名> [--media <图片文件夹>] [--map title=headline,body=content]`,
})

const nobody = (handle: string) => ({
  en: `There is no creator @${handle}: give the handle of one that exists.`,
  zh: `没有 @${handle} 这个号：请填写已有的账号名。`,
})
