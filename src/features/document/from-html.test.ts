import { describe, expect, test } from 'vitest'
import { labels } from '../../../tests/document/labels.ts'
import { fromHtml, type HtmlOptions, plainText, readDocument, renderDocument } from './index.ts'

const html = (source: string, options?: HtmlOptions) => renderDocument(fromHtml(source, options).document, { labels })
const lostIn = (source: string) => fromHtml(source).lost.map(({ what, count }) => `${count} ${what}`)
const missing =
  '<figure class="fig-missing" id="fig-1"><p><span class="fig-why">This picture is not stored here.</span>'

describe('text', () => {
  test.each([
    ['spaces collapse as in a browser', '<p> a\n <b> b </b> c </p>', '<p>a <strong>b </strong>c</p>'],
    ['a line end between Chinese characters vanishes', '<p>中文\n中文</p>', '<p>中文中文</p>'],
    ['a space between Chinese characters stays', '<p>中文 中文</p>', '<p>中文 中文</p>'],
    ['two breaks end a paragraph', 'a<br><br>b<br>c<br>', '<p>a</p><p>b<br>c</p>'],
    ['empty paragraphs and ideographic indents go', '<p>&nbsp;</p><p>　　正文</p><p></p>', '<p>正文</p>'],
    ['text beside a block is a paragraph', 'a<div>b</div>c', '<p>a</p><p>b</p><p>c</p>'],
    [
      'a mark around blocks goes inside them',
      '<b><p>a</p><p>b</p></b>',
      '<p><strong>a</strong></p><p><strong>b</strong></p>',
    ],
    [
      'looks that mean emphasis are kept',
      '<span style="font-weight: 700">a</span><span style="font-style:italic">b</span>',
      '<p><strong>a</strong><em>b</em></p>',
    ],
    ['a bold element that says it is not bold is not', '<b style="font-weight:normal">a</b>', '<p>a</p>'],
    ['ruby is read beside its word', '<ruby>汉<rp>(</rp><rt>hàn</rt></ruby>', '<p>汉（hàn）</p>'],
    [
      'neighbouring code keeps its space apart',
      '<code>a</code> <code>b</code>',
      '<p><code>a</code> <code>b</code></p>',
    ],
    ['soft hyphens and zero-width spaces go', 'a&shy;b&#8203;c', '<p>abc</p>'],
  ])('%s', (_rule, source, expected) => {
    expect(html(source)).toBe(expected)
  })
})

