import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { claim, sourced } from '../../../../tests/claims-reading/build.ts'
import { documentOf, heading, paragraph, table, text } from '../../../../tests/document/build.ts'
import { labels } from '../../../../tests/document/labels.ts'
import { claimsIn } from '../claims/claims-in.ts'
import { forElsewhere, renderDocument } from '../index.ts'
import { eye, quoteSign } from './render-marks.ts'
import type { CitedSource } from './shown-claims.ts'

const id = '0123456789abc'
const source = (number: number, more: Partial<CitedSource> = {}): [string, CitedSource] => [
  `s${number}`,
  { number, title: `Notice ${number}`, publisher: 'Bus company', url: '', quote: '', ...more },
]
const cited = new Map([
  source(1, { url: 'https://example.org/notice?a=1&b=2', quote: 'From 22:30 to 23:30.' }),
  source(2),
])

const render = (content: object[]) => {
  const document = documentOf(...content)
  return renderDocument(document, { labels, claims: claimsIn(document, { articleId: id }), cited })
}
const textOf = (...content: (string | object)[]) =>
  /<p>(.*?)<\/p>/.exec(render([paragraph(...content)]))?.[1]?.replaceAll(/ aria-label="[^"]*"/g, '')
const cl = (inner: string, look = 'cl') => `<span class="${look}" id="c-${id}">${inner}</span>`
const mark = (sign: string, look = 'c') => `<a class="${look}" href="#n-${id}">${sign}</a>`
const nb = (inner: string) => `<span class="nb">${inner}</span>`

const bold = { type: 'bold' }
const link = { type: 'link', attrs: { href: '/a/0123456789abd' } }
const of = (words: string, ...marks: object[]) => claim(words, 'sourced', { id, sources: ['s1'], marks })

test.each([
  ['a number stands before the stop', [of('推到半。'), '后来'], `${cl(`推到${nb(`半${mark('1')}。`)}`)}后来`],
  [
    'a stop behind the claim stays with its mark',
    [of('推到半'), '，后来'],
    `${cl(`推到${nb(`半${mark('1')}\u2060`)}`)}，后来`,
  ],
  [
    'what is bold stays bold around the mark',
    [text('先', bold), of('推到半', bold)],
    `<strong>先</strong>${cl(`<strong>推到</strong>${nb(`<strong>半</strong>${mark('1')}`)}`)}`,
  ],
  [
    'a mark stands outside a link',
    [of('见'), of('公告', link)],
    `${cl(`见<a href="/a/0123456789abd">公告</a>${nb(`\u2060${mark('1')}`)}`)}`,
  ],
  [
    'a stop that is not bold follows the mark',
    [of('推到半', bold), of('。')],
    cl(`<strong>推到</strong>${nb(`<strong>半</strong>${mark('1')}。`)}`),
  ],
  [
    'a line break at the end comes after the mark',
    [of('推到半'), { type: 'hardBreak', marks: of('').marks }],
    `${cl(`推到${nb(`半${mark('1')}`)}<br>`)}`,
  ],
  ['an emoji of several signs is one letter', [of('一家👨‍👩‍👧')], cl(`一家${nb(`👨‍👩‍👧${mark('1')}`)}`)],
  ['only a stop', [of('。')], cl(`。${nb(`\u2060${mark('1')}`)}`)],
  [
    'several sources, in the order of the list',
    [claim('半', 'sourced', { id, sources: ['s2', 's1', 's1'] })],
    cl(nb(`半${mark('1')}${mark('2')}`)),
  ],
  [
    'a source that is gone leaves a question',
    [claim('半', 'sourced', { id, sources: ['s9'] })],
    cl(nb(`半${mark('?', 'c c-q')}`), 'cl cl-q'),
  ],
  ['an open question', [claim('半？', 'question', { id })], cl(nb(`半${mark('?', 'c c-q')}？`), 'cl cl-q')],
  ['what the author saw', [claim('半', 'first-hand', { id })], cl(nb(`半${mark(eye, 'c c-f')}`))],
  [
    'an opinion is marked behind its stop',
    [claim('很美。', 'opinion', { id })],
    cl(`很美${nb(`。${mark(quoteSign, 'c c-o')}`)}`),
  ],
  ['common knowledge and what is no claim bear nothing', [claim('甲', 'common'), claim('乙', 'none')], '甲乙'],
])('%s', (_name, content, html) => {
  expect(textOf(...content)).toBe(html)
})

