import { expect, test } from 'vitest'
import { subjectWords } from './subject-words.ts'

test('Chinese is taken apart into words, and those that say nothing are left out', () => {
  const words = subjectWords('末班公交为什么多开了一个小时')
  expect(words).toContain('公交')
  expect(words).toContain('末班')
  expect(words.filter((word) => ['为什么', '一个', '了'].includes(word))).toEqual([])
})

test('English words are compared in lower case, without the small ones and numbers', () => {
  expect(subjectWords('The Harbour and its 214 Herons: a Heron’s year')).toEqual(
    expect.arrayContaining(['harbour', 'herons']),
  )
  expect(subjectWords('The 2026 of and')).toEqual([])
})

test('what is very long gives a bounded number of words', () => {
  const text = Array.from({ length: 5_000 }, (_, n) => `word${n}x`).join(' ')
  expect(subjectWords(text).length).toBeLessThanOrEqual(24)
})