describe('structure', () => {
  test.each([
    [
      'the levels that are used become 2, 3 and 4',
      '<h1>a</h1><h3>b</h3><h5>c</h5><h6>d</h6>',
      '<h2 id="h-a">a</h2><h3 id="h-b">b</h3><h4 id="h-c">c</h4><h4 id="h-d">d</h4>',
    ],
    ['a heading is not bold twice', '<h2><strong>a</strong></h2>', '<h2 id="h-a">a</h2>'],
    [
      'lists nest, also where the inner list stands outside an item',
      '<ul> <li>a</li> <ul><li>b</li></ul> </ul>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    ['an ordered list keeps its start', '<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'],
    ['an item without a list gets one', '<li>a</li>', '<ul><li>a</li></ul>'],
    ['terms are bold', '<dl><dt>a</dt><dd>b</dd></dl>', '<p><strong>a</strong></p><p>b</p>'],
    ['a quote keeps its paragraphs', '<blockquote>a<p>b</p></blockquote>', '<blockquote><p>a</p><p>b</p></blockquote>'],
    [
      'code keeps its lines and its language',
      '<pre><code class="hljs language-js">a\n  b\n</code></pre>',
      '<pre tabindex="0"><code class="language-js">a\n  b</code></pre>',
    ],
    [
      'code in lines of its own',
      '<pre class="code-snippet"><code>a</code><code>b</code></pre>',
      '<pre tabindex="0"><code>a\nb</code></pre>',
    ],
    [
      'a table of line numbers and code is code',
      '<table><tr><td class="gutter"><pre>1</pre></td><td class="code"><pre>a</pre></td></tr></table>',
      '<pre tabindex="0"><code>a</code></pre>',
    ],
    ['rules at the edges go', '<hr><p>a</p><hr>', '<p>a</p>'],
    [
      'a film becomes a link to it',
      '<iframe src="https://example.org/v" title="Film"></iframe>',
      '<p><a href="https://example.org/v" rel="nofollow ugc noopener">Film</a></p>',
    ],
    ['scripts and styles go without a trace', '<style>p{}</style><script>x</script><p>a</p>', '<p>a</p>'],
  ])('%s', (_rule, source, expected) => {
    expect(html(source)).toBe(expected)
  })

  test('a first heading that repeats the title is left out before levels are counted', () => {
    expect(html('<h1>Title!</h1><h2>a</h2>', { title: 'title' })).toBe('<h2 id="h-a">a</h2>')
  })

  test('tables keep spans, alignment and head', () => {
    expect(html('<table><tr><th>a</th></tr><tr><td colspan="2" align="right">1<td></table>')).toContain(
      '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2" class="n">1</td><td></td></tr></tbody>',
    )
  })

  test('a table that only arranges the page gives up its shape, the table inside keeps it', () => {
    const source = '<table><tr><td>a</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>'
    expect(html(source)).toMatch(/^<p>a<\/p><div class="tbl".*<tr><td>1<\/td><td>2<\/td><\/tr>/)
  })

  test('three hundred nested lists keep their words within the depth of a document', () => {
    const source = Array.from({ length: 150 }, (_, level) => `<ul><li>w${level} `).join('')
    const { document, lost } = fromHtml(source)
    expect(plainText(document).match(/w\d+/g)).toHaveLength(150)
    expect(lost).toContainEqual({ what: 'deep-nesting', count: expect.any(Number) })
  })
})

describe('pictures', () => {
  test.each([
    [
      'the real address of a late picture',
      '<img src="data:image/gif;base64,R0lGOD" data-src="https://e.org/a.png">',
      'https://e.org/a.png',
    ],
    ['the widest of a set', '<img srcset="a.png 320w, b.png 960w">', 'b.png'],
    ['the source of a picture element', '<picture><source srcset="c.webp"><img></picture>', 'c.webp'],
    [
      'an embedded picture whole',
      `<img src="data:image/png;base64,${'A'.repeat(500)}">`,
      `data:image/png;base64,${'A'.repeat(500)}`,
    ],
  ])('%s', (_rule, source, src) => {
    expect(fromHtml(source).pictures.map((picture) => picture.src)).toEqual([src])
  })

  test('a picture in a paragraph parts it, in order', () => {
    expect(html('<p>a<img src="https://e.org/a.png" alt="A">b</p>')).toBe(
      `<p>a</p>${missing} <span class="fig-alt">A</span> <a href="https://e.org/a.png" rel="nofollow ugc noopener">See the original</a></p></figure><p>b</p>`,
    )
  })

  test('the caption goes to its picture', () => {
    expect(html('<figure><img src="a.png"><figcaption>Dawn</figcaption></figure>')).toBe(
      `${missing}</p><figcaption>Dawn</figcaption></figure>`,
    )
    expect(html('<div class="wp-caption"><img src="a.png"><p class="wp-caption-text">Dawn</p></div>')).toContain(
      '<figcaption>Dawn</figcaption>',
    )
  })

  test('spacers, counters and repeats for readers without script are not pictures', () => {
    const late = '<img data-src="a.png"><noscript><img src="a.png"></noscript>'
    expect(
      fromHtml(`${late}<img src="x.gif" width="1" height="1"><img src="data:image/gif;base64,R0">`).pictures,
    ).toHaveLength(1)
  })

  test('a smiley is what it means', () => {
    expect(html('a <img class="emoji" alt="😀" src="x.svg">')).toBe('<p>a 😀</p>')
  })

  test('each figure has its picture, in the same order, also when a note swallows one', () => {
    const source =
      '<p>x<sup id="r"><a href="#n">1</a></sup><img src="1.png"></p><img src="2.png"><ol><li id="n">y <img src="3.png"><a href="#r">↩</a></li></ol>'
    const { pictures, lost } = fromHtml(source)
    expect(pictures.map((picture) => picture.src)).toEqual(['1.png', '2.png'])
    expect(lost).toEqual([{ what: 'picture-inside', count: 1 }])
  })
})

describe('links', () => {
  test.each([
    ['relative links are made whole by the base', '<a href="../b">x</a>', 'https://e.org/a/c/', 'https://e.org/a/b'],
    ['a bare host is an address', '<a href="www.e.org">x</a>', undefined, 'https://www.e.org/'],
    ['a scheme may be left out', '<a href="//e.org/b">x</a>', undefined, 'https://e.org/b'],
    ['an article of this site', '<a href="/a/0123456789abc-title">x</a>', undefined, '/a/0123456789abc-title'],
  ])('%s', (_rule, source, base, href) => {
    expect(html(source, { base })).toContain(`href="${href}"`)
  })

  test.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'b.html',
    '/a/about',
    'tel:110',
    '#gone',
  ])('%j is no link, and that is reported', (href) => {
    expect(html(`<a href="${href}">x</a>`)).toBe('<p>x</p>')
    expect(lostIn(`<a href="${href}">x</a>`)).toEqual(['1 link'])
  })

  test('a link to a heading follows it to its new id', () => {
    expect(html('<a href="#s1">x</a><h2 id="s1">One</h2>')).toContain('<a href="#h-one">x</a>')
    expect(html('<a href="#one">x</a><h2>One</h2>')).toContain('<a href="#h-one">x</a>')
  })
})

