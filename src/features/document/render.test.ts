import { expect, test } from 'vitest'
import { documentOf, footnotes, heading, paragraph, reference, table, text } from '../../../tests/document/build.ts'
import { labels } from '../../../tests/document/labels.ts'
import { forElsewhere, renderDocument } from './index.ts'

const html = (...content: object[]) => renderDocument(documentOf(...content), { labels })
const link = (href: string) => text('x', { type: 'link', attrs: { href } })
const media = 'a'.repeat(64)
const pictures = new Map([
  [
    media,
    {
      width: 1600,
      height: 900,
      variants: [
        { name: '1280', width: 1280 },
        { name: '320', width: 320 },
        { name: '960', width: 960 },
      ],
    },
  ],
])

test.each([
  ['text is escaped', [paragraph('<b>&"')], '<p>&lt;b&gt;&amp;&quot;</p>'],
  ['empty paragraphs are not shown', [{ type: 'paragraph' }, paragraph('x')], '<p>x</p>'],
  [
    'marks nest in one order',
    [paragraph(text('x', { type: 'code' }, { type: 'bold' }))],
    '<p><strong><code>x</code></strong></p>',
  ],
  ['headings carry ids', [heading(3, 'On time')], '<h3 id="h-on-time">On time</h3>'],
  [
    'a link outward is marked as not ours',
    [paragraph(link('https://example.org/?a=1&b="'))],
    '<p><a href="https://example.org/?a=1&amp;b=&quot;" rel="nofollow ugc noopener">x</a></p>',
  ],
  [
    'a link inside is plain',
    [paragraph(link('/a/0123456789abc'), link('#h-x'))],
    '<p><a href="/a/0123456789abc">x</a><a href="#h-x">x</a></p>',
  ],
  [
    'code keeps its spaces and its language',
    [{ type: 'codeBlock', attrs: { language: 'c++' }, content: [text('\n  a<b')] }],
    '<pre tabindex="0"><code class="language-c++">\n  a&lt;b</code></pre>',
  ],
  [
    'a list may start late',
    [{ type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('x')] }] }],
    '<ol start="3"><li>x</li></ol>',
  ],
  [
    'an item of two paragraphs keeps both',
    [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x'), paragraph('y')] }] }],
    '<ul><li><p>x</p><p>y</p></li></ul>',
  ],
  [
    'a missing picture says so',
    [{ type: 'figure', attrs: { alt: 'A hill', original: 'https://example.org/a.png' } }],
    '<figure class="fig-missing" id="fig-1"><p><span class="fig-why">This picture is not stored here.</span> <span class="fig-alt">A hill</span> <a href="https://example.org/a.png" rel="nofollow ugc noopener">See the original</a></p></figure>',
  ],
])('%s', (_name, content, expected) => {
  expect(html(...content)).toBe(expected)
})

test('a table scrolls in a box of its own, with its head apart and figures to the right', () => {
  const rows = table(
    [
      ['tableHeader', 'Line'],
      ['tableHeader', 'Riders'],
    ],
    [
      ['tableHeader', 'N2'],
      ['tableCell', '18', { align: 'right', colspan: 2 }],
    ],
  )
  expect(html(rows)).toBe(
    '<div class="tbl" tabindex="0" role="region" aria-label="Table 1"><table><thead><tr><th scope="col">Line</th><th scope="col">Riders</th></tr></thead>' +
      '<tbody><tr><th scope="row">N2</th><td colspan="2" class="n">18</td></tr></tbody></table></div>',
  )
})

test('a picture has its space before it loads, its sizes, its caption and its credit', () => {
  const figure = { type: 'figure', attrs: { media, alt: 'A "hill"', credit: 'Ana' }, content: [text('Dawn')] }
  const shown = renderDocument(documentOf(figure, figure), { labels, pictures })
  expect(shown).toContain(
    `src="/media/${media}/960" srcset="/media/${media}/320 320w, /media/${media}/960 960w, /media/${media}/1280 1280w"`,
  )
  expect(shown).toContain('alt="A &quot;hill&quot;" width="1600" height="900" loading="eager"')
  expect(shown).toContain('<figcaption>Dawn <small>Ana</small></figcaption>')
  expect(shown.match(/loading="lazy"/g)).toHaveLength(1)
})

test('a picture leads to its large version, by its own description or a plain name', () => {
  const described = { type: 'figure', attrs: { media, alt: 'A "hill"' } }
  const shown = renderDocument(documentOf(described, { type: 'figure', attrs: { media } }), { labels, pictures })
  expect(shown).toContain(`<a class="fig-open" data-full href="/media/${media}/full" aria-label="A &quot;hill&quot;">`)
  expect(shown).toContain(`href="/media/${media}/full" aria-label="Larger picture">`)
})

test('elsewhere, addresses of this site are whole', () => {
  const document = documentOf(paragraph(link('/a/0123456789abc')), { type: 'figure', attrs: { media } })
  const elsewhere = { site: 'https://example.org', url: 'https://example.org/a/1', plain: labels.claims.plain }
  const shown = forElsewhere(renderDocument(document, { labels, pictures }), elsewhere)
  expect(shown).toContain('href="https://example.org/a/0123456789abc"')
  const address = `https://example.org/media/${media}`
  expect(shown).toContain(`href="${address}/full"`)
  expect(shown).toContain(
    `src="${address}/960" srcset="${address}/320 320w, ${address}/960 960w, ${address}/1280 1280w"`,
  )
})

test('footnotes are numbered as the text refers to them, and lead back to each place', () => {
  const shown = html(
    paragraph('x', reference('b'), reference('a'), reference('b'), reference('none')),
    footnotes(['a', 'first'], ['b', 'second'], ['c', 'alone']),
  )
  expect(shown).toContain('<a id="fnref-1" href="#fn-1" aria-label="Note 1">1</a>')
  expect(shown).toContain('<a id="fnref-1-2" href="#fn-1"')
  expect(shown).toContain(
    '<li id="fn-1">second <a class="fn-back" href="#fnref-1" aria-label="Back to the text from note 1">↩</a> <a class="fn-back" href="#fnref-1-2"',
  )
  expect(shown).toContain('<li id="fn-3">alone</li>')
  expect(shown).not.toContain('none')
})

const formula = (tex: string) => html({ type: 'formulaBlock', attrs: { tex } })

test('formulas are MathML without styles', () => {
  const shown = formula('\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix} \\boxed{\\color{red}x}')
  expect(shown).toMatch(/^<div class="formula" tabindex="0"><math display="block"/)
  expect(shown).toContain('class="tml-box"')
  expect(shown).not.toContain(' style=')
})

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\class{a}{x}',
  '\\includegraphics{https://example.org/a.png}',
  '\\id{main}{x}',
  '\\style{color:red}{x}',
])('a formula cannot reach out of itself: %s', (tex) => {
  expect(formula(tex)).not.toMatch(/ (href|src|id|style|class="a)=?/)
})

test('a formula that cannot be read stays visible as it was written', () => {
  expect(formula('\\frac{<a>')).toBe(
    '<div class="formula" tabindex="0"><p><code class="formula-error">\\frac{&lt;a&gt;</code></p></div>',
  )
})

test('a formula that grows without end is cut off', () => {
  expect(formula('\\def\\a{\\a\\a}\\a')).toContain('formula-error')
})
