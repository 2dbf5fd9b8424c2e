import fc from 'fast-check'
import type { WenhaoDocument } from '#features/document/index.ts'
import { documentOf } from './build.ts'

const words = fc
  .array(
    fc.constantFrom('末班', '公交', 'bus', 'late', '3.14', '<b>', '&amp;', '"', "'", '，', '。', '$', '*', '😀', 'x_1'),
    { minLength: 1, maxLength: 6 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((gap) => parts.join(gap)))
const href = fc.constantFrom('https://example.org/?a=1&b="', 'mailto:a@example.org', '/a/0123456789abc')
const mark = fc.oneof(
  fc.constantFrom('bold', 'italic', 'strike', 'code', 'subscript', 'superscript').map((type) => ({ type })),
  href.map((address) => ({ type: 'link', attrs: { href: address } })),
)
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: (held) => held.type })
const text = fc.record({ type: fc.constant('text'), text: words, marks })
const line = fc.array(text, { minLength: 1, maxLength: 4 })
const paragraph = line.map((content) => ({ type: 'paragraph', content }))
const code = words.map((held) => ({
  type: 'codeBlock',
  attrs: { language: 'js' },
  content: [{ type: 'text', text: held }],
}))
const heading = fc
  .tuple(fc.constantFrom(2, 3, 4), line)
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }))
const figure = words.chain((alt) =>
  line.map((content) => ({ type: 'figure', attrs: { alt, original: 'https://example.org/a.png' }, content })),
)
const gallery = fc.array(figure, { minLength: 2, maxLength: 20 }).map((content) => ({ type: 'gallery', content }))
const embed = fc.constant({ type: 'embed', attrs: { article: '0123456789abc' } })
const item = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'listItem', content }))
const items = fc.array(item, { minLength: 1, maxLength: 3 })
const lists = fc.oneof(
  items.map((content) => ({ type: 'bulletList', content })),
  items.map((content) => ({ type: 'orderedList', attrs: { start: 4 }, content })),
)
const cell = fc
  .tuple(fc.constantFrom('tableHeader', 'tableCell'), paragraph)
  .map(([type, held]) => ({ type, content: [held] }))
const row = fc.tuple(cell, cell).map((content) => ({ type: 'tableRow', content }))
const table = fc.array(row, { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'table', content }))
const simple = fc.oneof(paragraph, code, lists, table)
const quote = fc.array(simple, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'blockquote', content }))
const block = fc.oneof(paragraph, heading, code, figure, gallery, embed, lists, table, quote)

/** Documents of every kind of block, with the characters that are hard to get right. */
export const anyDocument: fc.Arbitrary<WenhaoDocument> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((content) => documentOf(...content))
