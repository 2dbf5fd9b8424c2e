import { expect, test } from 'vitest'
import { readSource } from './read-source.ts'

test.each([
  [
    'an address',
    'https://example.org/a',
    { kind: 'web', url: 'https://example.org/a', title: 'https://example.org/a' },
  ],
  ['our fields', { kind: 'book', title: '夜行史', pages: 17, isbn: '9787555501236' }, { kind: 'book', pages: '17' }],
  ['a list of authors', { title: '夜行史', author: ['何某一', '王某二'] }, { author: '何某一; 王某二' }],
  ['a year as a number', { title: '夜行史', published: 2012 }, { published: '2012' }],
  ['a day that YAML read', { title: '夜行史', accessed: new Date('2026-11-21') }, { accessed: '2026-11-21' }],
  [
    'a field that does not fit',
    { title: '夜行史', kind: 'scroll', doi: 'x' },
    { title: '夜行史', kind: 'web', doi: '' },
  ],
  [
    'an item of CSL-JSON',
    {
      id: 'roe2025',
      type: 'paper-conference',
      title: 'Late buses',
      author: [{ family: 'Roe', given: 'Mary' }, { literal: 'Open Lamp Project' }],
      issued: { 'date-parts': [['2025', 5]] },
      'container-title': 'Proceedings of Night',
      page: '41-58',
      DOI: '10.5555/x',
      URL: 'https://example.org/x',
    },
    {
      id: '',
      kind: 'research',
      author: 'Roe, Mary; Open Lamp Project',
      published: '2025-05',
      container: 'Proceedings of Night',
      pages: '41-58',
      doi: '10.5555/x',
    },
  ],
  [
    'an item of CSL-JSON with Chinese names',
    { type: 'book', title: '夜', author: [{ family: '何', given: '某一' }] },
    { author: '何某一' },
  ],
  ['an item without a title', { type: 'webpage', URL: 'https://example.org/x' }, { title: 'https://example.org/x' }],
])('reads %s', (_, given, expected) => {
  expect(readSource(given)).toMatchObject(expected)
})

test.each([null, 7, {}, { type: 'book' }, { title: '' }, { url: '' }, []])('finds no source in %j', (given) => {
  expect(readSource(given)).toBeUndefined()
})

test('the name of a protected interviewee in an archive is not brought in', () => {
  const given = { kind: 'interview', title: '一位司机', author: '陈小舟', publisher: '陈小舟的公司', isProtected: true }
  expect(JSON.stringify(readSource(given))).not.toContain('陈小舟')
})
