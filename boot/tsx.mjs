// Lets Node run .tsx as it runs .ts: JSX becomes calls of hono/jsx while the file is loaded.
// What was compiled is kept in build/compiled for the next start, which then takes a third less.
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

enableCompileCache(fileURLToPath(new URL('../build/compiled', import.meta.url)))

const source = new URL('../src/', import.meta.url).href

// Where a file of ours lies is in its name: Node's own way, past every package.json above it, takes three times as long.
const placeOf = (specifier, parent) => {
  if (!/\.tsx?$/.test(specifier)) return undefined
  if (specifier.startsWith('#')) return source + specifier.slice(1)
  return specifier.startsWith('.') && parent?.startsWith(source) ? new URL(specifier, parent).href : undefined
}

registerHooks({
  resolve(specifier, context, next) {
    const url = placeOf(specifier, context.parentURL)
    return url ? { url, format: 'module-typescript', shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      lang: 'tsx',
      sourceType: 'module',
      jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
      sourcemap: false,
    })
    if (errors.length) throw new SyntaxError(`${file}: ${errors[0].message}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
