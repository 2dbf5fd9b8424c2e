import { expect, test } from 'vitest'
import type { Card } from '#features/articles/index.ts'
import { arrange } from './arrange-home.ts'

const card = (id: string, language = 'zh-CN', cover: unknown = null, handle = 'ana'): Card =>
  ({
    id,
    language,
    cover,
    creator: { id: handle, handle, name: handle },
    publishedAt: new Date(0),
    channels: [],
  }) as never

const ids = (cards: Card[]) => cards.map(({ id }) => id)
const cards = (names: string) => names.split('').map((id) => card(id))

const placed = (given: Partial<Parameters<typeof arrange>[0]>, locale = 'zh-CN') => {
  const page = arrange({ pinned: [], hot: [], newest: [], corrections: 0, asked: 60, ...given }, locale)
  const front = [page.lead, ...page.stories, ...page.editors, ...page.briefs].flatMap((one) => one?.id ?? [])
  return { ...page, all: [...front, ...ids(page.feed)] }
}

test('an empty site has an empty page', () => {
  expect(placed({})).toMatchObject({ lead: undefined, stories: [], editors: [], briefs: [], feed: [], more: undefined })
})

test('what editors pinned first leads, with or without a picture, and their others are the column', () => {
  const page = placed({ pinned: cards('pq'), hot: [card('h', 'zh-CN', {})], newest: cards('abcdefg') })
  expect(page.lead?.id).toBe('p')
  expect(ids(page.editors)).toEqual(['q'])
  // A lead without a picture has a story with one below it.
  expect(ids(page.stories)).toEqual(['h', 'a', 'b', 'c'])
  expect(ids(page.briefs)).toEqual(['d', 'e', 'f', 'g'])
})

test('where nothing is pinned the first of the ranked with a picture leads, and nothing stands twice', () => {
  const hot = [card('a'), card('b', 'zh-CN', {}), ...cards('cd')]
  const page = placed({ hot, newest: [...cards('efghijkl'), ...hot.map((one) => ({ ...one }))] })
  expect(page.lead?.id).toBe('b')
  expect(ids(page.stories)).toEqual(['a', 'c', 'd'])
  expect(page.all.toSorted()).toEqual('abcdefghijkl'.split(''))
})

test('a pinned article that is also new and hot stands once', () => {
  const page = placed({ pinned: cards('a'), hot: cards('ab'), newest: cards('ba') })
  expect(page.all).toEqual(['a', 'b'])
})

test('editors who pinned more than a column holds have the stories too', () => {
  const page = placed({ pinned: cards('abcdefghij'), hot: cards('xy'), newest: cards('xy') })
  expect(ids(page.stories)).toEqual(['b', 'c', 'd'])
  expect(ids(page.editors)).toEqual(['e', 'f', 'g', 'h', 'i', 'j'])
  expect(ids(page.feed)).toEqual(['x', 'y'])
})

test('the front is for what the reader can read; the feed keeps to time and to every language', () => {
  const newest = [card('en1', 'en'), ...cards('abcde'), card('en2', 'en')]
  const page = placed({ hot: [card('en1', 'en')], newest })
  expect([page.lead?.id, ...ids(page.stories), ...ids(page.briefs)]).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(ids(page.feed)).toEqual(['en1', 'en2'])
})

test('what is pinned in the reader’s language goes before what is pinned in another', () => {
  const pinned = [card('zh'), card('en', 'en')]
  expect(placed({ pinned, newest: pinned }, 'en').lead?.id).toBe('en')
  expect(placed({ pinned, newest: pinned }).lead?.id).toBe('zh')
  expect(placed({ pinned: [card('zh')], newest: [] }, 'en').lead?.id).toBe('zh')
  const own = 'abcd'.split('').map((id) => card(id, 'en'))
  const page = placed({ pinned: [card('zh')], newest: own }, 'en')
  expect([page.lead?.id, ...ids(page.editors)]).toEqual(['a', 'zh'])
})

test('the articles of the house are shown in the language of the reader only', () => {
  const newest = [card('zh', 'zh-CN', null, 'wenhao'), card('en', 'en', null, 'wenhao')]
  expect(placed({ newest }, 'en').all).toEqual(['en'])
})
