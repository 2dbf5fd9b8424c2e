import { describe, expect, test } from 'vitest'
import { labels } from '../../../tests/document/labels.ts'
import { fromMarkdown, plainText, readDocument, renderDocument } from './index.ts'

const html = (source: string) => renderDocument(fromMarkdown(source).document, { labels })
const math = (inner: string) => `<math>${inner}</math>`

test.each([
  [
    'reference links',
    '[x][1]\n\n[1]: https://e.org/',
    '<p><a href="https://e.org/" rel="nofollow ugc noopener">x</a></p>',
  ],
  [
    'HTML inside, with Markdown between',
    '<div>\n\n*x*\n\n</div>\n\na <b>b</b> &amp;',
    '<p><em>x</em></p><p>a <strong>b</strong> &amp;</p>',
  ],
  ['hard breaks', 'a  \nb\\\nc\nd', '<p>a<br>b<br>c d</p>'],
  ['tasks', '- [x] a\n- [ ] b', '<ul><li>☑ a</li><li>☐ b</li></ul>'],
  ['strikes by two tildes, ranges by one', '~~a~~ 5~10 3~4', '<p><s>a</s> 5~10 3~4</p>'],
  [
    'a language with options',
    '```{r, echo=FALSE}\nx$y\n```',
    '<pre tabindex="0"><code class="language-r">x$y</code></pre>',
  ],
  [
    'a bare address ends at Chinese punctuation',
    '见https://e.org/a，谢谢',
    '<p>见<a href="https://e.org/a" rel="nofollow ugc noopener">https://e.org/a</a>，谢谢</p>',
  ],
])('%s', (_what, source, expected) => {
  expect(html(source)).toBe(expected)
})

test.each(['title', 'select', 'script', 'style', 'textarea', 'svg', 'video', 'iframe', 'plaintext', 'button'])(
  'an author who names <%s> in passing loses nothing that follows',
  (name) => {
    expect(plainText(fromMarkdown(`the <${name}> tag\n\nand the rest`).document)).toBe(
      `the <${name}> tag\nand the rest`,
    )
  },
)

test('a comment that is never closed hides nothing', () => {
  expect(plainText(fromMarkdown('a\n\n<!-- more\n\nb').document)).toContain('b')
})

test('a film in Markdown is still a film', () => {
  expect(html('<iframe src="https://e.org/v"></iframe>\n\nb')).toBe(
    '<p><a href="https://e.org/v" rel="nofollow ugc noopener">https://e.org/v</a></p><p>b</p>',
  )
})

test('footnotes, each once, in the order of the text', () => {
  const shown = html('a[^x] b[^1] c[^x]\n\n[^1]: one\n[^x]: *two*')
  expect(shown).toMatch(/<li id="fn-1"><em>two<\/em>.*<li id="fn-2">one/)
  expect(shown.match(/class="fn"/g)).toHaveLength(3)
})

test('tables with alignment', () => {
  expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<tr><td>1</td><td class="n">2</td></tr>')
})

describe('emphasis in Chinese', () => {
  test.each([
    ['**中文。**中文', '<p><strong>中文。</strong>中文</p>'],
    ['中文**“引用”**中文', '<p>中文<strong>“引用”</strong>中文</p>'],
    ['**共计：**3人', '<p><strong>共计：</strong>3人</p>'],
    ['编辑**/etc/hosts**文件', '<p>编辑<strong>/etc/hosts</strong>文件</p>'],
    ['**甲**，**乙**。**丙**', '<p><strong>甲</strong>，<strong>乙</strong>。<strong>丙</strong></p>'],
    ['*（注）*正文', '<p><em>（注）</em>正文</p>'],
    ['2 * 3 * 4，\\*中', '<p>2 * 3 * 4，*中</p>'],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(expected)
  })
})

describe('dollars', () => {
  test.each([
    'It costs $5 and $6',
    '$20K–$30K',
    'from $5 to $x, or US$5 to HK$6',
    'echo $HOME/bin:$PATH',
    '从$5涨到$6',
    '$inc,$set,$push',
    'a $ b $ c',
    '\\$5 is $5',
    '价格是$12美金，比$33便宜',
  ])('%s has no formula', (source) => {
    expect(html(source)).not.toContain('<math')
    expect(plainText(fromMarkdown(source).document)).toBe(source.replace('\\$', '$'))
  })

  test.each([
    ['$x$是变量', `<p>${math('<mi>x</mi>')}是变量</p>`],
    ['the $n$th', `<p>the ${math('<mi>n</mi>')}th</p>`],
    ['`$x$` and `$HOME`', `<p>${math('<mi>x</mi>')} and <code>$HOME</code></p>`],
    ['`\\(x\\)`', `<p>${math('<mi>x</mi>')}</p>`],
    ['`$ \\alpha $` `$ a $`', `<p>${math('<mi>α</mi>')} <code>$ a $</code></p>`],
    ['`$HOME$`', '<p><code>$HOME$</code></p>'],
    ['`$ls$PATH`', '<p><code>$ls$PATH</code></p>'],
    [
      '$a*b$ and $c*d$',
      `<p>${math('<mrow><mi>a</mi><mo>∗</mo><mi>b</mi></mrow>')} and ${math('<mrow><mi>c</mi><mo>∗</mo><mi>d</mi></mrow>')}</p>`,
    ],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(expected)
  })

  test.each(['$$\nx\n$$', 'a\n$$x\n$$\nb', '$$\nx % note\n$$', '> $$\n> x\n> $$', '\\\\[x\\\\]'])(
    '%j is a formula on its own',
    (source) => {
      expect(html(source)).toContain(
        '<div class="formula" tabindex="0"><math display="block" class="tml-display"><mi>x</mi></math></div>',
      )
    },
  )

  test('code keeps its dollars', () => {
    expect(plainText(fromMarkdown('```sh\necho $a $b$\n```\n\n    $x$').document)).toBe('echo $a $b$\n$x$')
  })
})

test('characters that we borrow while reading cannot be smuggled in', () => {
  expect(plainText(fromMarkdown('a\uFDD1b\uFDD0c').document)).toBe('a\uFFFDb\uFFFDc')
})

test.each([
  ['emphasis', '*a_'.repeat(20_000)],
  ['quotes', `${'>'.repeat(20_000)}x`],
  ['lists', `${'- '.repeat(20_000)}x`],
  ['brackets', '['.repeat(20_000)],
  ['dollars', '$a '.repeat(20_000)],
  ['ticks', '`a``'.repeat(5000)],
])(
  'a text made to keep the parser busy loses nothing and ends: %s',
  (_what, source) => {
    const { document } = fromMarkdown(source)
    expect(readDocument(document).ok).toBe(true)
    expect(plainText(document)).not.toBe('')
  },
  60_000,
)