test.each([
  [
    '<p>x<sup id="fnref:1"><a href="#fn:1">[1]</a></sup></p><ol><li id="fn:1"><p>Note <a href="#fnref:1">↩</a></p></li></ol>',
  ],
  ['<p>x<a name="_ftnref1" href="#_ftn1">[1]</a></p><p><a name="_ftn1" href="#_ftnref1">[1]</a> Note</p>'],
])('footnotes are known by their links to and fro: %s', (source) => {
  const shown = html(source)
  expect(shown).toMatch(
    /^<p>x<sup class="fn"><a id="fnref-1" href="#fn-1" aria-label="Note 1">1<\/a><\/sup><\/p><section/,
  )
  expect(shown).toContain('<li id="fn-1">Note')
  expect(shown).not.toContain('[')
})

test('a button that was never closed does not take the article with it', () => {
  const rest = 'The rest of the article. '.repeat(20)
  expect(plainText(fromHtml(`<p>a</p><button>ok<p>${rest}</p>`).document)).toContain('The rest of the article.')
})

test('a table of contents that is linked both ways is not taken for footnotes', () => {
  expect(
    html('<p><a id="t1" href="#c1">First chapter of all</a></p><h2 id="c1">C <a href="#t1">up</a></h2>'),
  ).not.toContain('footnotes')
})

test.each([
  '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>',
  '<script type="math/tex">x^2</script>',
  '<span class="math inline">\\(x^2\\)</span>',
  '<img class="latex" src="https://e.org/latex.php?x" alt="x^2">',
])('a formula is kept as one: %s', (source) => {
  expect(html(source)).toBe('<p><math><msup><mi>x</mi><mn class="tml-sml-pad">2</mn></msup></math></p>')
})

test.each([
  ['no page at all', ''],
  ['a hundred thousand open elements', '<div>'.repeat(100_000)],
  ['half a million paragraphs', '<p>x'.repeat(500_000)],
  [
    'formatting that multiplies',
    `${Array.from({ length: 300 }, (_, i) => `<p><b a=${i}></p>`).join('')}${'<p>x'.repeat(50_000)}`,
  ],
  ['a million characters', `<p>${'字'.repeat(1_000_000)}`],
  ['open brackets only', '<'.repeat(1_000_000)],
  ['many figures', '<img src="a.png">'.repeat(3000)],
  ['long addresses', `<a href="https://e.org/${'x'.repeat(1900)}">x</a> `.repeat(1000)],
])(
  'ends, and ends with a document: %s',
  (_what, source) => {
    const { document, pictures, lost } = fromHtml(source)
    expect(readDocument(document).ok).toBe(true)
    expect(pictures.length).toBeLessThanOrEqual(2000)
    if (source.length > 1000)
      expect(lost.map((loss) => loss.what)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(cut|structure)$/)]),
      )
  },
  60_000,
)
