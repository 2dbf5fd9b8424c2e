import { describe, expect, test } from 'vitest'
import { documentOf, footnotes, heading, paragraph, reference, table, text } from '../../../tests/document/build.ts'
import {
  canonical,
  countText,
  excerpt,
  figures,
  guessLanguage,
  links,
  measureText,
  outline,
  plainText,
  readingMinutes,
  withFigures,
} from './index.ts'

test('plain text has a block a line, cells parted by tabs, and neither alt texts nor empty lines', () => {
  const document = documentOf(
    heading(2, '标题'),
    paragraph('甲', { type: 'hardBreak' }, '乙', { type: 'formula', attrs: { tex: 'x^2' } }, reference('n')),
    { type: 'paragraph' },
    table(
      [
        ['tableHeader', '线路'],
        ['tableHeader', '人次'],
      ],
      [
        ['tableCell', '夜 2'],
        ['tableCell', '18'],
      ],
    ),
    { type: 'figure', attrs: { alt: '看不见' }, content: [text('图注')] },
    { type: 'codeBlock', content: [text('a\n b')] },
    { type: 'formulaBlock', attrs: { tex: 'E=mc^2' } },
    footnotes(['n', '注']),
  )
  expect(plainText(document)).toBe('标题\n甲\n乙x^2\n线路\t人次\n夜 2\t18\n图注\na\n b\nE=mc^2\n注')
})

describe('an excerpt', () => {
  test('is the whole text when that fits', () => {
    expect(excerpt(documentOf(paragraph('一句话。')), 20)).toBe('一句话。')
  })
  test('ends with a sentence where that keeps half of the room', () => {
    expect(excerpt(documentOf(paragraph('第一句写得比较长。第二句也不短，放不下了。')), 14)).toBe('第一句写得比较长。')
  })
  test('is cut between words otherwise', () => {
    expect(excerpt(documentOf(paragraph('Yes. The committee published its report yesterday')), 24)).toBe(
      'Yes. The committee…',
    )
  })
  test('does not take the point of a number for the end of a sentence', () => {
    expect(excerpt(documentOf(paragraph('It rose by 3.5 per cent over the year before')), 18)).toBe('It rose by 3.5…')
  })
  test('never splits a character of two units', () => {
    expect(excerpt(documentOf(paragraph('𠮷'.repeat(40))), 10).isWellFormed()).toBe(true)
  })
  test('passes over headings, tables and code', () => {
    const document = documentOf(heading(2, '标题'), { type: 'codeBlock', content: [text('x')] }, paragraph('正文。'))
    expect(excerpt(document, 20)).toBe('正文。')
  })
})

test('headings get ids of their own, twins a number, and none can take the id of a part of the page', () => {
  const document = documentOf(heading(2, 'Main'), heading(3, '为什么？ 因为'), heading(3, 'Main'), heading(4, '！'))
  expect(outline(document).map((entry) => entry.id)).toEqual(['h-main', 'h-为什么-因为', 'h-main-2', 'h-'])
})

test('links are listed once each', () => {
  const link = (href: string) => text('x', { type: 'link', attrs: { href } })
  const document = documentOf(
    paragraph(link('https://a.example/'), link('#h-x')),
    paragraph(link('https://a.example/')),
  )
  expect(links(document)).toEqual(['https://a.example/', '#h-x'])
})

test('figures can be given their pictures without touching the document', () => {
  const before = documentOf(
    { type: 'figure' },
    { type: 'blockquote', content: [{ type: 'figure', attrs: { alt: 'b' } }] },
  )
  const copy = structuredClone(before)
  const after = withFigures(before, (attrs, index) => ({ ...attrs, width: index + 1 }))
  expect(figures(after).map((figure) => figure.attrs.width)).toEqual([1, 2])
  expect(before).toEqual(copy)
})

test.each([
  ['末班公交多开一小时，夜里多了谁', 14],
  ['用 Node 24 写了 3.14 行', 7],
  ["Don't over-think well-known things.", 4],
  ['e-mail: a_b', 2],
  ['……！？', 0],
  ['カタカナとひらがな', 9],
  ['', 0],
])('%j counts as %i', (words, count) => {
  expect(countText(words)).toBe(count)
})

test('reading time adds the two scripts and is never nothing', () => {
  expect(readingMinutes('')).toBe(1)
  expect(readingMinutes('字'.repeat(800) + ' word'.repeat(230))).toBe(3)
  expect(measureText('字 word')).toEqual({ ideographs: 1, words: 1 })
})

test.each([
  ['末班公交多开一小时', 'zh'],
  ['The last bus runs an hour later', 'en'],
  ['用 Kubernetes 和 Docker 部署 PostgreSQL 的三种办法', 'zh'],
  ['The word 问号 means question mark in Chinese', 'en'],
  ['……', undefined],
])('%j is %s', (words, language) => {
  expect(guessLanguage(words)).toBe(language)
})

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonical({ b: [1, { d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[1,{"c":2,"d":1}]}')
})
