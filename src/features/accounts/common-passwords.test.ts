import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'

test.each([
  'password123',
  'Passw0rd2024!',
  'P@ssw0rd!!',
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'woaini1314520',
  '19900101-1990',
  '1qaz2wsx3edc',
  '!!!iloveyou!!!',
  'wenhao2026',
  'letmein12345',
  '12345678901234',
])('%s is too common', (password) => expect(isCommonPassword(password)).toBe(true))

test.each(['tram past the bakery', '昨天傍晚我们沿河走了一段', 'Rk7#uviolet-lamp', 'wednesday violins 4'])(
  '%s is not common',
  (password) => expect(isCommonPassword(password)).toBe(false),
)

test('a password made of one’s own address or name is refused', () => {
  expect(isCommonPassword('lin.qiaoyun2026', ['lin.qiaoyun@example.com'])).toBe(true)
  expect(isCommonPassword('lin.qiaoyun@example.com', ['lin.qiaoyun@example.com'])).toBe(true)
  expect(isCommonPassword('Qiaoyunlin99', ['a@example.com', 'qiaoyunlin'])).toBe(true)
  expect(isCommonPassword('river lantern nine', ['lin.qiaoyun@example.com'])).toBe(false)
})

test('a very long password is judged at once', () => {
  const start = performance.now()
  isCommonPassword('ab'.repeat(99))
  isCommonPassword(`${'1'.repeat(100)}a${'!'.repeat(99)}`)
  expect(performance.now() - start).toBeLessThan(50)
})
