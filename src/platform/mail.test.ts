import { expect, test } from 'vitest'
import { oneLine } from './mail.ts'

test.each([
  ['Site\r\nBcc: all@example.com', 'Site Bcc: all@example.com'],
  ['a\u2028b\u2029c\u0085d\0e', 'a b c d e'],
  ['\u202etxt\u200b', 'txt'],
  ['问号 & Co.', '问号 & Co.'],
])('%j stands in a header as %j', (text, line) => expect(oneLine(text)).toBe(line))

test('a header is short', () => expect(oneLine('字'.repeat(500))).toHaveLength(200))
