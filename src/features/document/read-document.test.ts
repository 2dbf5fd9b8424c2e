import { describe, expect, test } from 'vitest'
import { documentOf, paragraph, text } from '../../../tests/document/build.ts'
import { documentLimits, emptyDocument, readDocument } from './index.ts'

const problemOf = (value: unknown) => {
  const reading = readDocument(value)
  return reading.ok ? 'none' : `${reading.problem} ${reading.path}`.trim()
}
const inDoc = (...content: unknown[]) => ({ type: 'doc', content })
const linked = (href: string) => inDoc(paragraph(text('x', { type: 'link', attrs: { href } })))

test('the empty document is a document', () => {
  expect(readDocument(emptyDocument())).toEqual({ ok: true, document: emptyDocument() })
})

test('left-out attributes come back with their defaults', () => {
  const document = documentOf(
    { type: 'figure' },
    { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('a')] }] },
  )
  expect(document.content?.map((node) => node.attrs)).toEqual([
    { media: null, width: null, height: null, alt: '', credit: '', original: null },
    { start: 1 },
  ])
})

describe('refuses, naming the place', () => {
  test.each([
    ['nothing at all', null, 'not-a-document'],
    ['a list', [], 'not-a-document'],
    ['a root that is no document', paragraph('x'), 'not-a-document'],
    ['no content', { type: 'doc' }, 'bad-content content.0'],
    ['a node it does not know', inDoc({ type: 'script' }), 'unknown-node content.0'],
    ['a node named like something every object has', inDoc({ type: 'constructor' }), 'unknown-node content.0'],
    [
      'a mark it does not know',
      inDoc(paragraph(text('x', { type: 'font' }))),
      'unknown-mark content.0.content.0.marks.0',
    ],
    [
      'the same mark twice',
      inDoc(paragraph(text('x', { type: 'bold' }, { type: 'bold' }))),
      'unknown-mark content.0.content.0.marks',
    ],
    ['a key it does not know', inDoc({ type: 'paragraph', style: 'x' }), 'unknown-key content.0.key'],
    [
      'an attribute it does not know',
      inDoc({ type: 'heading', attrs: { level: 2, onclick: 'x' } }),
      'unknown-key content.0.attrs',
    ],
    [
      'attributes where there are none',
      inDoc({ type: 'paragraph', attrs: { align: 'x' } }),
      'unknown-key content.0.attrs.key',
    ],
    ['a first-level heading', inDoc({ type: 'heading', attrs: { level: 1 } }), 'bad-attribute content.0.attrs.level'],
    ['a heading without a level', inDoc({ type: 'heading' }), 'bad-attribute content.0.attrs.level'],
    ['an empty text', inDoc(paragraph('')), 'bad-text content.0.content.0'],
    ['text outside a block', inDoc(text('x')), 'bad-content content.0'],
    ['a block inside a paragraph', inDoc(paragraph(paragraph('x'))), 'bad-content content.0.content.0'],
    [
      'a list item that begins with a list',
      inDoc({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'horizontalRule' }] }] }),
      'bad-content content.0.content.0.content.0',
    ],
    [
      'footnotes before the end',
      inDoc(
        { type: 'footnotes', content: [{ type: 'footnote', attrs: { id: 'a' }, content: [paragraph('x')] }] },
        paragraph('y'),
      ),
      'bad-content content.0',
    ],
    [
      'bold code in a code block',
      inDoc({ type: 'codeBlock', content: [text('x', { type: 'bold' })] }),
      'bad-content content.0.content.0.marks',
    ],
    [
      'a language that could leave its attribute',
      inDoc({ type: 'codeBlock', attrs: { language: '"><script>' } }),
      'bad-attribute content.0.attrs.language',
    ],
    [
      'a picture named by an address',
      inDoc({ type: 'figure', attrs: { media: 'https://example.org/a.png' } }),
      'bad-attribute content.0.attrs.media',
    ],
    [
      'an original that is a script',
      inDoc({ type: 'figure', attrs: { original: 'javascript:alert(1)' } }),
      'bad-attribute content.0.attrs.original',
    ],
    [
      'an alt text without end',
      inDoc({ type: 'figure', attrs: { alt: 'x'.repeat(501) } }),
      'bad-attribute content.0.attrs.alt',
    ],
    ['content that is no list', { type: 'doc', content: { length: 3 } }, 'bad-content'],
  ])('%s', (_what, value, problem) => {
    expect(problemOf(value)).toBe(problem)
  })
})

test.each([
  'https://example.org/',
  'HTTP://example.org',
  'mailto:a@example.org',
  '/a/0123456789abc',
  '#h-x',
  'https://例子.中国/路',
])('a link may lead to %s', (href) => {
  expect(problemOf(linked(href))).toBe('none')
})

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'ftp://example.org',
  '//example.org',
  '/sign-out',
  '/a/\\evil',
  'https://a\nb',
  'https://',
  '',
  `https://example.org/${'x'.repeat(2000)}`,
])('a link may not lead to %j', (href) => {
  expect(problemOf(linked(href))).toMatch(/^bad-attribute/)
})

test('characters that a database refuses are replaced, not refused: nothing typed is lost', () => {
  const reading = readDocument(inDoc(paragraph('a\u0000b\uD800c')))
  expect(reading).toMatchObject({ ok: true, document: { content: [{ content: [{ text: 'a\uFFFDb\uFFFDc' }] }] } })
})

test('marks come back in one order, whatever order they were sent in', () => {
  const one = documentOf(paragraph(text('x', { type: 'italic' }, { type: 'bold' })))
  const other = documentOf(paragraph(text('x', { type: 'bold' }, { type: 'italic' })))
  expect(one).toEqual(other)
})

describe('limits', () => {
  const nested = (depth: number) => {
    let node: object = paragraph('x')
    for (let level = 0; level < depth; level++) node = { type: 'blockquote', content: [node] }
    return inDoc(node)
  }

  test('depth counts the text itself', () => {
    expect(problemOf(nested(documentLimits.depth - 2))).toBe('none')
    expect(problemOf(nested(documentLimits.depth - 1))).toMatch(/^too-deep/)
  })

  test('a hundred thousand levels do not overflow the stack', () => {
    expect(problemOf(nested(100_000))).toMatch(/^too-deep/)
  })

  test('characters', () => {
    expect(problemOf(inDoc(paragraph('字'.repeat(documentLimits.characters))))).toBe('none')
    expect(problemOf(inDoc(paragraph('字'.repeat(documentLimits.characters), 'x')))).toMatch(/^too-many-characters/)
  })

  test('figures', () => {
    const figures = Array.from({ length: documentLimits.figures + 1 }, () => ({ type: 'figure' }))
    expect(problemOf(inDoc(...figures))).toMatch(/^too-many-figures/)
  })

  test('nodes', () => {
    const rules = Array.from({ length: documentLimits.nodes }, () => ({ type: 'horizontalRule' }))
    expect(problemOf(inDoc(...rules))).toMatch(/^too-many-nodes/)
  })

  test('bytes, so that attributes cannot swell a document', () => {
    const href = `https://example.org/${'x'.repeat(1900)}`
    const links = Array.from({ length: 600 }, () => paragraph(text('x', { type: 'link', attrs: { href } })))
    expect(problemOf(inDoc(...links))).toBe('too-large')
  })
})
