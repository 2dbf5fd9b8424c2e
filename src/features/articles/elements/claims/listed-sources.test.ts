import { expect, test } from 'vitest'
import { withListedSources } from './listed-sources.ts'

const attrs = { id: '0sae72bgq7416', answer: 'sourced', when: '', where: '', note: '', said: '甲' }
const doc = (sources: string[], answer = 'sourced') =>
  ({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '甲', marks: [{ type: 'claim', attrs: { ...attrs, sources, answer } }] }],
      },
      { type: 'paragraph', content: [{ type: 'text', text: '乙' }] },
    ],
  }) as never
const listed = [{ id: 's1' }, { id: 's2' }] as never

test('a document whose sources are all listed is kept as it is', () => {
  const document = doc(['s1', 's2'])
  expect(withListedSources(document, listed)).toBe(document)
})

test('a source that was taken off the list leaves its claims, and the last one leaves a question mark', () => {
  expect(withListedSources(doc(['s1', 's9']), listed)).toEqual(doc(['s1']))
  expect(withListedSources(doc(['s9']), listed)).toEqual(doc([], 'question'))
})
