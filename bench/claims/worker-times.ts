import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { openChromium } from '../../tests/browser/chromium.ts'
import type { Times } from './find-times.ts'

const root = join(import.meta.dirname, '../..')

/** The times in a worker thread of a browser, where the editor finds claims. */
export const timesInWorker = async (lang: 'zh' | 'en', text: string): Promise<Times> => {
  const code = await bundle(join(import.meta.dirname, 'speed-in-worker.ts'))
  const file = join(root, `src/features/document/claims/models/claim-model.${lang}.bin`)
  const model = [...readFileSync(file)]
  const browser = await openChromium()
  try {
    const page = await browser.newPage()
    await page.route('http://bench.test/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
    await page.goto('http://bench.test/')
    return await page.evaluate(askWorker, { code, text, model })
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
const askWorker = ({ code, text, model }: { code: string; text: string; model: number[] }): Promise<Times> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    worker.onmessage = ({ data }) => resolve(data as Times)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage({ text, model: Uint8Array.from(model) })
  })

const bundle = async (entry: string): Promise<string> => {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'bench' } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('The bundle of the worker is empty.')
  return chunk.code
}
