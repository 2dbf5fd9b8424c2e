import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { documentExtensions } from '../schema/index.ts'
import { newClaimId } from './claim-ids.ts'
import { renamings } from './keep-claim-ids.ts'

const schema = getSchema(documentExtensions())
const ids = ['0sae72bgq7416', '0sae72bgq7417']
const said = '去年产量增长百分之三十'
const piece = (words: string, id = ids[0]) => ({
  type: 'text',
  text: words,
  marks: [{ type: 'claim', attrs: { id, answer: 'opinion', sources: [], when: '', where: '', note: '', said } }],
})
const doc = (...paragraphs: object[][]) =>
  schema.nodeFromJSON({ type: 'doc', content: paragraphs.map((content) => ({ type: 'paragraph', content })) })

describe('the ids of claims', () => {
  test('are made as the server makes them', () => {
    expect(newClaimId()).toMatch(/^[0-9a-hjkmnp-tv-z]{13}$/)
  })

  test('stay where each claim has its own', () => {
    expect(renamings(doc([piece(said)], [piece(said, ids[1])]))).toEqual([])
  })

  test('are new for a copy, and for the half that a new paragraph cut off', () => {
    const [change, ...more] = renamings(doc([piece('去年产量')], [piece('增长百分之三十')]))
    expect(more).toEqual([])
    expect(change).toMatchObject({ from: 7, to: 14, attrs: { said } })
    expect(ids).not.toContain(change?.attrs.id)
  })

  test('become one when the halves are joined again', () => {
    expect(renamings(doc([piece('去年产量'), piece('增长百分之三十', ids[1])]))).toMatchObject([
      { from: 5, to: 12, attrs: { id: ids[0] } },
    ])
  })

  test('stay two where the same sentence stands twice', () => {
    expect(renamings(doc([piece(said), piece(said, ids[1])]))).toEqual([])
  })
})
