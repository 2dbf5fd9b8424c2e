import { describe, expect, test } from 'vitest'
import { fromHtml, fromMarkdown, plainText, readDocument, renderDocument } from '#features/document/index.ts'
import { faultsIn } from './allowed-html.ts'
import { labels } from './labels.ts'
import { archived, hasData, namesIn, rowsOf } from './shared-data.ts'

const minutes = 60_000

function faultsOf(source: string): string[] {
  return [fromHtml(source), fromMarkdown(source)].flatMap(({ document }) => {
    const reading = readDocument(document)
    return reading.ok ? faultsIn(renderDocument(document, { labels })) : [reading.problem]
  })
}

function worst(sources: readonly string[]): string[] {
  return sources
    .flatMap((source) => faultsOf(source).map((fault) => `${fault} from ${source.slice(0, 200)}`))
    .slice(0, 20)
}

test('the check itself finds what must not be there', () => {
  expect(
    faultsIn(
      '<p onclick="x"><script></script><a href="javascript:x">a</a><font style="x">b</font><img src="https://e.org/a.png">',
    ),
  ).toEqual([
    'attribute onclick',
    'element script',
    'address javascript:x',
    'element font',
    'attribute style',
    'address https://e.org/a.png',
  ])
})

describe('nothing executable comes out of', () => {
  const xss = 'suites/xss_payloads.dev.jsonl.gz'
  test.skipIf(!hasData(xss))('known attack strings, as HTML and as Markdown', { timeout: 5 * minutes }, () => {
    const payloads = rowsOf<{ payload: string }>(xss).map((row) => row.payload)
    expect(payloads.length).toBeGreaterThan(1000)
    expect(worst(payloads)).toEqual([])
  })

  const sanitizer = 'suites/html_sanitizer_dompurify_expect.dev.jsonl.gz'
  test.skipIf(!hasData(sanitizer))('a sanitiser’s own tests', { timeout: minutes }, () => {
    expect(worst(rowsOf<{ payload: string }>(sanitizer).map((row) => row.payload))).toEqual([])
  })

  const naughty = 'suites/naughty_strings_blns.tar.gz'
  test.skipIf(!hasData(naughty))('naughty strings', { timeout: minutes }, () => {
    const name = namesIn(naughty).find((held) => held.endsWith('blns.json')) ?? ''
    expect(worst(JSON.parse(archived(naughty, name)) as string[])).toEqual([])
  })

  const html5lib = 'suites/html5lib_tests.tar.gz'
  test.skipIf(!hasData(html5lib))('the HTML parser’s own tests', { timeout: 5 * minutes }, () => {
    const trees = namesIn(html5lib).filter((name) => name.endsWith('.dat') && !name.includes('encoding/'))
    const sources = trees.flatMap((name) =>
      [...archived(html5lib, name).matchAll(/#data\n([\s\S]*?)\n#/g)].map((match) => match[1] ?? ''),
    )
    expect(sources.length).toBeGreaterThan(100)
    expect(worst(sources)).toEqual([])
  })
})

const examples = 'suites/markdown_spec_examples.jsonl.gz'
test.skipIf(!hasData(examples))('the words of nearly every Markdown example survive', { timeout: minutes }, () => {
  const rows = rowsOf<{ id: string; markdown: string; html: string }>(examples)
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
  const keeps = ({ markdown, html }: { markdown: string; html: string }) => {
    const kept = words(plainText(fromMarkdown(markdown).document)).join('')
    return words(plainText(fromHtml(html).document)).every((word) => kept.includes(word))
  }
  const lost = rows.filter((row) => !keeps(row)).map((row) => row.id)
  expect(rows.length - lost.length, lost.join(' ')).toBeGreaterThanOrEqual(Math.floor(rows.length * 0.98))
})
