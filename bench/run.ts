import { parseArgs } from 'node:util'
import type { Figure, Part } from './part.ts'

// Usage: npm run bench [part …] [-- --data folder]. Every part is a file that exports `run`.
const parts: Record<string, () => Promise<{ run: Part }>> = {
  import: () => import('./import.ts'),
  pages: () => import('./pages.ts'),
  publishing: () => import('./publishing.ts'),
  memory: () => import('./memory.ts'),
  claims: () => import('./claims/run.ts'),
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
const names = positionals.length > 0 ? positionals : Object.keys(parts)
const figures: Figure[] = []
for (const name of names) {
  const load = parts[name]
  if (!load) throw new Error(`There is no part ${name}: choose among ${Object.keys(parts).join(', ')}.`)
  process.stderr.write(`${name} …\n`)
  figures.push(...(await (await load()).run(values)))
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toString() : value.toFixed(value < 1 ? 3 : 2)

console.log('| what | value | unit | mark |\n|---|---:|---|---|')
for (const { what, value, unit, mark = '' } of figures) console.log(`| ${what} | ${shown(value)} | ${unit} | ${mark} |`)
const keyed = figures.flatMap(({ key, value }) => (key ? [[key, Number(value.toFixed(3))]] : []))
console.log(`result ${JSON.stringify(Object.fromEntries(keyed))}`)
