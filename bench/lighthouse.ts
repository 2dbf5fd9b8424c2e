import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'

// Usage: npm run bench:lighthouse -- --url http://127.0.0.1:4601 [--runs 3]
// Audits home, an article, a channel and a creator of a running site on the phone profile that is Lighthouse's default.

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:4601' }, runs: { type: 'string', default: '3' } },
})

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Scores = Record<(typeof categories)[number], number>
type Audit = Scores & { lcp: number; cls: number; tbt: number; bytes: number; failed: string[] }

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The first article of the front page, its channel and its creator: what a reader opens next. */
const pagesOf = async (origin: string): Promise<Record<string, string>> => {
  const page = async (path: string) => await (await fetch(origin + path)).text()
  const first = (html: string, pattern: RegExp): string => {
    const found = pattern.exec(html)?.[1]
    if (!found) throw new Error(`Nothing like ${pattern} at ${origin}: is there a site with articles?`)
    return found
  }
  const article = first(await page('/'), /href="(\/a\/[0-9a-z]{13})"/)
  const html = await page(article)
  return {
    home: '/',
    article,
    channel: first(html, /href="(\/c\/[a-z-]+)"/),
    creator: first(html, /href="(\/@[a-z0-9_-]+)"/),
  }
}

const audit = async (url: string, port: number): Promise<Audit> => {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories] })
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}`)
  const { categories: found, audits } = result.lhr
  const score = (key: string) => Math.round((found[key]?.score ?? 0) * 100)
  const number = (key: string) => audits[key]?.numericValue ?? 0
  const failed = Object.values(audits)
    .filter(
      ({ score: points, scoreDisplayMode }) => points !== null && points < 0.9 && scoreDisplayMode !== 'informative',
    )
    .map(({ id }) => id)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
    lcp: number('largest-contentful-paint'),
    cls: number('cumulative-layout-shift'),
    tbt: number('total-blocking-time'),
    bytes: number('total-byte-weight'),
    failed,
  }
}

const auditOften = async (url: string, port: number): Promise<Audit> => {
  const runs: Audit[] = []
  for (let run = 0; run < Number(values.runs); run++) runs.push(await audit(url, port))
  const middle = (pick: (one: Audit) => number) => median(runs.map(pick))
  return {
    performance: middle((one) => one.performance),
    accessibility: middle((one) => one.accessibility),
    'best-practices': middle((one) => one['best-practices']),
    seo: middle((one) => one.seo),
    lcp: middle((one) => one.lcp),
    cls: middle((one) => one.cls),
    tbt: middle((one) => one.tbt),
    bytes: middle((one) => one.bytes),
    failed: [...new Set(runs.flatMap(({ failed }) => failed))],
  }
}

const profile = await mkdtemp(join(tmpdir(), 'wenhao-lighthouse-'))
const port = await freePort()
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...flags.split(' '), `--remote-debugging-port=${port}`],
})
try {
  const result: Record<string, number> = {}
  console.log('| page | performance | accessibility | best practices | SEO | LCP s | CLS | blocked ms | KB |')
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|')
  for (const [name, path] of Object.entries(await pagesOf(values.url))) {
    const one = await auditOften(values.url + path, port)
    const figures = [
      ...categories.map((category) => one[category]),
      (one.lcp / 1000).toFixed(2),
      one.cls.toFixed(3),
      Math.round(one.tbt),
      Math.round(one.bytes / 1024),
    ]
    console.log(`| ${name} ${path} | ${figures.join(' | ')} |`)
    if (one.failed.length > 0) console.log(`  below .9: ${one.failed.join(', ')}`)
    for (const category of categories) result[`lighthouse_${name}_${category.replace('-', '_')}`] = one[category]
  }
  console.log(`result ${JSON.stringify(result)}`)
} finally {
  await browser.close()
  await rm(profile, { recursive: true, force: true })
}
