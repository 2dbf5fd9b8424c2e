import Validator from '@adobe/structured-data-validator'
import { expect, test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import { aWorld } from '../browser/every-page.ts'
import { answered, bareClaim, paragraph, publishedWith, text } from '../claims/build.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
const world = await aWorld(site)
const pageAt = (name: string) => [...world.main, ...world.others].find((page) => page.name === name)?.path ?? '/'
const read = async (name: string) => (await site.stranger().get(pageAt(name))).text

type Thing = { '@type': string; [name: string]: unknown }

const thingsIn = (html: string): Thing[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json = '']) => JSON.parse(json))

/** What an independent validator holds against the blocks of a page. */
const faultsOf = async (html: string) => {
  const jsonld: Record<string, Thing[]> = {}
  for (const thing of thingsIn(html)) jsonld[thing['@type']] = [...(jsonld[thing['@type']] ?? []), thing]
  const issues: { severity: string; issueMessage: string }[] = await new Validator().validate({
    jsonld,
    microdata: {},
    rdfa: {},
  })
  return issues.filter(({ severity }) => severity === 'ERROR').map(({ issueMessage }) => issueMessage)
}

test.each([
  ['home', ['WebSite']],
  ['channel', ['CollectionPage']],
  ['article', ['NewsArticle', 'BreadcrumbList']],
  ['creator', ['ProfilePage']],
])('the %s page says to programs what it is, without fault', async (name, types) => {
  const html = await read(name)
  expect(thingsIn(html).map((thing) => thing['@type'])).toEqual(types)
  expect(await faultsOf(html)).toEqual([])
})

test('the validator is awake: it finds what is missing', async () => {
  const html = (await read('article')).replace('"position":1,', '')
  expect(await faultsOf(html)).not.toEqual([])
})

test('an article names its sources, its author and its times', async () => {
  const [article] = thingsIn(await read('article'))
  expect(article).toMatchObject({
    headline: '末班公交多开一小时',
    inLanguage: 'zh-CN',
    citation: [{ '@type': 'WebPage', name: '夜间线路调整公告', url: 'https://example.org/notice' }],
    author: [{ '@type': 'Person', name: '青屿夜行记' }],
    keywords: ['公交'],
  })
  expect(Date.parse(String(article?.datePublished))).toBeLessThanOrEqual(Date.now())
})

test('a link to an article shows title, summary and a picture by its whole address', async () => {
  const html = await read('article')
  const meta = (name: string) => new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1]
  expect(meta('og:type')).toBe('article')
  expect(meta('og:url')).toBe(`${site.url}${pageAt('article')}`)
  expect(meta('og:image')).toMatch(new RegExp(`^${site.url}/`))
  expect(html).toContain('<link rel="alternate" type="application/rss+xml"')
})

test('every page has one address of its own, and lists their feeds', async () => {
  for (const name of ['home', 'channel', 'article', 'creator', 'latest', 'tag']) {
    const html = await read(name)
    const canonical = [...html.matchAll(/<link rel="canonical" href="([^"]+)"/g)].map(([, href]) => href)
    expect(canonical, name).toEqual([site.url + pageAt(name)])
    const feeds = [...html.matchAll(/<link rel="alternate" type="[^"]+" href="([^"]+)"/g)].map(([, href]) => href ?? '')
    expect(feeds, name).toHaveLength(3)
    for (const feed of feeds) expect((await site.stranger().get(feed)).status, feed).toBe(200)
  }
})

test('the claims of an article lead from their place in it to their sources, without fault', async () => {
  const id = '0ccccccccccc1'
  const draft = await publishedWith(
    site,
    await anAuthor(site),
    paragraph(answered('</script>末班车推迟了', { id, answer: 'sourced', sources: ['s2', 's1'] })),
    paragraph(answered('站台上站着人', { id: '0ccccccccccc2', answer: 'first-hand', when: '昨天', where: '青屿站' })),
    paragraph(answered('这样最好', { answer: 'opinion' }), text('。')),
    paragraph(text(bareClaim)),
  )
  const html = (await site.stranger().get(`/a/${draft.id}`)).text
  expect(await faultsOf(html)).toEqual([])
  const [article] = thingsIn(html)
  const url = `${site.url}/a/${draft.id}`
  expect(article).toMatchObject({
    citation: [{ '@id': `${url}#source-1` }, { '@id': `${url}#source-2` }],
    isBasedOn: [{ '@id': `${url}#source-2` }], // figures; the notice is a page
    hasPart: [
      {
        '@type': 'Claim',
        '@id': `${url}#c-${id}`,
        text: '</script>末班车推迟了',
        keywords: 'sourced',
        appearance: { url: `${url}#c-${id}`, isPartOf: { '@id': url } },
        citation: [{ '@id': `${url}#source-1` }, { '@id': `${url}#source-2` }],
      },
      { keywords: 'first-hand', temporalCoverage: '昨天', spatialCoverage: { name: '青屿站' } },
      { keywords: 'question', text: bareClaim.slice(0, -1) },
    ],
  })
})

test('programs are told of a hundred claims at most', async () => {
  const many = Array.from({ length: 150 }, (_, at) => answered(`第${at}句`, { answer: 'first-hand' }))
  const draft = await publishedWith(site, await anAuthor(site), paragraph(...many))
  const [article] = thingsIn((await site.stranger().get(`/a/${draft.id}`)).text)
  expect(article?.hasPart).toHaveLength(100)
})
