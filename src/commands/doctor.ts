import { execFile } from 'node:child_process'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { lastBackup } from '#platform/backup/last-backup.ts'
import { now } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Connection } from '#platform/connect.ts'
import { openStorage, tryStorage } from '#platform/open-storage.ts'
import type { Sentence } from '#platform/sentence.ts'
import { type Command, inTerminal } from './command.ts'
import { withDatabase } from './with-database.ts'

type Finding = Sentence & { isFault?: boolean }

export const run: Command = (_args, io) =>
  withDatabase(io, 'doctor', async ({ config, connection }) => {
    const findings = [
      node(),
      await database(connection),
      await disk(config),
      await media(config),
      await ffmpeg(),
      mail(config),
      address(config),
      backup(config),
    ]
    for (const finding of findings) io.out(`${finding.isFault ? '✗' : '·'} ${inTerminal(io, finding)}`)
    return findings.some((finding) => finding.isFault) ? 1 : 0
  })

const node = (): Finding => ({
  en: `Node ${process.versions.node} on ${process.platform}-${process.arch}`,
  zh: `Node ${process.versions.node}，${process.platform}-${process.arch}`,
})

const database = async ({ pool }: Connection): Promise<Finding> => {
  const { rows } = await pool.query(
    `select current_setting('server_version') as version, pg_database_size(current_database())::float8 as size`,
  )
  const { version, size } = rows[0]
  return {
    en: `Database: PostgreSQL ${version}, ${megabytes(size)} MB`,
    zh: `数据库：PostgreSQL ${version}，${megabytes(size)} MB`,
  }
}

const leastSpace = 500e6

const disk = async ({ dataFolder }: Config): Promise<Finding> => {
  const { bavail, bsize } = await statfs(dataFolder)
  const free = bavail * bsize
  const isFault = free < leastSpace
  return {
    en: `Disk: ${megabytes(free)} MB free for ${dataFolder}${isFault ? '; make room, 500 MB at least' : ''}`,
    zh: `磁盘：${dataFolder} 尚余 ${megabytes(free)} MB${isFault ? '；请至少腾出 500 MB' : ''}`,
    isFault,
  }
}

const media = async (config: Config): Promise<Finding> => {
  const opened = await openStorage(config)
  if (!opened.ok) return { ...opened.sentence, isFault: true }
  if (opened.isAway) return { ...opened.isAway, isFault: true }
  const tried = await tryStorage(opened.storage)
  if (!tried.ok) return { ...tried.sentence, isFault: true }
  const place = config.s3Endpoint ? `${config.s3Bucket}, ${config.s3Endpoint.host}` : join(config.dataFolder, 'media')
  return { en: `Media: written, read and deleted in ${place}`, zh: `媒体：已在 ${place} 试写、试读、试删` }
}

const ffmpeg = async (): Promise<Finding> => {
  try {
    const { stdout } = await promisify(execFile)('ffmpeg', ['-version'])
    const version = stdout.split(' ')[2] ?? ''
    return { en: `Video: ffmpeg ${version} found`, zh: `视频：已找到 ffmpeg ${version}` }
  } catch {
    return {
      en: 'Video: no ffmpeg, so videos are served as they were uploaded; the package is called ffmpeg',
      zh: '视频：没有找到 ffmpeg，视频将按上传时的原样提供；可安装名为 ffmpeg 的软件包',
    }
  }
}

const mail = ({ smtpUrl }: Config): Finding =>
  smtpUrl
    ? { en: `Mail: sent through ${new URL(smtpUrl).host}`, zh: `邮件：通过 ${new URL(smtpUrl).host} 发送` }
    : {
        en: 'Mail: SMTP_URL is not set, so letters wait in the outbox that the operator reads in the browser',
        zh: '邮件：未设置 SMTP_URL，信件留在发件箱里，由运营者在浏览器中查看',
      }

const address = ({ publicUrl }: Config): Finding =>
  publicUrl
    ? { en: `Address: ${publicUrl.origin}`, zh: `网址：${publicUrl.origin}` }
    : {
        en: 'Address: WENHAO_URL is not set; set it before readers come, for links in mail rely on it',
        zh: '网址：未设置 WENHAO_URL；对外开放前请先设置，邮件里的链接以它为准',
      }

const backup = ({ dataFolder }: Config): Finding => {
  const last = lastBackup(dataFolder)
  if (!last)
    return {
      en: 'Backup: none was ever made from here; `wenhao backup` makes one while the site runs',
      zh: '备份：还没有做过；`wenhao backup` 可以在网站运行时备份',
    }
  const days = Math.floor((now().getTime() - Date.parse(last.madeAt)) / 86_400_000)
  const age = days === 0 ? { en: 'of today', zh: '今天' } : { en: `${days} days old`, zh: `${days} 天前` }
  return last.triedAt
    ? { en: `Backup: ${age.en}, restored on trial (${last.file})`, zh: `备份：${age.zh}，已试恢复（${last.file}）` }
    : {
        en: `Backup: ${age.en}, but never restored, so nobody knows that it works: \`wenhao restore --check ${last.file}\``,
        zh: `备份：${age.zh}，但从未试过恢复，不知是否可用：\`wenhao restore --check ${last.file}\``,
      }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)
