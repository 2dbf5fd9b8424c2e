import { expect, test } from 'vitest'
import { askerAddress, limitAddress, trustedProxies } from './keep-house.ts'

const proxies = trustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1'])

test.each([
  ['a stranger says what they like', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['a proxy tells', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['a proxy in a range tells', '10.20.30.40', '198.51.100.1', '198.51.100.1'],
  ['a proxy just outside of a range does not', '11.0.0.1', '198.51.100.1', '11.0.0.1'],
  ['a proxy in IPv6 clothes tells', '::ffff:10.1.1.1', '198.51.100.1', '198.51.100.1'],
  ['a proxy of IPv6 tells', 'fd12::7', '2001:db8::1', '2001:db8::1'],
  ['what the asker wrote before the proxy counts for nothing', '127.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['two proxies in a row are passed', '127.0.0.1', '198.51.100.1, 10.0.0.7', '198.51.100.1'],
  ['nobody but proxies', '127.0.0.1', '10.0.0.7', '127.0.0.1'],
  ['what is no address', '127.0.0.1', 'made-up-7', '127.0.0.1'],
  ['an address after a very long lie', '127.0.0.1', `${'1.1.1.1,'.repeat(500)} 198.51.100.1`, '198.51.100.1'],
  ['no header', '127.0.0.1', undefined, '127.0.0.1'],
])('%s', (_name, direct, forwarded, address) => expect(askerAddress(direct, forwarded, proxies)).toBe(address))

test('without proxies nobody is believed', () =>
  expect(askerAddress('127.0.0.1', '198.51.100.1', trustedProxies([]))).toBe('127.0.0.1'))

test('a household of IPv6 is one address however it writes itself', () => {
  expect(limitAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(limitAddress('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64')
  expect(limitAddress('203.0.113.9')).toBe('203.0.113.9')
})
