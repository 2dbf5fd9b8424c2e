import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

const entries = {
  'early.js': 'src/web/browser/early.ts',
  'site.js': 'src/web/browser/site.ts',
  'studio.js': 'src/web/browser/studio.ts',
  'claims.js': 'src/web/browser/claims.ts',
  'site.css': 'src/web/browser/site.css',
  'studio.css': 'src/web/browser/studio.css',
}
const files = ['icons.svg', 'mark.svg', 'favicon.ico', 'touch-icon.png', 'card.png']
const models = { 'claims-zh.bin': 'claim-model.zh.bin', 'claims-en.bin': 'claim-model.en.bin' }

/** Adds the files that are served as they are, and writes which name has become which file. */
const manifest = (): Plugin => ({
  name: 'wenhao-manifest',
  apply: 'build',
  buildStart() {
    for (const name of files) this.emitFile({ type: 'asset', name, source: readFileSync(`src/ui/assets/${name}`) })
    for (const [name, file] of Object.entries(models))
      this.emitFile({ type: 'asset', name, source: readFileSync(`src/features/document/claims/models/${file}`) })
  },
  generateBundle(_options, bundle) {
    const names: Record<string, string> = {}
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') {
        // A part that is loaded later is listed under its own name: only what is listed is served.
        const isEntry = file.isEntry && file.name in entries
        names[isEntry ? file.name : file.fileName] = file.fileName
      } else for (const name of file.names) names[name] = file.fileName
    }
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: JSON.stringify(names, null, 2) })
  },
})

export default defineConfig({
  publicDir: false,
  base: '/assets/',
  plugins: [manifest()],
  build: {
    outDir: process.env.WENHAO_ASSETS_OUT ?? 'build/assets-dev',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome111', 'firefox114', 'safari16.4'],
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries,
      output: {
        entryFileNames: (chunk) => `${chunk.name.replace(/\.\w+$/, '')}-[hash].js`,
        chunkFileNames: 'part-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
})
