import { expect, test } from 'vitest'
import { documentOf, paragraph, text } from '../../../tests/document/build.ts'
import { labels } from '../../../tests/document/labels.ts'
import { fitDocument } from './fit-document.ts'
import {
  cutAtEmbeds,
  type DocumentNode,
  embeds,
  forElsewhere,
  fromHtml,
  fromMarkdown,
  plainText,
  readDocument,
  renderDocument,
} from './index.ts'

const figure = (name: string, caption?: string) => ({
  type: 'figure',
  attrs: { original: `https://example.org/${name}.png`, alt: name },
  ...(caption && { content: [text(caption)] }),
})
const gallery = (count: number) => ({
  type: 'gallery',
  content: Array.from({ length: count }, (_, n) => figure(`${n}`)),
})
const shape = (node: DocumentNode): unknown =>
  node.type === 'figure' ? node.attrs.alt : node.type === 'gallery' ? node.content?.map(shape) : node.type
const shapes = (html: string) => fromHtml(html).document.content?.map(shape)
const image = (name: string) => `<img src="https://example.org/${name}.png" alt="${name}">`

test.each([
  [1, false],
  [2, true],
  [20, true],
  [21, false],
])('a gallery of %i pictures is taken: %s', (count, isTaken) => {
  expect(readDocument({ type: 'doc', content: [gallery(count)] }).ok).toBe(isTaken)
})

test('a gallery holds pictures and nothing else', () => {
  const reading = readDocument({ type: 'doc', content: [{ type: 'gallery', content: [figure('a'), paragraph('b')] }] })
  expect(reading).toMatchObject({ ok: false, problem: 'bad-content', path: 'content.0.content.1' })
})

test.each([
  ['a figure of several figures', `<figure><figure>${image('a')}</figure><figure>${image('b')}</figure></figure>`],
  [
    'a gallery block',
    `<div class="wp-block-gallery"><figure>${image('a')}</figure><figure>${image('b')}</figure></div>`,
  ],
  [
    'an older gallery block',
    `<ul class="wp-block-gallery"><li><figure>${image('a')}</figure></li><li><figure>${image('b')}</figure></li></ul>`,
  ],
  [
    'a gallery as a list of definitions',
    `<div class="gallery"><dl><dt><a href="https://example.org/a.png">${image('a')}</a></dt></dl><dl><dt>${image('b')}</dt></dl></div>`,
  ],
  [
    'a figure with the pictures in rows',
    `<figure><div><div>${image('a')}</div><div>${image('b')}</div></div></figure>`,
  ],
])('%s is read as a gallery', (_name, html) => {
  expect(shapes(html)).toEqual([['a', 'b']])
})

test('each picture of a gallery keeps its caption, and what stood below all of them comes after', () => {
  const one = (name: string) => `<figure>${image(name)}<figcaption>caption ${name}</figcaption></figure>`
  const { document } = fromHtml(
    `<figure class="wp-block-gallery">${one('a')}${one('b')}<figcaption>both</figcaption></figure>`,
  )
  expect(plainText(document)).toBe('caption a\ncaption b\nboth')
})

test('a gallery too large for one becomes several, none of a single picture', () => {
  const many = Array.from({ length: 41 }, (_, n) => image(`${n}`)).join('')
  const sizes = fromHtml(`<figure>${many}</figure>`).document.content?.map((node) => node.content?.length)
  expect(sizes).toEqual([14, 13, 14])
})

test('a figure with pictures and words stays what it was', () => {
  expect(shapes(`<figure>${image('a')}<p>and</p>${image('b')}</figure>`)).toEqual(['a', 'paragraph', 'b'])
})

test('in Markdown a paragraph of nothing but pictures is a gallery, and their titles are captions', () => {
  const source =
    '![a](https://example.org/a.png "First")\n![b](https://example.org/b.png)\n\n![c](https://example.org/c.png)\n'
  const { document, pictures } = fromMarkdown(source)
  expect(document.content?.map(shape)).toEqual([['a', 'b'], 'c'])
  expect(plainText(document)).toBe('First')
  expect(pictures.map(({ alt }) => alt)).toEqual(['a', 'b', 'c'])
})

test('pictures of a gallery stand in rows, each with its shape, and their space before they load', () => {
  const media = 'a'.repeat(64)
  const pictures = new Map([[media, { width: 1600, height: 1000, variants: [{ name: '960', width: 960 }] }]])
  const own = { type: 'figure', attrs: { media, alt: 'A hill' } }
  const html = renderDocument(documentOf({ type: 'gallery', content: [own, own, figure('c')] }), { labels, pictures })
  expect(html).toContain('<div class="gallery" role="group" aria-label="Gallery of 3">')
  expect(html).toMatch(/<figure class="r16" id="fig-1"><a [^>]*><img [^>]*width="1600" height="1000"/)
  expect(html).toMatch(/<figure class="fig-missing r15" id="fig-3">/)
  expect(html).not.toContain('style=')
})

test('cutting a text to its limits leaves a whole gallery or none', () => {
  const content = Array.from({ length: 150 }, () => gallery(20)) as never[]
  const fitted = fitDocument({ type: 'doc', content })
  expect(readDocument(fitted).ok).toBe(true)
})

const id = '0123456789abc'
const embed = { type: 'embed', attrs: { article: id } }

test('an embedded article is a plain link in what is stored, and a whole one in feeds', () => {
  const html = renderDocument(documentOf(embed), { labels })
  expect(html).toBe(`<p class="embed"><a href="/a/${id}">An article here</a></p>`)
  expect(forElsewhere(html, { site: 'https://example.org', url: '', plain: labels.claims.plain })).toBe(
    `<p class="embed"><a href="https://example.org/a/${id}">https://example.org/a/${id}</a></p>`,
  )
})

test('a rendering is cut where articles are embedded, and never by what an author wrote', () => {
  const written = paragraph(`<p class="embed"><a href="/a/${id}">x</a></p>`)
  const pieces = cutAtEmbeds(renderDocument(documentOf(written, embed, paragraph('after')), { labels }))
  expect(pieces.map(({ article }) => article)).toEqual([id, undefined])
  expect(pieces[1]?.html).toBe('<p>after</p>')
})

test('an embedded article is read back from a rendering', () => {
  const { document } = fromHtml(renderDocument(documentOf(embed), { labels }))
  expect(embeds(document)).toEqual([id])
})

test.each(['x', '../admin', `${id}0`, ''])('an embed of %j is refused', (article) => {
  expect(readDocument({ type: 'doc', content: [{ type: 'embed', attrs: { article } }] })).toMatchObject({
    problem: 'bad-attribute',
  })
})
