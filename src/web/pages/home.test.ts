import { expect, test } from 'vitest'
import type { Card } from '#features/articles/index.ts'
import { arrange } from './home.tsx'

const card = (id: string, language: string, handle = 'ana', cover: unknown = null): Card =>
  ({
    id,
    language,
    cover,
    creator: { id: handle, handle, name: handle },
    publishedAt: new Date(0),
    channels: [],
  }) as never

const ids = (cards: Card[]) => cards.map(({ id }) => id)

test('the newest with a picture leads, and nothing stands twice', () => {
  const cards = [
    card('a', 'zh-CN'),
    card('b', 'zh-CN', 'ana', {}),
    ...['c', 'd', 'e', 'f'].map((id) => card(id, 'zh-CN')),
  ]
  const page = arrange(cards, 'zh-CN')
  expect(page.lead?.id).toBe('b')
  expect([...ids(page.stories), ...ids(page.briefs), ...ids(page.feed)]).toEqual(['a', 'c', 'd', 'e', 'f'])
})

test('the front is for what the reader can read; the feed keeps to time and to every language', () => {
  const cards = [card('en1', 'en'), ...['a', 'b', 'c', 'd', 'e'].map((id) => card(id, 'zh-CN')), card('en2', 'en')]
  const page = arrange(cards, 'zh-CN')
  expect([page.lead?.id, ...ids(page.stories)]).toEqual(['a', 'b', 'c', 'd'])
  expect(ids(page.feed)).toEqual(['en1', 'en2'])
})

test('the articles of the house are shown in the language of the reader only', () => {
  const cards = [card('zh', 'zh-CN', 'wenhao'), card('en', 'en', 'wenhao')]
  expect(arrange(cards, 'en').lead?.id).toBe('en')
  expect(ids(arrange(cards, 'en').feed)).toEqual([])
})
