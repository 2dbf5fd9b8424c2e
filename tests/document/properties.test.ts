import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, fromHtml, fromMarkdown, plainText, readDocument, renderDocument } from '#features/document/index.ts'
import { faultsIn } from './allowed-html.ts'
import { anyDocument } from './any-document.ts'
import { labels } from './labels.ts'

const withoutSpaces = (text: string) => text.replace(/\s+/g, '')

test('a document that was read is read again to the same', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const again = readDocument(JSON.parse(canonical(document)))
      expect(again).toEqual({ ok: true, document })
    }),
  )
})

test('every document renders to what readers may be sent', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(faultsIn(renderDocument(document, { labels }))).toEqual([])
    }),
  )
})

test('a rendering that is read back has the same words in the same order', () => {
  const words = { ...labels, missingPicture: '', originalPicture: '' }
  const plain = (document: Parameters<typeof plainText>[0]) => withoutSpaces(plainText(document))
  fc.assert(
    fc.property(anyDocument, (document) => {
      const shown = renderDocument(document, { labels: words }).replace(
        /<figure class="fig-missing[^"]*".*?<\/p>/gs,
        '<figure>',
      )
      expect(plain(fromHtml(shown).document)).toBe(plain(document))
    }),
  )
})

test('whatever is sent as HTML or Markdown becomes a document', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<ul>',
    '<li>',
    '<table>',
    '<tr>',
    '<td>',
    '<a href="#x">',
    '</a>',
    '<sup id="x">',
    '<h1>',
    '<img src=x>',
    '<figure>',
    '<figcaption>',
    '<pre>',
    '<b>',
    '</b>',
    '<br>',
    'text',
    '\n',
    ' ',
    '&',
    '**',
    '$',
    '`',
    '> ',
    '- ',
    '[^1]',
    '[^1]: ',
    '|',
    '<!--',
    '<select>',
    '<svg>',
    '<math>',
    '<script>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const convert of [fromHtml, fromMarkdown])
        expect(readDocument(convert(pieces.join('')).document).ok).toBe(true)
    }),
    { numRuns: 500 },
  )
})
