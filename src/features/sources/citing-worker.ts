import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import CSL from 'citeproc'
import type { CslItem } from './to-csl.ts'

/** Sets references in a thread of its own: the engine is large, and three hundred items take it a second or two. */
export type CitingRequest = { style: 'gbt7714' | 'apa'; items: CslItem[] }

const read = (name: string) => readFileSync(new URL(`./styles/${name}`, import.meta.url), 'utf8')
const locales = { 'zh-CN': read('locale-zh-CN.xml'), en: read('locale-en.xml') }
const styles = { gbt7714: read('gbt7714.csl'), apa: read('apa.csl') }

type Item = Omit<CslItem, 'custom'>

// Each language has an engine: one that knows two sets the dates of both in the first.
const setIn = (language: CslItem['language'], style: CitingRequest['style'], items: Item[]): Map<string, string> => {
  const known = new Map(items.map((item) => [item.id, item]))
  const here = { retrieveLocale: () => locales[language], retrieveItem: (id: string) => known.get(id) }
  const engine = new CSL.Engine(here, styles[style], language, true)
  engine.setOutputFormat('text')
  engine.updateItems([...known.keys()])
  const [about, lines] = engine.makeBibliography()
  return new Map(about.entry_ids.map(([id = ''], at) => [id, (lines[at] ?? '').trim()]))
}

parentPort?.on('message', ({ style, items }: CitingRequest) => {
  // Places instead of ids: ids are the authors'.
  const numbered = items.map((item, at) => ({ ...item, id: String(at), custom: undefined }))
  const set = Map.groupBy(numbered, ({ language }) => language)
  const lines = new Map([...set].flatMap(([language, some]) => [...setIn(language, style, some)]))
  parentPort?.postMessage(numbered.map(({ id }) => lines.get(id) ?? ''))
})
