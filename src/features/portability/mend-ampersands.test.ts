import { expect, test } from 'vitest'
import { AmpersandMending } from './mend-ampersands.ts'

const mend = (text: string, size: number): string => {
  const mending = new AmpersandMending()
  let out = ''
  for (let at = 0; at < text.length; at += size) out += mending.next(text.slice(at, at + size))
  return out + mending.last()
}

const written = '<link>a?b=1&c=2&nbsp;&amp;&#8220;&#x10FFFF;</link><![CDATA[x & y &nbsp; ]]>&<![CDATA[&]]>& &lt;'
const meant =
  '<link>a?b=1&amp;c=2&amp;nbsp;&amp;&#8220;&#x10FFFF;</link><![CDATA[x & y &nbsp; ]]>&amp;<![CDATA[&]]>&amp; &lt;'

test.each([1, 2, 3, 5, 7, 13, 24, 25, 1000])('in pieces of %i characters the same comes out', (size) => {
  expect(mend(written, size)).toBe(meant)
})
