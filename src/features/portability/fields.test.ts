import { expect, test } from 'vitest'
import { itemOfFields } from './fields.ts'

test('a text that begins with its own title does not say it twice', () => {
  const item = itemOfFields({ title: '优麒麟', body: '优麒麟\n======\n\n正文。' }, 'line 1')
  expect(item).toMatchObject({ title: '优麒麟', body: '正文。' })
})

test('without a title the first line is the title', () => {
  expect(itemOfFields({ body: '# 一次停电\n\n正文。' }, 'line 1')).toMatchObject({
    title: '一次停电',
    body: '\n正文。',
  })
  expect(itemOfFields({ body: 'Just a line' }, 'line 1')).toMatchObject({ title: 'Just a line', body: '' })
})

test('other names are read by the map, and what nobody knows is kept as notes', () => {
  const item = itemOfFields({ headline: 'A', content: 'text', mood: 'calm' }, 'line 1', {
    title: 'headline',
    body: 'content',
  })
  expect(item).toMatchObject({ title: 'A', body: 'text', notes: { mood: 'calm' } })
})

test('an author is a byline without the address that follows the name', () => {
  expect(itemOfFields({ body: 'x', author: 'Kevin Sonney https://example.org/users/k' }, '').byline).toBe(
    'Kevin Sonney',
  )
  expect(itemOfFields({ body: 'x', author: ['Ana', 'Bo'] }, '').byline).toBe('Ana, Bo')
})

test('the address it was translated from becomes a source', () => {
  const item = itemOfFields({ body: 'x', source_url: 'https://example.org/a', original_title: 'A' }, '')
  expect(item.sources).toEqual([{ url: 'https://example.org/a', title: 'A', author: '' }])
})

test('the same text without an id has the same identity, another text another', () => {
  const key = (body: string) => itemOfFields({ body }, '').key
  expect(key('one\ntwo')).toBe(key('one\ntwo'))
  expect(key('one\ntwo')).not.toBe(key('one\nthree'))
})

test('a text that begins with a whole paragraph keeps it', () => {
  const body = `${'A long first paragraph that nobody would call a title. '.repeat(5)}\nAnd more.`
  expect(itemOfFields({ format: 'text', body }, 'line 1')).toMatchObject({ title: '', body })
})
