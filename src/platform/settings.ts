import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import type { LogLevel } from './log.ts'
import { type Sentence } from './sentence.ts'

export type Language = 'zh-CN' | 'en'

type Read<T> = { ok: true; value: T } | { ok: false; problem: Sentence }

export type Setting<T> = {
  name: string
  /** As `wenhao config` shows it. */
  standard: string
  isSecret?: boolean
  meaning: Sentence
  /** `undefined` when it is not set; what cannot be read gets the words after "WENHAO_…=abc". */
  read(text: string | undefined): Read<T>
}

const value = <T>(given: T): Read<T> => ({ ok: true, value: given })
const problem = (en: string, zh: string): Read<never> => ({ ok: false, problem: { en, zh } })

const programFolder = join(import.meta.dirname, '../..')

const port: Setting<number> = {
  name: 'PORT',
  standard: '4600',
  meaning: { en: 'The port to listen on; 0 takes any free one.', zh: '监听的端口；0 表示任选一个空闲端口。' },
  read: (text = '4600') =>
    /^\d{1,5}$/.test(text) && Number(text) <= 65535
      ? value(Number(text))
      : problem('is not a port: give a number from 0 to 65535', '不是端口号：请填 0 到 65535 之间的数字'),
}

const host: Setting<string> = {
  name: 'HOST',
  standard: '127.0.0.1',
  meaning: {
    en: 'The address to listen on; 0.0.0.0 or :: is every one, for when no proxy stands in front.',
    zh: '监听的地址；0.0.0.0 或 :: 表示所有地址，用于前面没有反向代理的情况。',
  },
  read: (text = '127.0.0.1') =>
    isIP(text) || /^[a-z0-9.-]{1,253}$/i.test(text)
      ? value(text)
      : problem(
          'is not an address of this machine: give one such as 127.0.0.1',
          '不是本机地址：请填 127.0.0.1 这样的地址',
        ),
}

const publicUrl: Setting<URL | undefined> = {
  name: 'WENHAO_URL',
  standard: '',
  meaning: {
    en: 'The address at which readers reach the site, such as https://example.org: links in mail, feeds and sign-in rely on it. Without it the site believes the address of each request.',
    zh: '读者访问本站的地址，例如 https://example.org：邮件里的链接、订阅源和登录都以它为准。不设时以每次请求的地址为准。',
  },
  read: (text) => {
    if (text === undefined) return value(undefined)
    const url = URL.canParse(text) ? new URL(text) : undefined
    const isPlain =
      url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
    return isPlain
      ? value(url)
      : problem(
          'is not the address of a site: give one such as https://example.org, without a path',
          '不是网站地址：请填 https://example.org 这样的地址，不带路径',
        )
  },
}

const dataFolder: Setting<string> = {
  name: 'WENHAO_DATA',
  standard: './data',
  meaning: {
    en: 'The folder of everything the site keeps: database, media, secrets. The standard one lies beside the program.',
    zh: '本站全部数据所在的文件夹：数据库、媒体文件、密钥。默认在程序文件夹里。',
  },
  read: (text) => {
    if (text?.includes('\0')) return problem('is not a folder', '不是文件夹')
    if (text === undefined) return value(join(programFolder, 'data'))
    return value(isAbsolute(text) ? resolve(text) : resolve(process.cwd(), text))
  },
}

const proxies: Setting<string[]> = {
  name: 'WENHAO_PROXIES',
  standard: '',
  meaning: {
    en: 'The proxies that may say where a request came from: addresses or ranges with commas between, such as 127.0.0.1,10.0.0.0/8.',
    zh: '可信的反向代理：用逗号分隔的地址或网段，例如 127.0.0.1,10.0.0.0/8。只相信它们转告的来访地址。',
  },
  read: (text = '') => {
    const given = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
    return given.every(isRange)
      ? value(given)
      : problem(
          'is not a list of addresses: give them like 127.0.0.1,10.0.0.0/8',
          '不是地址列表：请写成 127.0.0.1,10.0.0.0/8 的样子',
        )
  },
}

const isRange = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/')
  const longest = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1
  return (
    more === undefined && longest > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  )
}

const urlOf = (name: string, protocols: string[], example: string, meaning: Sentence): Setting<string | undefined> => ({
  name,
  standard: '',
  isSecret: true,
  meaning,
  read: (text) =>
    text === undefined || (URL.canParse(text) && protocols.includes(new URL(text).protocol))
      ? value(text)
      : problem(`cannot be read: give it like ${example}`, `无法识别：请写成 ${example} 的样子`),
})

const databaseUrl = urlOf('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://name:password@host:5432/database', {
  en: 'A PostgreSQL 15 to 18 of your own, such as postgres://name:password@host:5432/database. Without it Wenhao runs its own in the data folder.',
  zh: '自备的 PostgreSQL 15 至 18，例如 postgres://name:password@host:5432/database。不设时使用数据文件夹里的内置数据库。',
})

const s3Endpoint: Setting<URL | undefined> = {
  name: 'S3_ENDPOINT',
  standard: '',
  meaning: {
    en: 'The address of an S3-compatible object storage for pictures and files, such as https://s3.example.org. With it S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set. Without it they lie in the data folder.',
    zh: '存放图片和文件的 S3 兼容对象存储的地址，例如 https://s3.example.org。须同时设置 S3_BUCKET、S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY。不设时文件存放在数据文件夹里。',
  },
  read: (text) => {
    if (text === undefined) return value(undefined)
    const url = URL.canParse(text) ? new URL(text) : undefined
    return url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
      ? value(url)
      : problem(
          'is not the address of an object storage: give one such as https://s3.example.org, without the bucket',
          '不是对象存储的地址：请填 https://s3.example.org 这样的地址，不带存储桶名',
        )
  },
}

