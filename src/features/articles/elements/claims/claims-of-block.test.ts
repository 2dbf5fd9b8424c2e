import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { withoutStop } from '#features/document/browser.ts'
import { documentExtensions } from '../schema/index.ts'
import { blockText, placesOf } from './block-text.ts'
import { claimsOfBlock } from './claims-of-block.ts'
import { numbersOf, signOf, standingOf } from './signs.ts'

const schema = getSchema(documentExtensions())
const attrs = { id: '0sae72bgq7416', answer: 'opinion', sources: [], when: '', where: '', note: '', said: '' }
const claim = (more = {}) => ({ type: 'claim', attrs: { ...attrs, ...more } })
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
const block = (...content: object[]) => schema.nodeFromJSON({ type: 'paragraph', content })
const found = (start: number, end: number) => [{ start, end, why: [] }]
const source = (id: string) => ({ id, title: id }) as never

describe('the claims of a block', () => {
  test.each([
    ['增长三成。', '增长三成'],
    ['Really?!', 'Really'],
    ['他说：“增长三成。”', '他说：“增长三成。”'],
    ['……', '……'],
  ])('%s is marked without its stop', (sentence, marked) => {
    expect(withoutStop(sentence)).toBe(marked)
  })

  test('stand where the machine found them, also behind a formula and a line break', () => {
    const paragraph = block(
      { type: 'formula', attrs: { tex: 'a+b=c' } },
      text('是和。'),
      { type: 'hardBreak' },
      text('增长三成。'),
    )
    const whole = blockText(paragraph)
    expect(whole.text).toBe('a+b=c是和。\n增长三成。')
    expect(placesOf(whole, 0, 7)).toEqual({ from: 0, to: 3 })
    const [asked] = claimsOfBlock(paragraph, found(9, 14))
    expect(asked).toMatchObject({ from: 5, to: 9, text: '增长三成', sentence: '增长三成。' })
  })

  test('are not asked about again where an answer stands, nor where a footnote shows the source', () => {
    expect(claimsOfBlock(block(text('增长三成', claim()), text('。')), found(0, 5))).toMatchObject([{ attrs }])
    const noted = block(text('增长三成。'), { type: 'footnoteReference', attrs: { id: 'a' } })
    expect(claimsOfBlock(noted, found(0, 5))).toEqual([])
  })

  test('are one although a word in them is bold', () => {
    const paragraph = block(text('增长', claim()), text('三成', claim(), { type: 'bold' }))
    expect(claimsOfBlock(paragraph, [])).toMatchObject([{ from: 0, to: 4, text: '增长三成' }])
  })

  test.each([
    ['去年产量增长百分之三十', false],
    ['去年产量增长百分之四十', false],
    ['今年产量减少百分之四十', true],
  ])('%s has changed: %s', (now, isChanged) => {
    const said = '去年产量增长百分之三十'
    const [one] = claimsOfBlock(block(text(now, claim({ said }))), [])
    expect(one?.isChanged).toBe(isChanged)
    expect(one && standingOf(one, [])).toBe(isChanged ? 'open' : 'opinion')
  })

  test('with a source are answered as long as one of their sources is listed', () => {
    const [one] = claimsOfBlock(block(text('增长三成', claim({ answer: 'sourced', sources: ['s2', 's1'] }))), [])
    if (!one) throw new Error('no claim')
    expect(numbersOf(one, [source('s1'), source('s2')])).toEqual([1, 2])
    expect(standingOf(one, [source('s2')])).toBe('sourced')
    expect(standingOf(one, [source('s3')])).toBe('open')
  })

  test.each([
    ['common', false],
    ['none', false],
    ['opinion', true],
    ['question', true],
  ])('answered with %s have a sign: %s', (answer, has) => {
    const [one] = claimsOfBlock(block(text('增长三成', claim({ answer }))), [])
    expect(one && signOf(one, []) !== undefined).toBe(has)
  })

  test('tell of the first link to elsewhere within them', () => {
    const link = { type: 'link', attrs: { href: 'https://a.example/' } }
    const [one] = claimsOfBlock(block(text('增长'), text('三成', link), text('。')), found(0, 5))
    expect(one?.link).toBe('https://a.example/')
    const own = { type: 'link', attrs: { href: '/a/0sae72bgq7416' } }
    expect(claimsOfBlock(block(text('增长'), text('三成', own), text('。')), found(0, 5))[0]?.link).toBeUndefined()
  })
})
