import { describe, expect, test } from 'vitest'
import { isFromEditor, isPassage, withoutHeader } from './passage-origin.ts'

describe('a pasted text', () => {
  test.each([
    ['短短一句。', false],
    ['https://example.org/a/very/long/address/that/somebody/pastes', false],
    ['全国铁路发送旅客比上年增长一成多。全国人口比上年末减少两百多万人。', true],
    ['The ministry counted 4.3 billion journeys. That is 11.9 % more than before.', true],
    ['One plain sentence of some length, pasted in passing.', false],
    [`这一句很长${'，它说了许多事情'.repeat(10)}`, true],
  ])('%s is a passage to ask about: %s', (text, is) => {
    expect(isPassage(text)).toBe(is)
  })

  test('from an editor like ours is not asked about', () => {
    expect(isFromEditor('<p data-pm-slice="1 1 []">甲</p>')).toBe(true)
    expect(isFromEditor('<p>data-pm-slice=</p>')).toBe(false)
  })

  test('loses the lines that Windows puts before its HTML', () => {
    expect(withoutHeader('Version:0.9\r\nSourceURL:https://a.example/\r\n<html>甲</html>')).toBe('<html>甲</html>')
    expect(withoutHeader('<p>Version:0.9</p>')).toBe('<p>Version:0.9</p>')
  })
})
