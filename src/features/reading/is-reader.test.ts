import { expect, test } from 'vitest'
import { isReader } from './is-reader.ts'

const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'
const site = 'same-origin'

test.each([
  phone,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  'Mozilla/5.0 (Linux; Android 14; zh-CN) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 MicroMessenger/8.0',
])('a reader is one: %s', (agent) => expect(isReader({ agent, site, purpose: undefined })).toBe(true))

test.each([
  '',
  'curl/8.5.0',
  'Mozilla/5.0 (compatible; SomeBot/2.1; +https://example.org/bot)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (compatible; Baiduspider/2.0; +https://example.org/search/spider.html)',
  'python-requests/2.32.3 on Linux',
])('a machine is none: %s', (agent) => expect(isReader({ agent, site, purpose: undefined })).toBe(false))

test.each([
  [undefined, undefined],
  ['cross-site', undefined],
  ['none', undefined],
  ['same-origin', 'prefetch'],
])('a request from %s for %s does not count', (from, purpose) =>
  expect(isReader({ agent: phone, site: from, purpose })).toBe(false),
)
