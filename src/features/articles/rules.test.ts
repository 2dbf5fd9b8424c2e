import { describe, expect, test } from 'vitest'
import { emptyDocument, type WenhaoDocument } from '#features/document/index.ts'
import { emptyDetails } from './details.ts'
import { splitTags } from './forms.ts'
import { isPastDate, lacking, tagKey, tagRows, undeclared, unexplained } from './rules.ts'

const declared = { ...emptyDetails('zh-CN').declaration, origin: 'original', genres: ['news'], ai: 'none' } as const
const details = {
  ...emptyDetails('zh-CN'),
  title: '标题',
  channels: ['0000000000000'],
  declaration: { ...declared, genres: [...declared.genres] },
}
const text = (words: string): WenhaoDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})

describe('what is missing before publishing', () => {
  test('nothing, when all is there', () => expect(lacking({ details, document: text('正文') })).toEqual({}))

  test.each([
    ['an empty document', emptyDocument()],
    ['a document of spaces', text(' \u3000\n')],
  ])('%s is no text', (_name, document) => expect(lacking({ details, document })).toEqual({ document: 'text-missing' }))

  test('a picture alone is a text', () => {
    const attrs = { media: 'a'.repeat(64), width: 1, height: 1, alt: '', credit: '', original: null }
    expect(lacking({ details, document: { type: 'doc', content: [{ type: 'figure', attrs }] } })).toEqual({})
  })

  test.each([
    [
      'a reprint names its original and the leave',
      { origin: 'reprint' },
      { originOf: 'required', originLeave: 'required' },
    ],
    ['what is compiled lists its pages', { origin: 'compiled' }, { sources: 'sources-missing' }],
    ['AI is answered', { ai: null }, { ai: 'choose-one' }],
    ['the origin is answered', { origin: null }, { origin: 'choose-one' }],
    ['there is a kind', { genres: [] }, { genres: 'choose-one' }],
    ['a date exists', { happened: '2025-02-29' }, { happened: 'no-such-date' }],
  ] as const)('%s', (_name, more, lacks) => {
    const declaration = { ...details.declaration, ...more } as typeof details.declaration
    expect(undeclared({ declaration, sources: [] })).toEqual(lacks)
  })
})

test.each([
  [undefined, '', { kind: 'choose-one' }],
  ['first', '', { kind: 'choose-one' }],
  ['typo', '', {}],
  ['update', '', {}],
  ['correction', '  ', { reason: 'required' }],
  ['correction', '数字颠倒', {}],
  ['update', 'x'.repeat(1001), { reason: 'too-long' }],
] as const)('a republication as %s with the reason “%.5s” lacks %o', (kind, reason, lacks) => {
  expect(unexplained(kind, reason)).toEqual(lacks)
})

test.each([
  ['', true],
  ['2019', true],
  ['2019-05', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2026-13', false],
  ['0000', false],
  ['20', false],
  ['2019-5-4', false],
  ['last year', false],
])('%s is a date: %s', (date, isOne) => expect(isPastDate(date)).toBe(isOne))

test.each([
  ['公交，夜班、城市; data', ['公交', '夜班', '城市', 'data']],
  ['#话题, #话题', ['话题']],
  [' , ,', []],
])('the tags “%s” are %o', (typed, tags) => expect(splitTags(typed)).toEqual(tags))

test('a tag has one address, however it is written', () => {
  expect(tagKey('Ｄａｔａ  Set')).toBe('data set')
  expect(tagRows(['Data', 'data', 'ＤＡＴＡ'])).toEqual([{ tag: 'data', label: 'Data' }])
})
