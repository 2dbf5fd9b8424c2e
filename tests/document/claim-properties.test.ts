import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { type Claim, renderDocument, type WenhaoDocument } from '#features/document/index.ts'
import { faultsIn } from './allowed-html.ts'
import { anyDocument } from './any-document.ts'
import { documentOf, paragraph, text } from './build.ts'
import { labels } from './labels.ts'
import { cited, claimsAnywhere } from './some-claims.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

const classOf = (node: Node): string[] =>
  'attrs' in node ? (node.attrs.find(({ name }) => name === 'class')?.value ?? '').split(' ') : []

const isMark = (node: Node) => classOf(node).some((name) => name === 'c' || name === 'notes' || name === 'ic')

/** What is read of a rendering when its marks and notes are taken away. */
const wordsOf = (node: Node): string => {
  if (node.nodeName === '#text') return 'value' in node ? node.value.replaceAll('\u2060', '') : ''
  if (!('childNodes' in node) || isMark(node)) return ''
  return node.childNodes.map(wordsOf).join('')
}

const everyElement = (node: Node, found: Node[] = []): Node[] => {
  found.push(node)
  if ('childNodes' in node) for (const child of node.childNodes) everyElement(child, found)
  return found
}

const withClaims = anyDocument.chain((document) =>
  claimsAnywhere(document).map((claims): [WenhaoDocument, Claim[]] => [document, claims]),
)
const render = (document: WenhaoDocument, claims: Claim[]) => renderDocument(document, { labels, claims, cited })
const wordsIn = (html: string) => parseFragment(html).childNodes.map(wordsOf).join('')

test('marks and notes take nothing from the text and add nothing to it', () => {
  fc.assert(
    fc.property(withClaims, ([document, claims]) => {
      expect(wordsIn(render(document, claims))).toBe(wordsIn(renderDocument(document, { labels })))
    }),
    { numRuns: 300 },
  )
})

test('what stands in a claim is what the claim says, up to the halves of a letter', () => {
  fc.assert(
    fc.property(withClaims, ([document, claims]) => {
      const shown = parseFragment(render(document, claims)).childNodes.flatMap((node) => everyElement(node))
      for (const claim of claims) {
        const id = `c-${claim.id}`
        const element = shown.find((node) => 'attrs' in node && node.attrs.some(({ value }) => value === id))
        const isShown = ['sourced', 'question', 'first-hand', 'opinion'].includes(claim.state)
        if (!isShown) expect(element).toBeUndefined()
        else if (element)
          expect(wordsOf(element)).toContain(claim.text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, ''))
      }
    }),
    { numRuns: 300 },
  )
})

test('hostile notes, titles and quotes stay words, and no link stands within a link', () => {
  fc.assert(
    fc.property(withClaims, ([document, claims]) => {
      const html = render(document, claims)
      expect(faultsIn(html)).toEqual([])
      // A parser would close the outer link early: the tree would then serialise to something else.
      expect(html).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /s)
    }),
  )
})

test('a text of ten thousand claims, and one sentence of a hundred thousand letters, are done in a moment', () => {
  const sentence = '水位降了一半😀。'
  const long = documentOf(paragraph(text(sentence.repeat(10_000))))
  const block = long.content?.[0]
  if (!block) throw new Error('no paragraph')
  const one = {
    state: 'sourced',
    isAnswered: true,
    isChanged: false,
    sources: ['s1'],
    when: '',
    where: '',
    note: '',
  } as const
  const id = (at: number) => `0${String(at).padStart(12, '0')}`
  const claims = Array.from({ length: 10_000 }, (_, at): Claim => {
    const start = at * sentence.length
    return { ...one, id: id(at), sources: ['s1'], block, start, end: start + sentence.length, text: sentence }
  })
  const html = render(long, claims)
  const whole = render(long, [
    { ...one, id: id(1), sources: ['s1'], block, start: 0, end: sentence.length * 10_000, text: '' },
  ])
  expect(html.match(/<span class="cl" id="c-\w{13}">水位降了一半<span class="nb">😀<a /g)).toHaveLength(10_000)
  expect(wordsIn(whole)).toBe(sentence.repeat(10_000))
  expect(html.match(/<aside/g)).toHaveLength(500)
  expect(html).toContain('href="#source-1"')
})
