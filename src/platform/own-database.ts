import pg from 'pg'
import { type Outcome, refuse, type Sentence } from './sentence.ts'

/** Whether the database that DATABASE_URL names answers and is one that Wenhao can live in. */
export const tryOwnDatabase = async (url: string): Promise<Outcome<object>> => {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    return fits(rows[0])
  } catch (error) {
    return { ok: false, sentence: explain(error as Error & { code?: string }, where(url)) }
  } finally {
    await Promise.race([client?.end().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))])
  }
}

const fits = ({ version, encoding }: { version: number; encoding: string }): Outcome<object> => {
  const major = Math.floor(version / 10_000)
  if (major < 15 || major > 18)
    return refuse(
      `DATABASE_URL leads to PostgreSQL ${major}; Wenhao needs 15 to 18: give it one of these.`,
      `DATABASE_URL 指向的是 PostgreSQL ${major}，文号需要 15 至 18：请换用其中一个版本。`,
    )
  if (encoding !== 'UTF8')
    return refuse(
      `The database of DATABASE_URL is stored as ${encoding}; Wenhao needs UTF8: create one with "create database wenhao template template0 encoding 'UTF8'".`,
      `DATABASE_URL 的数据库编码是 ${encoding}，文号需要 UTF8：请用 "create database wenhao template template0 encoding 'UTF8'" 新建一个。`,
    )
  return { ok: true }
}

/** Host and database, never the password. */
const where = (url: string): string => {
  const { host, pathname, searchParams } = new URL(url)
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`
}

const explain = (error: Error & { code?: string }, place: string): Sentence => {
  const known = error.code && reasons[error.code]
  if (known) return known(place)
  return {
    en: `The database of DATABASE_URL (${place}) does not answer (${error.message || error.code}): start it or mend the address.`,
    zh: `DATABASE_URL 的数据库（${place}）没有回应（${error.message || error.code}）：请启动它，或改正地址。`,
  }
}

const wrongPassword = (place: string): Sentence => ({
  en: `The database of DATABASE_URL (${place}) refuses this name and password: mend them.`,
  zh: `DATABASE_URL 的数据库（${place}）不接受这个用户名和密码：请改正。`,
})

const reasons: Record<string, (place: string) => Sentence> = {
  '28P01': wrongPassword,
  '28000': wrongPassword,
  '3D000': (place) => ({
    en: `The server of DATABASE_URL has no such database (${place}): create it, with encoding UTF8, or mend the name.`,
    zh: `DATABASE_URL 的服务器上没有这个数据库（${place}）：请以 UTF8 编码创建它，或改正名称。`,
  }),
  ECONNREFUSED: (place) => ({
    en: `Nothing answers at the address of DATABASE_URL (${place}): start PostgreSQL or mend the address.`,
    zh: `DATABASE_URL 的地址（${place}）没有程序应答：请启动 PostgreSQL，或改正地址。`,
  }),
  ENOTFOUND: (place) => ({
    en: `The host of DATABASE_URL (${place}) is not known: mend the address.`,
    zh: `找不到 DATABASE_URL 中的主机（${place}）：请改正地址。`,
  }),
}
