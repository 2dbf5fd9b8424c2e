import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Details, emptyDetails } from '#features/articles/details.ts'
import type { EditorData, ServerDraft } from '#features/articles/elements/editor-data.ts'
import { emptyDocument, readDocument, type WenhaoDocument } from '#features/document/browser.ts'
import type { Env } from '#features/site/index.ts'
import { asset, serveAsset } from '#platform/assets.ts'
import { newId } from '#platform/ids.ts'
import { type Locale, type Messages, messagesOf } from '#ui/messages/index.ts'
import { securityHeaders } from '#web/security-headers.ts'

/** One draft on a server that a test can switch off, sign out of, or change behind the editor's back. */
export type Stand = {
  url: string
  page: (locale?: Locale) => string
  draft: ServerDraft
  revisions: { reason: string; document: WenhaoDocument; title: string }[]
  received: number
  mode: 'well' | 'away' | 'signed-out'
  violations: string[]
  close: () => void
}

export const paragraphs = (...texts: string[]): WenhaoDocument =>
  ({
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  }) as WenhaoDocument

/** A real picture, all of one colour. */
export const pngBytes = (width: number, height: number): number[] => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const
    ends[0].writeUInt32BE(data.length)
    ends[1].writeUInt32BE(crc32(body))
    return Buffer.concat([ends[0], body, ends[1]])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0], 8)
  const rows = deflateSync(Buffer.alloc((width + 1) * height))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return [...Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])]
}

/** An article that the stand knows; any other is missing. */
export const knownArticle = '0sae72bgq7416'

/** The routes that the editor calls, in memory, behind the real security headers and with the real bundle. */
export const openStand = async (document: WenhaoDocument = emptyDocument(), title = ''): Promise<Stand> => {
  const id = newId()
  const details: Details = { ...emptyDetails('zh-CN'), title }
  const pictures = new Map<string, Uint8Array<ArrayBuffer>>()
  const at = (path: string) => `/studio/articles/${id}${path}`
  const app = new Hono<Env>().use(securityHeaders({ publicUrl: undefined })).get('/assets/:file', serveAsset)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stand: Stand = {
    url,
    page: (locale = 'zh-CN') => `${url}${at('')}?locale=${locale}`,
    draft: { version: 1, details, document, editedAt: new Date().toISOString(), editedBy: null },
    revisions: [],
    received: 0,
    mode: 'well',
    violations: [],
    close: () => server.close(),
  }
  const keep = (reason: string, text: WenhaoDocument, name: string) =>
    stand.revisions.push({ reason, document: text, title: name })

  app.use(async (c, next) => {
    if (stand.mode === 'signed-out' && c.req.method !== 'GET') return c.json({ problem: 'signed-out' }, 401)
    if (stand.mode === 'away') return c.json({}, 503)
    await next()
  })
  app.get(at(''), (c) => {
    c.header('Cache-Control', 'no-store')
    return c.html(pageOf(dataOf(id, stand.draft, (c.req.query('locale') ?? 'zh-CN') as Locale)))
  })
  app.put(at('/draft'), async (c) => {
    stand.received++
    const sent = (await c.req.json()) as { details: Partial<Details>; document: unknown }
    const reading = readDocument(sent.document)
    if (!reading.ok) return c.json({ problems: { [`document.${reading.path}`]: reading.problem } }, 422)
    const current = stand.draft
    if (c.req.header('if-match') !== `"${current.version}"`) {
      keep('conflict', reading.document, sent.details.title ?? '')
      return c.json({ current, keptRevision: stand.revisions.length }, 409)
    }
    const editedAt = new Date().toISOString()
    const changed = { ...current.details, ...sent.details }
    stand.draft = {
      version: current.version + 1,
      details: changed,
      document: reading.document,
      editedAt,
      editedBy: '我',
    }
    return c.json({ version: stand.draft.version, savedAt: editedAt })
  })
  app.post(at('/revisions'), (c) => {
    keep('editing', stand.draft.document, stand.draft.details.title)
    return c.json({ number: stand.revisions.length }, 201)
  })
  app.post('/studio/media', async (c) => {
    const file = (await c.req.formData()).get('file') as File
    const bytes = new Uint8Array(await file.arrayBuffer())
    const problem = file.name.includes('svg') ? 'svg-not-taken' : 'broken'
    if (bytes[0] !== 0x89) return c.json({ files: [{ ok: false, problem }] })
    const hash = createHash('sha256').update(bytes).digest('hex')
    pictures.set(hash, bytes)
    return c.json({
      files: [{ ok: true, picture: { hash, width: 120, height: 80, variants: [{ name: 'full', width: 120 }] } }],
    })
  })
  app.get('/studio/creators/a/pictures', (c) => {
    const q = c.req.query('q') ?? ''
    const found = [...pictures.keys()].filter((hash) => hash.startsWith(q)).reverse()
    const picture = { width: 120, height: 80, variants: [{ name: 'full', width: 120 }] }
    return c.json({
      pictures: found.map((hash) => ({ name: `${hash.slice(0, 6)}.png`, picture: { hash, ...picture } })),
    })
  })
  app.get(at('/sources'), (c) => c.json({ sources: [] }))
  app.get('/studio/embeds/:id', (c) => {
    const id = c.req.param('id')
    if (id !== knownArticle) return c.json({ problem: 'missing' }, 404)
    const creator = { handle: 'a', name: '青屿夜行记' }
    return c.json({
      is: 'here',
      id,
      title: '末班公交',
      language: 'zh-CN',
      cover: null,
      publishedAt: new Date(),
      creator,
    })
  })
  app.get('/media/:hash/:variant', (c) => {
    const bytes = pictures.get(c.req.param('hash'))
    return bytes ? c.body(bytes, 200, { 'Content-Type': 'image/png' }) : c.notFound()
  })
  app.get(at('/declaration'), (c) => c.html('<!doctype html><title>2</title><h1>declaration</h1>'))
  return stand
}

