import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'

const site = await startSite()
const page = await site.stranger().get('/sign-in')
const named = (pattern: RegExp) => pattern.exec(page.text)?.[0] ?? ''
const styles = named(/\/assets\/site-[\w-]+\.css/)

test('a bundled file is kept for good by browsers, and its type is certain', async () => {
  const answer = await site.stranger().get(styles)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
])('a browser that accepts %s gets %s', async (accepted, encoding) => {
  const answer = await fetch(site.url + styles, { headers: { 'accept-encoding': accepted } })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(await answer.text()).toContain('@layer')
})

test.each([
  '/assets/manifest.json',
  '/assets/nothing.css',
  '/assets/..%2fassets-current',
  '/assets/%2e%2e%2fsources.json',
])('%s is not served', async (path) => {
  expect((await site.stranger().get(path)).status).toBe(404)
})

test('the browser code of a reader’s page stays below 10 KB compressed', async () => {
  const scripts = [...page.text.matchAll(/src="(\/assets\/[\w-]+\.js)"/g)].map(([, path]) => path)
  const sizes = await Promise.all(
    scripts.map(async (path) => {
      const answer = await fetch(site.url + path, { headers: { 'accept-encoding': 'br' } })
      return Number(answer.headers.get('content-length'))
    }),
  )
  expect(sizes.length).toBe(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10 * 1024)
  expect(sizes.every((size) => size > 0)).toBe(true)
})

test('browsers find an icon where they look for it', async () => {
  const icon = await site.stranger().get('/favicon.ico')
  expect(icon.headers.get('content-type')).toBe('image/x-icon')
})
