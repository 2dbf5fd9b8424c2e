import { expect, test } from 'vitest'
import { documentOf, footnotes, heading, paragraph, reference, table, text } from '../../../../tests/document/build.ts'
import { readDocument } from '../read-document.ts'
import type { DocumentNode } from '../schema.ts'
import { claimsIn } from './claims-in.ts'
import { type AnswerByText, withClaims } from './with-claims.ts'

const articleId = '0123456789abc'
const about = (words: string): AnswerByText => ({
  text: words,
  answer: 'opinion',
  sources: [],
  when: '',
  where: '',
  note: '',
})

const mark = (content: (string | object)[], ...words: string[]) => {
  const document = documentOf(paragraph(...content))
  const marked = withClaims(document, words.map(about), { articleId })
  expect(readDocument(marked.document)).toEqual({ ok: true, document: marked.document })
  const claims = claimsIn(marked.document, { articleId })
  return { claims: claims.map((claim) => claim.text), missing: marked.missing.length, document: marked.document }
}

const bold = { type: 'bold' }

test.each<[string, (string | object)[], string[], string[]]>([
  ['plain words', ['One two three.'], ['two'], ['two']],
  ['white space of any kind', ['One\n two  three'], ['One two three'], ['One\n two  three']],
  ['words partly in bold', ['One ', text('two', bold), ' three'], ['One two'], ['One two']],
  ['the middle of a bold word', [text('onetwothree', bold)], ['two'], ['two']],
  ['words over a line break', ['one', { type: 'hardBreak' }, 'two'], ['one two'], ['one\ntwo']],
  [
    'words with a formula',
    ['E is ', { type: 'formula', attrs: { tex: 'mc^2' } }, ' here'],
    ['is mc^2 here'],
    ['is mc^2 here'],
  ],
  ['emoji', ['🙂👩‍👩‍👧 到了🙂'], ['👩‍👩‍👧 到了'], ['👩‍👩‍👧 到了']],
  ['right-to-left text', ['שלום עולם 12%'], ['עולם 12%'], ['עולם 12%']],
  ['the second place when the first is taken', ['ab ab ab'], ['ab', 'ab'], ['ab', 'ab']],
  ['nothing where all places are taken', ['abab'], ['aba', 'ab'], ['aba']],
])('an answer is marked on %s', (_what, content, words, expected) => {
  const { claims, missing } = mark(content, ...words)
  expect(claims).toEqual(expected)
  expect(missing).toBe(words.length - expected.length)
})

test('a note within a claim stays within it, and one at its end does not break it', () => {
  const document = documentOf(
    paragraph('one', reference('a'), 'two', reference('b'), 'three'),
    footnotes(['a', 'x'], ['b', 'y']),
  )
  const { document: marked } = withClaims(document, [about('onetwo')], { articleId })
  const isMarked = marked.content?.[0]?.content?.map((node: DocumentNode) => node.marks !== undefined)
  expect(isMarked).toEqual([true, true, true, false, false])
  expect(claimsIn(marked, { articleId })).toHaveLength(1)
})

test('headings, tables and lists may be answered, code may not', () => {
  const document = documentOf(heading(2, 'A heading'), table([['tableCell', 'A cell']]), {
    type: 'codeBlock',
    content: [text('A code')],
  })
  const { missing } = withClaims(document, ['A heading', 'A cell', 'A code', ' '].map(about), { articleId })
  expect(missing.map((answer) => answer.text)).toEqual(['A code', ' '])
})

test('two thousand answers in a long text of one letter all find a place of their own', () => {
  const document = documentOf(paragraph('a'.repeat(90_000)))
  const words = Array.from({ length: 2_000 }, (_, at) => about('a'.repeat(1 + (at % 50))))
  expect(withClaims(document, words, { articleId }).missing).toHaveLength(0)
})
