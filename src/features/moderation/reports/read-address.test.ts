import { expect, test } from 'vitest'
import { addressLines, readAddress } from './read-address.ts'

const hosts = ['wenhao.example', 'localhost:4600']
const id = '0s9k3w2m5n7p1'
const hash = 'a'.repeat(64)

test.each([
  [`https://wenhao.example/a/${id}`, { type: 'article', id }],
  [`https://wenhao.example/a/${id}-a-title?x=1#comments`, { type: 'article', id }],
  [`http://localhost:4600/a/${id}/versions`, { type: 'article', id }],
  [`/a/${id}`, { type: 'article', id }],
  ['/@nightbus', { type: 'creator', handle: 'nightbus' }],
  [`/media/${hash}/full`, { type: 'picture', hash }],
  [`https://elsewhere.example/a/${id}`, undefined],
  [`//elsewhere.example/a/${id}`, undefined],
  [`/a/${id}x`, undefined],
  ['/latest', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('%s leads to %o', (text, target) => expect(readAddress(text, hosts)).toEqual(target))

test('addresses stand on lines of their own, each once', () =>
  expect(addressLines(' /a/1 \r\n\n/a/2\n/a/1')).toEqual(['/a/1', '/a/2']))