const dataOf = (id: string, draft: ServerDraft, locale: Locale): EditorData => {
  const base = `/studio/articles/${id}`
  return {
    article: { id, state: 'draft', isPublished: false, creator: { id: newId(), handle: 'a', name: '甲' } },
    draft,
    paths: {
      draft: `${base}/draft`,
      revisions: `${base}/revisions`,
      comparison: `${base}/comparison`,
      restoration: `${base}/restoration`,
      declaration: `${base}/declaration`,
      preview: `${base}/preview`,
      media: '/studio/media?creator=x',
      library: '/studio/creators/a/pictures',
      embed: '/studio/embeds/',
      signIn: '/sign-in',
    },
    pictures: {},
    locale,
    texts: { ...messagesOf(locale).editor, ...extras(messagesOf(locale)) },
    viewer: { id: 'viewer', name: '我' },
    icons: asset('icons.svg'),
    finder: { worker: asset('claims.js'), models: { zh: asset('claims-zh.bin'), en: asset('claims-en.bin') } },
  }
}

const extras = (say: Messages) => {
  const { writing, asking, claims, editor, sourceForm, citing } = say
  const { gallery, picker, embedding } = writing
  const { kinds, protectedPerson } = citing
  const sources = { ...editor.sources, ...sourceForm, kinds, protectedPerson }
  return { gallery, picker, embedding, asking, reasons: claims.reasons, sources }
}

const pageOf = (data: EditorData): string => `<!doctype html>
<html lang="${data.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.draft.details.title || 'draft'}</title><link rel="icon" href="${asset('mark.svg')}">
<link rel="stylesheet" href="${asset('site.css')}"><link rel="stylesheet" href="${asset('studio.css')}">
<script type="module" src="${asset('studio.js')}"></script></head><body>
<header class="bar"><div class="wrap"><a class="logo" href="/">文号</a><p class="saved" role="status" data-saved><span></span></p>
<div class="end"><a class="btn btn-main" data-next href="${data.paths.declaration}">下一步：声明</a></div></div></header>
<main id="main"><div class="wrap"><ol class="steps"><li aria-current="step">1 写作</li><li>2 声明</li><li>3 发布</li></ol>
<article-editor data-id="${data.article.id}"><script type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<div data-fallback><p>写作需要脚本。</p></div></article-editor></div></main></body></html>`