test('marks have names in the language of the text', () => {
  const html = render([
    paragraph(sourced('a', 's2'), claim('b', 'question'), claim('c', 'first-hand'), claim('d', 'opinion')),
  ])
  expect([...html.matchAll(/<a class="c[^>]*aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Sourced, see source 2',
    'No source yet',
    'The author was there',
    'The author’s opinion',
  ])
})

test('notes stand in one box with their paragraph', () => {
  const html = render([paragraph(of('推到半'), '。'), paragraph('后来')])
  expect(html).toMatch(
    /^<div class="beside"><p>.*<\/p><div class="notes"><aside class="note[^"]*" role="note" id="n-0123456789abc">.*<\/aside><\/div><\/div><p>后来<\/p>$/,
  )
})

test('a note tells number, title, publisher and quote, and leads there', () => {
  const note = /<aside.*<\/aside>/.exec(render([paragraph(of('半'))]))?.[0]
  expect(note).toContain(
    '<span class="n">1</span><b><a href="https://example.org/notice?a=1&amp;b=2" rel="nofollow ugc noopener">Notice 1</a></b> Bus company <q>From 22:30 to 23:30.</q>',
  )
  expect(note).toContain(`<a class="note-back" href="#c-${id}" aria-label="Back to the text">↩</a>`)
})

test.each([
  [
    'question',
    { note: 'The company did not answer.' },
    'No source yet.</b> The author writes: <q>The company did not answer.</q>',
  ],
  ['question', {}, 'No source yet.</b> The author has left the question open.'],
  ['first-hand', { when: 'October', where: 'line 2' }, 'The author was there.</b> October, line 2.'],
  ['opinion', {}, 'The author’s opinion, not a claim of fact.</b>'],
] as const)('the note of %s %o', (answer, more, words) => {
  expect(render([paragraph(claim('半', answer, more))])).toContain(words)
})

test('nobody is blamed for what the machine found: such a note says what the text does not say', () => {
  const document = documentOf(paragraph('水位降了一半。'))
  const claims = claimsIn(document, { articleId: id, find: (words) => [{ start: 0, end: words.length }] })
  const html = renderDocument(document, { labels, claims })
  expect(html).toContain('No source yet.</b> The text does not say where this is from.')
  expect(html).not.toContain('note-s')
})

test.each([
  [
    'a list item',
    [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(of('半'))] }] }],
    /<li><span.*<\/span><div class="notes">.*<\/div><\/li>/,
  ],
  ['a quote', [{ type: 'blockquote', content: [paragraph(of('半'))] }], /<blockquote><div class="beside"><p>/],
  ['a heading', [{ ...heading(2, ''), content: [of('半')] }], /<\/h2><div class="notes">/],
  ['a caption', [{ type: 'figure', attrs: { alt: 'x' }, content: [of('半')] }], /<\/figure><div class="notes">/],
  [
    'a table',
    [
      {
        ...table([['tableCell', 'a']]),
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(of('半')), paragraph('b')] }] },
        ],
      },
    ],
    /<td><p>.*<\/p><p>b<\/p><\/td>.*<\/table><\/div><div class="notes">/,
  ],
  [
    'a footnote',
    [
      paragraph('x'),
      { type: 'footnotes', content: [{ type: 'footnote', attrs: { id: 'a' }, content: [paragraph(of('半'))] }] },
    ],
    /<li id="fn-1"><span.*<div class="notes">.*<\/li>/,
  ],
])('the note of a claim in %s follows it', (_name, content, html) => {
  expect(render(content)).toMatch(html)
})

test('one note stands beside a paragraph, a question with its author’s word first, and a source once', () => {
  const long = '其余的话是平常的叙述，没有什么可以查证的内容，只是把段落写到一般文章里的长度。'.repeat(3)
  const html = render([
    paragraph(sourced('甲', 's1'), claim('乙', 'question', { note: '问过了。' }), long),
    paragraph(sourced('丙', 's1'), sourced('丁', 's2'), long),
    paragraph(sourced('戊', 's1'), claim('己', 'question'), claim('庚', 'opinion', { note: '我想。' }), long),
  ])
  const standing = html
    .split('</p>')
    .map((piece) => piece.match(/<aside class="[^"]*note-s[^"]*"[^>]*>.*?<\/aside>/g) ?? [])
  expect(standing.map(({ length }) => length)).toEqual([0, 1, 1, 0])
  expect(standing[1]?.[0]).toContain('问过了。')
  expect(standing[2]?.[0]).toContain('<span class="n">1</span>')
})

