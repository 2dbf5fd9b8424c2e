import { expect, test } from 'vitest'
import { deviceOf, roughAddress } from './device.ts'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'

test.each([
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) ${webkit} Version/19.0 Mobile/15E148 Safari/604.1`,
    'safari',
    'iphone',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) ${webkit} CriOS/140.0 Mobile/15E148 Safari/604.1`,
    'chrome',
    'iphone',
  ],
  [`Mozilla/5.0 (Linux; Android 15; X) ${blink} Mobile Safari/537.36 MicroMessenger/8.0.50`, 'wechat', 'android'],
  [`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${blink} Mobile HuaweiBrowser/5.0`, 'huawei', 'harmony'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Safari/537.36 Edg/140.0.0.0`, 'edge', 'windows'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${blink} Safari/537.36 OPR/120.0`, 'opera', 'mac'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
  [`Mozilla/5.0 (X11; CrOS x86_64 1) ${blink} Safari/537.36`, 'chrome', 'chromeos'],
  ['curl/8.0', undefined, undefined],
  ['', undefined, undefined],
])('%s is known again', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})

test.each([
  ['203.0.113.7', '203.0.x.x'],
  ['2001:db8:1:2::/64', '2001:db8:…'],
  ['', ''],
])('the address %s is told roughly as %s', (address, rough) => {
  expect(roughAddress(address)).toBe(rough)
})
