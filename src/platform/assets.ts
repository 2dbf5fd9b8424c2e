import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const build = join(import.meta.dirname, '../../build')

/** The folder that the last bundling made; see boot/steps/bundle.mjs, which writes its name. */
const current = (() => {
  const pointer = join(build, 'assets-current')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : 'assets-dev'
})()

const readManifest = (folder: string): Record<string, string> => {
  const manifest = join(build, folder, 'manifest.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
}

const files = readManifest(current)

/** Where each file lies. Older bundles that are still there count too: a page open in a browser may ask for them. */
const places: ReadonlyMap<string, string> = (() => {
  const folders = existsSync(build) ? readdirSync(build).filter((name) => name.startsWith('assets-')) : []
  const known = [...folders.filter((name) => name !== 'assets-current' && name !== current), current]
  return new Map(known.flatMap((folder) => Object.values(readManifest(folder)).map((file) => [file, folder] as const)))
})()

/** The address of a bundled file: `asset('site.css')` is `/assets/site-1f3c.css`. */
export const asset = (name: string): string => `/assets/${files[name] ?? name}`

type Encoding = 'br' | 'gzip' | 'identity'
type Kept = { type: string; bodies: Partial<Record<Encoding, Uint8Array<ArrayBuffer>>> }

const kept = new Map<string, Promise<Kept>>()

const compress = {
  br: (raw: Buffer) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (raw: Buffer) => promisify(gzip)(raw, { level: 9 }),
}

/** Reads and compresses a file once; from then on it is served from memory. */
const load = async (file: string): Promise<Kept> => {
  const raw = await readFile(join(build, places.get(file) ?? current, file))
  const type = types[extname(file)] ?? 'application/octet-stream'
  const identity = new Uint8Array(raw)
  if (extname(file) === '.png') return { type, bodies: { identity } }
  const [br, gz] = await Promise.all([compress.br(raw), compress.gzip(raw)])
  return { type, bodies: { identity, br: new Uint8Array(br), gzip: new Uint8Array(gz) } }
}

const wanted = (accepted: string, { bodies }: Kept): Encoding => {
  if (bodies.br && /\bbr\b/.test(accepted)) return 'br'
  return bodies.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

const serve = async (c: Context, file: string, caching: string): Promise<Response> => {
  let pending = kept.get(file)
  if (!pending) kept.set(file, (pending = load(file)))
  const found = await pending
  const encoding = wanted(c.req.header('accept-encoding') ?? '', found)
  return c.body(found.bodies[encoding] as Uint8Array<ArrayBuffer>, 200, {
    'content-type': found.type,
    'cache-control': caching,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
}

// Asked for by programs, not by people: no page is made for it.
const missing = (c: Context): Response => c.text('404', 404, { 'cache-control': 'no-store' })

/** GET /assets/:file. A name holds the hash of its bytes, so it never changes and is kept for good. */
export const serveAsset = async (c: Context): Promise<Response> => {
  const file = c.req.param('file') ?? ''
  return places.has(file) ? serve(c, file, 'public, max-age=31536000, immutable') : missing(c)
}

/** GET /favicon.ico, which browsers ask for by that name. */
export const serveFavicon = async (c: Context): Promise<Response> =>
  files['favicon.ico'] ? serve(c, files['favicon.ico'], 'public, max-age=86400') : missing(c)
