import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { chromiumPath } from '../../tests/browser/chromium.ts'
import type { Figure } from '../part.ts'
import type { Times } from './find-times.ts'
import { readLabels } from './read-sets.ts'
import { timesInWorker } from './worker-times.ts'

const length = 5_000
const root = join(import.meta.dirname, '../..')

/** How long it takes to find the claims of an article of 5,000 characters, made of gold sentences. */
export const speed = async (): Promise<Figure[]> => {
  const figures: Figure[] = []
  for (const lang of ['zh', 'en'] as const) {
    const article = articleOf(lang)
    if (!article) continue
    figures.push(...figuresOf(`${lang}, in Node`, timesInNode(lang, article)))
    if (chromiumPath) figures.push(...figuresOf(`${lang}, in a worker of Chromium`, await timesInWorker(lang, article)))
  }
  const slowest = Math.max(...figures.filter(({ mark }) => mark).map(({ value }) => value))
  if (figures.length > 0)
    figures.push({ what: 'the slowest of these, warm', value: slowest, unit: 'ms', key: 'find_ms_5000', mark: '< 50' })
  return figures
}

const articleOf = (lang: 'zh' | 'en'): string | undefined => {
  const text = readLabels(`gold.${lang}`)
    ?.map((row) => row.text)
    .join(lang === 'zh' ? '' : ' ')
  return text?.repeat(Math.ceil(length / text.length)).slice(0, length)
}

const timesInNode = (lang: 'zh' | 'en', text: string): Times => {
  const program = ['--import', join(root, 'boot/tsx.mjs'), join(import.meta.dirname, 'speed-in-node.ts')]
  const { stdout } = spawnSync(process.execPath, program, {
    cwd: root,
    input: JSON.stringify({ lang, text }),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return JSON.parse(stdout) as Times
}

const figuresOf = (where: string, { first, later, processor }: Times): Figure[] => [
  { what: `claims of 5,000 characters, ${where}`, value: later, unit: 'ms', mark: '< 50' },
  { what: `claims of 5,000 characters, ${where}, the first time`, value: first, unit: 'ms' },
  ...(processor === undefined
    ? []
    : [{ what: `claims of 5,000 characters, ${where}, processor`, value: processor, unit: 'ms' }]),
]
