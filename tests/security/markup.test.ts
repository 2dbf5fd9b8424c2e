import { expect, test } from 'vitest'
import { faultsIn, kindsIn, skeletonOfPart } from './markup.ts'
import { ownPayloads } from './payloads.ts'

const inPage = (text: string) => `<!doctype html><title>x</title><body><p data-part="body">${text}</p>`

test.each([
  '<script>alert(1)</script>',
  '<script src="https://host.example/a.js"></script>',
  '<script src="//host.example/assets/a.js"></script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="//host.example">x</a>',
  '<img src="https://host.example/a.png">',
  '<p style="color:red">x</p>',
  '<iframe></iframe>',
  '<base href="/">',
  '<meta http-equiv="refresh" content="0">',
  '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<form action="https://host.example/"></form>',
  '<script type="application/json">{"a":</script>',
  '<template><img onerror=alert(1)></template>',
])('a page with %s does not pass', (text) => expect(faultsIn(inPage(text))).not.toEqual([]))

test('a page of ours passes', () =>
  expect(
    faultsIn(
      `<script src="/assets/a.js"></script><script type="application/json">{"a":"\\u003c"}</script><a href="/a/x">x</a><a href="https://example.org/">y</a><img src="/media/x/full">`,
    ),
  ).toEqual([]))

test('most of our own payloads are caught as soon as they are not escaped', () => {
  const plain = new Set([...kindsIn(inPage('x'))])
  const caught = ownPayloads.filter((payload) => {
    const html = `<!doctype html><title>x</title><body><p data-part="body"><a title="${payload}">${payload}</a></p>`
    const twin = `<!doctype html><title>x</title><body><p data-part="body"><a title="x">x</a></p>`
    return (
      faultsIn(html).length > 0 ||
      [...kindsIn(html)].some((kind) => !plain.has(kind)) ||
      skeletonOfPart(html, 'body') !== skeletonOfPart(twin, 'body')
    )
  })
  expect(caught.length).toBeGreaterThan(35)
})