test('a note that is longer than what it stands beside lies closed', () => {
  const long = new Map([source(1, { quote: '四条线路末班车发车时间由晚上十点半延后至十一点半，'.repeat(4) })])
  const document = documentOf(paragraph(of('半')))
  const html = renderDocument(document, { labels, claims: claimsIn(document, { articleId: id }), cited: long })
  expect(html).not.toContain('note-s')
})

const elsewhere = { site: 'https://example.org', url: `https://example.org/a/${id}`, plain: labels.claims.plain }
const plainly = (...content: object[]) => forElsewhere(render(content), elsewhere)
const plainMark = (sign: string, of = id) => `<sup><a href="${elsewhere.url}#c-${of}">[${sign}]</a></sup>`
const other = '0123456789abd'

test('elsewhere marks are plain, and lead to the text here', () => {
  const shown = plainly(paragraph(of('推到半。'), claim('见到的。', 'first-hand', { id: other })))
  expect(shown).toBe(`<p>推到半${plainMark('1')}。见到的${plainMark('first-hand', other)}。</p>`)
  const both = claim('末班车', 'sourced', { id, sources: ['s1', 's2'], marks: [bold] })
  expect(plainly(paragraph('他说，', both, '，', claim('不该停。', 'opinion', { id: other })))).toBe(
    `<p>他说，<strong>末班</strong><strong>车</strong>${plainMark('1')}${plainMark('2')}，不该停。${plainMark('opinion', other)}</p>`,
  )
  expect(plainly(paragraph(claim('多少？', 'question', { id })))).toBe(`<p>多少${plainMark('?')}？</p>`)
})

test('elsewhere no note stands beside a text, whatever it stands in', () => {
  const item = { type: 'listItem', content: [paragraph(of('推到半。'))] }
  const shown = plainly(
    { type: 'bulletList', content: [item] },
    table([['tableCell', '18']]),
    { type: 'blockquote', content: [paragraph(claim('见到的。', 'first-hand', { id: other, note: '</div>"><b>' }))] },
    { type: 'figure', attrs: { original: 'https://example.org/a.png', alt: 'A <i> "hill"' }, content: [of('图。')] },
  )
  expect(shown).toContain(`<ul><li>推到半${plainMark('1')}。</li></ul><div class="tbl"`)
  expect(shown).toContain(
    `</table></div><blockquote><p>见到的${plainMark('first-hand', other)}。</p></blockquote><figure class="fig-missing" id="fig-1"><p><span class="fig-why">`,
  )
  expect(shown).toMatch(/<span class="fig-alt">A &lt;i&gt; &quot;hill&quot;<\/span>/)
  expect(shown).not.toMatch(/class="(cl|nb|c|notes|note|beside)/)
  expect(shown.match(/<div/g)?.length).toBe(shown.match(/<\/div>/g)?.length)
  expect(shown.match(/<span/g)?.length).toBe(shown.match(/<\/span>/g)?.length)
})

test('elsewhere nothing that an author writes passes for what was made here', () => {
  const words = '<div class="notes"> <span class="nb"> href="/a/x" src="#y" <a class="c" href="#">[1]</a></span>'
  expect(plainly(paragraph(words))).toBe(render([paragraph(words)]))
})

test('eye and quote sign are those of the site', () => {
  const sprite = readFileSync(new URL('../../../ui/assets/icons.svg', import.meta.url), 'utf8')
  const drawing = (html: string) => /<svg[^>]*>(.*)<\/svg>/.exec(html)?.[1] ?? ''
  expect(sprite).toContain(`id="i-eye" viewBox="0 0 24 24">${drawing(eye)}</symbol>`)
  expect(sprite).toContain(`id="i-quote" viewBox="0 0 24 24">${drawing(quoteSign)}</symbol>`)
})