const s3Bucket: Setting<string | undefined> = {
  name: 'S3_BUCKET',
  standard: '',
  meaning: {
    en: 'The bucket. Keep it closed: drafts and proofs lie in it too, and readers get pictures through the site.',
    zh: '存储桶的名称。请不要公开它：草稿图片和证明文件也在里面，读者通过本站读取图片。',
  },
  read: (text) =>
    text === undefined || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text)
      ? value(text)
      : problem('is not the name of a bucket', '不是存储桶的名称'),
}

const s3Region: Setting<string> = {
  name: 'S3_REGION',
  standard: 'us-east-1',
  meaning: { en: 'The region of the bucket.', zh: '存储桶所在的区域。' },
  read: (text = 'us-east-1') =>
    /^[a-z0-9-]{1,40}$/i.test(text) ? value(text) : problem('is not a region', '不是区域名'),
}

const s3AccessKeyId: Setting<string | undefined> = {
  name: 'S3_ACCESS_KEY_ID',
  standard: '',
  meaning: { en: 'The name of the key for the bucket.', zh: '访问存储桶的密钥 ID。' },
  read: (text) => (text === undefined || text.length <= 200 ? value(text) : problem('is too long', '太长')),
}

const s3SecretAccessKey: Setting<string | undefined> = {
  name: 'S3_SECRET_ACCESS_KEY',
  standard: '',
  isSecret: true,
  meaning: { en: 'The secret of that key.', zh: '该密钥的私密部分。' },
  read: (text) => (text === undefined || text.length <= 400 ? value(text) : problem('is too long', '太长')),
}

const smtpUrl = urlOf('SMTP_URL', ['smtp:', 'smtps:'], 'smtp://name:password@host:587', {
  en: 'The mail server, such as smtp://name:password@host:587 or smtps://… Without it letters wait in an outbox that the operator reads in the browser.',
  zh: '邮件服务器，例如 smtp://name:password@host:587 或 smtps://…。不设时信件留在发件箱里，由运营者在浏览器中查看。',
})

const mailFrom: Setting<string | undefined> = {
  name: 'MAIL_FROM',
  standard: '',
  meaning: {
    en: 'The sender of the mail, such as wenhao@example.org. Without it: wenhao@ and the host of WENHAO_URL.',
    zh: '发信地址，例如 wenhao@example.org。不设时为 wenhao@ 加上 WENHAO_URL 的主机名。',
  },
  read: (text) =>
    text === undefined || (text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(text))
      ? value(text)
      : problem(
          'is not a mail address: give one such as wenhao@example.org',
          '不是邮件地址：请填 wenhao@example.org 这样的地址',
        ),
}

const language: Setting<Language> = {
  name: 'WENHAO_LANG',
  standard: 'zh-CN',
  meaning: {
    en: 'The language of the site for readers who ask for none of ours: zh-CN or en. When set it also decides the language of these lines.',
    zh: '读者没有指定语言时网站使用的语言：zh-CN 或 en。设了它，命令行的说明也按它选语言。',
  },
  read: (text = 'zh-CN') =>
    text === 'zh-CN' || text === 'en'
      ? value(text)
      : problem('is not a language of Wenhao: give zh-CN or en', '不是文号支持的语言：请填 zh-CN 或 en'),
}

const zone: Setting<string> = {
  name: 'WENHAO_ZONE',
  standard: 'of this machine',
  meaning: {
    en: 'The time zone in which pages show times, such as Asia/Shanghai.',
    zh: '页面显示时间所用的时区，例如 Asia/Shanghai。',
  },
  read: (text = Intl.DateTimeFormat().resolvedOptions().timeZone) => {
    try {
      return value(new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone)
    } catch {
      return problem('is not a time zone: give one such as Asia/Shanghai', '不是时区：请填 Asia/Shanghai 这样的时区')
    }
  },
}

const cacheMegabytes: Setting<number> = {
  name: 'WENHAO_CACHE_MB',
  standard: '64',
  meaning: {
    en: 'How many megabytes of memory finished pages may take, 0 to 4096; 0 makes every page anew.',
    zh: '做好的页面最多占用多少兆内存，0 到 4096；填 0 则每次都重新生成页面。',
  },
  read: (text = '64') =>
    /^\d{1,4}$/.test(text) && Number(text) <= 4096
      ? value(Number(text))
      : problem('is not a number of megabytes from 0 to 4096', '不是 0 到 4096 之间的整数（单位：兆）'),
}

const levels: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug']

const logLevel: Setting<LogLevel> = {
  name: 'WENHAO_LOG',
  standard: 'warn',
  meaning: {
    en: `What is written to standard error, as lines of JSON: ${levels.join(', ')}.`,
    zh: `写到标准错误输出的日志级别（每行一个 JSON）：${levels.join('、')}。`,
  },
  read: (text = 'warn') => {
    const level = levels.find((known) => known === text)
    return level
      ? value(level)
      : problem(`is not a level: give one of ${levels.join(', ')}`, `不是日志级别：请填 ${levels.join('、')} 之一`)
  },
}

/** Every setting, in the order in which `wenhao config` explains them. */
export const settings = {
  port,
  host,
  publicUrl,
  dataFolder,
  proxies,
  databaseUrl,
  s3Endpoint,
  s3Bucket,
  s3Region,
  s3AccessKeyId,
  s3SecretAccessKey,
  smtpUrl,
  mailFrom,
  language,
  zone,
  logLevel,
  cacheMegabytes,
}
