import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aUser } from '../tests/harness/people.ts'
import { type Load, press, type Target } from './load.ts'
import { madeArticle } from './made-article.ts'
import { type Figure, median } from './part.ts'
import { addressIn, type BenchSite, startBenchSite, stop } from './site.ts'

const rounds = 5
const seconds = 4

/** The article page beside a bare server that sends the same bytes, in rounds that take turns. */
export const run = async (): Promise<Figure[]> => {
  const site = await startBenchSite()
  try {
    return await measure(site)
  } finally {
    await site.close()
  }
}

const measure = async (site: BenchSite): Promise<Figure[]> => {
  const { path, author } = await madeArticle(site)
  const reader = await aUser(site)
  const session = `session=${reader.cookies.get('session')}`
  const bare = await startBare(`${site.url}${path}`)
  const at = (name: string, address: string, cookie?: string): Target => ({
    name,
    url: site.url + address,
    pid: site.pid,
    ...(cookie && { headers: { cookie } }),
  })
  try {
    const found = await takeTurns([
      at('article', path),
      bare.target,
      at('signedIn', path, `${session}; js=1; in=1`),
      at('personal', `/me/page?ask=follow:${author.creatorId}`, `${session}; js=1; in=1`),
      at('spliced', path, session),
    ])
    return [...figuresOf(found), { what: 'article page, Brotli', value: bare.bytes / 1024, unit: 'KB', mark: '≤ 14' }]
  } finally {
    await bare.close()
  }
}

type Found = Record<string, Load[]>

const takeTurns = async (targets: Target[]): Promise<Found> => {
  for (const target of targets) await press(target, 1)
  const found: Found = {}
  for (let round = 0; round < rounds; round += 1)
    for (const target of targets) (found[target.name] ??= []).push(await press(target, seconds))
  return found
}

const figuresOf = (found: Found): Figure[] => {
  const perSecond = (name: string) => median((found[name] ?? []).map((load) => load.perSecond))
  const cpu = (name: string) => median((found[name] ?? []).map((load) => load.cpu))
  const ratio = (name: string, other: string) =>
    median((found[name] ?? []).map((load, at) => load.perSecond / (found[other]?.[at]?.perSecond ?? Number.NaN)))
  return [
    { what: 'article page, anonymous', value: perSecond('article'), unit: 'requests/s' },
    { what: 'bare node:http, the same bytes', value: perSecond('bare'), unit: 'requests/s' },
    { what: 'article to bare', value: ratio('article', 'bare'), unit: '', key: 'article_vs_node', mark: '≥ 0.7' },
    { what: 'CPU of the article page', value: cpu('article'), unit: 'µs/request' },
    { what: 'CPU of bare node:http', value: cpu('bare'), unit: 'µs/request' },
    { what: 'CPU, article to bare', value: cpu('article') / cpu('bare'), unit: '', key: 'article_cpu_vs_node' },
    { what: 'article page, signed in', value: perSecond('signedIn'), unit: 'requests/s' },
    {
      what: 'signed in to anonymous',
      value: ratio('signedIn', 'article'),
      unit: '',
      key: 'signed_in_vs_anonymous',
      mark: '≥ 0.8',
    },
    { what: '/me/page', value: perSecond('personal'), unit: 'requests/s', key: 'me_page_per_s' },
    { what: 'spliced page (no script)', value: perSecond('spliced'), unit: 'requests/s', key: 'spliced_per_s' },
  ]
}

const startBare = async (page: string): Promise<{ target: Target; bytes: number; close: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-bare-'))
  const answer = await answerOf(page)
  const file = join(folder, 'answer.json')
  await writeFile(file, JSON.stringify({ headers: answer.headers, body: answer.body.toString('base64') }))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    target: { name: 'bare', url: await addressIn(child), pid: child.pid ?? 0 },
    bytes: answer.body.length,
    close: async () => {
      await stop(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

// What Node adds by itself.
const own = new Set(['date', 'connection', 'keep-alive'])

/** The bytes as they go over the wire: fetch would unpack them. */
const answerOf = (page: string): Promise<{ headers: string[]; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'zh-CN' }
    const asked = request(page, { headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const { rawHeaders } = answer
        const kept = rawHeaders.flatMap((name, at) =>
          at % 2 === 0 && !own.has(name.toLowerCase()) ? [name, rawHeaders[at + 1] ?? ''] : [],
        )
        resolve({ headers: kept, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
