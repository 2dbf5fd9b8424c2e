import { expect, test } from 'vitest'
import { sharedAddress } from './shared-routes.ts'

const id = '0123456789abc'
const far = 'x'.repeat(15_000)

test.each([
  // A place in a list by time.
  [`/latest?before=1000-${id}`, `/latest?before=1000-${id}`],
  [`/latest?before=001000-${id}`, `/latest?before=1000-${id}`],
  [`/latest?before=-0-${id}`, `/latest?before=0-${id}`],
  [`/latest?before=-5-${id}`, `/latest?before=-5-${id}`],
  [`/latest?x=1&before=1000-${id}&y`, `/latest?before=1000-${id}`],
  [`/latest?before=%31000-${id}`, `/latest?before=1000-${id}`],
  ['/latest?before=x1', '/latest'],
  ['/latest?before=', '/latest'],
  [`/latest?before=1e3-${id}`, '/latest'],
  [`/latest?before=1000-${id.toUpperCase()}`, '/latest'],
  [`/latest?before=1000-${id}%0a`, '/latest'],
  [`/latest?before=x&before=1000-${id}`, '/latest'],
  [`/latest?${far}`, '/latest'],
  [`/latest?${far}&before=1000-${id}`, `/latest?before=1000-${id}`],
  [`/@ana/feed.xml?before=1000-${id}`, `/@ana/feed.xml?before=1000-${id}`],
  ['/@ana/feed.xml?before=x1', '/@ana/feed.xml'],
  ['/c/city/atom.xml?page=2', '/c/city/atom.xml'],
  [`/hot/feed.json?before=1000-${id}`, '/hot/feed.json'],
  [`/archive/2026-11-01?before=1000-${id}`, `/archive/2026-11-01?before=1000-${id}`],
  // A style of references.
  [`/a/${id}/sources?style=apa`, `/a/${id}/sources?style=apa`],
  [`/a/${id}/sources?style=gbt7714&x`, `/a/${id}/sources?style=gbt7714`],
  [`/a/${id}/sources?style=APA`, `/a/${id}/sources`],
  [`/a/${id}/sources?style=constructor`, `/a/${id}/sources`],
  // Versions.
  [`/a/${id}/versions?to=2&from=1`, `/a/${id}/versions?from=1&to=2`],
  ...['0', '01', '-1', '1.0', '1e1', ' 1', '+1', 'draft', '1'.repeat(10)].map((text) => [
    `/a/${id}/versions?from=${encodeURIComponent(text)}&to=2`,
    `/a/${id}/versions?to=2`,
  ]),
  // A ranked list.
  [`/hot?after=12.5_${id}&channel=city`, `/hot?channel=city&after=12.5_${id}`],
  [`/hot?after=012.50_${id}_${id}`, `/hot?after=12.5_${id}_${id}`],
  [`/hot?after=12.5`, '/hot'],
  ['/hot?channel=', '/hot'],
  ['/hot?channel=City', '/hot'],
  [`/hot?channel=${'a'.repeat(41)}`, '/hot'],
  [`/a/${id}/more?after=1_${id}&page=07`, `/a/${id}/more?after=1_${id}&page=7`],
  [`/a/${id}/more?page=00`, `/a/${id}/more`],
  [`/a/${id}/more?page=100`, `/a/${id}/more`],
  // The path.
  [`/a/${id}-a-title?before=1000-${id}`, `/a/${id}`],
  [`/a/${id}-${far}`, `/a/${id}`],
  ['/tags/%61b', '/tags/ab'],
])('%.60s is %s', (asked, address) => {
  expect(addressOf(asked)).toBe(address)
  expect(addressOf(address ?? '')).toBe(address)
})

test.each(['/studio', `/a/${id}x`, '/tags/a%2fb', '/tags/%zz', `/tags/${far}`, '/@Ana'])(
  '%.60s is no shared page',
  (asked) => expect(addressOf(asked)).toBeUndefined(),
)

test('feeds are files, which have no theme', () => {
  const isFile = (path: string) => sharedAddress(path, '')?.isFile
  expect(['/feed.xml', '/hot/atom.xml', '/tags/ab/feed.json', '/@ana/feed.xml'].map(isFile)).toEqual(
    Array(4).fill(true),
  )
  expect(['/', '/latest', '/tags/feed.xml', '/@ana', '/archive/feed.json'].map(isFile)).toEqual(Array(5).fill(false))
})

const addressOf = (asked: string): string | undefined => {
  const [path = '', query = ''] = asked.split(/\?(.*)/s)
  return sharedAddress(path, query)?.address
}
