import { expect, test } from 'vitest'
import { documentOf, heading, paragraph, table, text } from '../../../tests/document/build.ts'
import { compareDocuments, compareTexts, type TextChange } from './index.ts'

const shown = (pieces: TextChange[]) =>
  pieces.map(({ change, text }) => (change === 'same' ? text : `${change === 'added' ? '+' : '-'}[${text}]`)).join('')

test.each([
  ['水库还剩12%', '水库还剩15%', '水库还剩-[12]+[15]%'],
  ['末班车开到十点半', '末班车开到十一点半', '末班车开到十+[一]点半'],
  ['The dam is full', 'The dam is nearly full', 'The dam is +[nearly ]full'],
  ['', 'x', '+[x]'],
  ['x', '', '-[x]'],
  ['same', 'same', 'same'],
  ['', '', ''],
])('%j to %j', (before, after, expected) => {
  expect(shown(compareTexts(before, after))).toBe(expected)
})

const compare = (before: object[], after: object[]) =>
  compareDocuments(documentOf(...before), documentOf(...after)).map(({ change, kind, pieces }) =>
    `${change} ${kind} ${shown(pieces)}`.trim(),
  )

test('an edited paragraph is compared inside, a new one is added whole', () => {
  expect(
    compare(
      [heading(2, 'A'), paragraph('The bus leaves at ten')],
      [heading(2, 'A'), paragraph('The bus leaves at eleven'), paragraph('New')],
    ),
  ).toEqual(['same heading A', 'changed paragraph The bus leaves at -[ten]+[eleven]', 'added paragraph +[New]'])
})

test('paragraphs that have nothing in common are not mixed', () => {
  expect(compare([paragraph('旧段落在这里')], [paragraph('Entirely new')])).toEqual([
    'removed paragraph -[旧段落在这里]',
    'added paragraph +[Entirely new]',
  ])
})

test('a link that leads elsewhere is a change although the words stay', () => {
  const link = (href: string) => paragraph(text('See the report', { type: 'link', attrs: { href } }))
  expect(compare([link('https://a.example/')], [link('https://b.example/')])).toEqual([
    'changed paragraph See the report',
  ])
})

test('tables are compared row by row', () => {
  const riders = (count: string) =>
    table(
      [
        ['tableHeader', 'Line'],
        ['tableHeader', 'Riders'],
      ],
      [
        ['tableCell', 'N2'],
        ['tableCell', count],
      ],
    )
  expect(compare([riders('18 riders')], [riders('19 riders')])).toEqual([
    'same row Line | Riders',
    'changed row N2 | -[18]+[19] riders',
  ])
})

test('two long texts without anything in common are compared in bounded time', () => {
  const before = Array.from({ length: 9000 }, (_, index) => `a${index}`).join(' ')
  const after = Array.from({ length: 9000 }, (_, index) => `b${index}`).join(' ')
  expect(compareTexts(before, after).map((part) => part.change)).toEqual(['removed', 'added'])
})
