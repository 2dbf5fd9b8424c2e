import { expect, test } from 'vitest'
import { excerpt } from '../excerpt.ts'
import type { DocumentNode } from '../schema.ts'
import { figures, links, plainText } from '../text.ts'
import { fromMarkdown } from './index.ts'
import { placeInlineNotes } from './inline-notes.ts'

const boldIn = (markdown: string): string[] => {
  const found: string[] = []
  const walk = (node: DocumentNode) => {
    if (node.type === 'text' && node.marks?.some(({ type }) => type === 'bold')) found.push(node.text)
    for (const child of node.content ?? []) walk(child)
  }
  walk(fromMarkdown(markdown).document)
  return found
}

test.each([
  ['we saw,** Kites of May** in the air', ['Kites of May']],
  ['泡一壶 **山里的茶 **再说', ['山里的茶']],
  ['**A** b**C** d', ['A', 'C']],
  ['Fly more**** on **this**', ['this']],
  ['X**-Box** and 0**‑**80', ['-Box', '‑']],
  ['也就是说，__努力更有意义。__然后', ['努力更有意义。']],
  ['<div>\n** 城市**\n</div>', ['城市']],
  ['a ** b', []],
  ['__init__ and 函数__init__是', ['init']],
  ['`a ** b** c`', []],
  ['2 ** 3', []],
])('%s is bold where its author meant it', (markdown, bold) => {
  expect(boldIn(markdown)).toEqual(bold)
})

test('code keeps every asterisk and space', () => {
  const code = 'int ** a, **b; /**** x ****/'
  expect(plainText(fromMarkdown(`\`\`\`c\n${code}\n\`\`\`\n\ntext\n\n    ${code}\n`).document)).toBe(
    `${code}\ntext\n${code}`,
  )
})

test('a pair around nothing leaves no asterisks', () => {
  expect(plainText(fromMarkdown('Paper kites**** (May)').document)).toBe('Paper kites (May)')
})

test('an environment of LaTeX without dollars is a formula', () => {
  const { document } = fromMarkdown('那么有\n\n\\begin{equation}\n\\label{x}\nB(x,y) = 1\n\\end{equation}\n\n好')
  expect(document.content?.map(({ type }) => type)).toEqual(['paragraph', 'formulaBlock', 'paragraph'])
})

test('words about an environment stay words', () => {
  const { document } = fromMarkdown('Write \\begin{align} and close it with \\end{align}.')
  expect(document.content?.map(({ type }) => type)).toEqual(['paragraph'])
})

test('pictures and links of Markdown within HTML are read', () => {
  const { document } = fromMarkdown(
    '<p align="center">![A map](https://old.example/map.png)</p>\n\n<div>From [here](https://old.example/).</div>\n\n<pre>[x](https://old.example/code)</pre>',
  )
  expect(figures(document)).toMatchObject([{ attrs: { alt: 'A map', original: 'https://old.example/map.png' } }])
  expect(links(document)).toEqual(['https://old.example/'])
})

test('a span of code that is mostly spaces takes no longer than any other', { timeout: 5_000 }, () => {
  fromMarkdown(`\`$$${' '.repeat(200_000)}x\``)
})

test('the beginning of a text shows no commands of LaTeX', () => {
  const { document } = fromMarkdown('函数 $\\Gamma(x)$ 与 $x+1$ 有关。')
  expect(excerpt(document, 80)).toBe('函数 … 与 x+1 有关。')
})

test('a footnote written in its place is a footnote', () => {
  const { document } = fromMarkdown('一句话^[见 [某书](https://old.example/) [M]. 2012.]，x^[2] `a^[not a note]`。')
  expect(document.content?.map(({ type }) => type)).toEqual(['paragraph', 'footnotes'])
  expect(plainText(document)).toContain('一句话，x^[2] a^[not a note]。')
  expect(plainText(document)).toContain('见 某书 [M]. 2012.')
})

test('a line full of openings takes bounded time', { timeout: 5_000 }, () => {
  const openings = `${'^['.repeat(300_000)}]`
  expect(placeInlineNotes(openings)).toBe(openings)
})

test('a row with more cells than its table keeps its words', () => {
  const { document } = fromMarkdown('| a | b |\n|---|---|\n| `x | y` | z |\n| 1 | 2 | 3 | 4 |')
  expect(plainText(document)).toBe('a\tb\n`x\ty` | z\n1\t2 | 3 | 4')
})

test.each([
  ['见 https://e.example/a_b_c。', ['https://e.example/a_b_c']],
  [
    '(https://e.example/a_(b)) [x https://e.example/c]; https://e.example/d;',
    ['https://e.example/a_(b)', 'https://e.example/c', 'https://e.example/d'],
  ],
  ['**https://e.example/**的页面', ['https://e.example/']],
  ['www.e.example 或 hi@e.example', ['http://www.e.example', 'mailto:hi@e.example']],
  ['[https://e.example/a](https://e.example/b) `https://e.example/c` https://\\<host>/', ['https://e.example/b']],
])('the addresses in %s', (markdown, expected) => {
  expect(links(fromMarkdown(markdown).document)).toEqual(expected)
})

test('blocks within blocks without end lose no word', () => {
  const stairs = Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- w${depth}`).join('\n')
  const row = `${'1. '.repeat(5_000)}end`
  for (const source of [stairs, row]) {
    const kept = plainText(fromMarkdown(source).document)
    for (const word of source.match(/w\d+|end/g) ?? []) expect(kept).toContain(word)
  }
})

test.each([
  ['See [the manual][1] and [her][a].', 'See the manual and her.', 2],
  ['`m[row][1]` m[row][1] [1][2] x[ab][3]', 'm[row][1] m[row][1] [1][2] x[ab][3]', 0],
])('%s: a number that nothing explains leaves the words', (markdown, text, lost) => {
  const conversion = fromMarkdown(markdown)
  expect(plainText(conversion.document)).toBe(text)
  expect(conversion.lost.find(({ what }) => what === 'link')?.count ?? 0).toBe(lost)
})

test('a picture by such a number keeps its place and its words', () => {
  expect(figures(fromMarkdown('![A red kite][9]').document)[0]?.attrs).toMatchObject({ alt: 'A red kite' })
})

test.each([
  ['[a](https://x.example/one/ two)', 'https://x.example/one/two'],
  ['[a]((https://x.example/))', 'https://x.example/'],
  ['[a](https://x.example/ "A title")', 'https://x.example/'],
])('%s leads where its author meant', (markdown, address) => {
  expect(links(fromMarkdown(markdown).document)).toEqual([address])
})

test("a heading's own name is what links call it, and is not shown", () => {
  const { document } = fromMarkdown('## A heading {#part-1}\n\n[up](#part-1)')
  expect(plainText(document)).toBe('A heading\nup')
  expect(links(document)).toEqual(['#h-a-heading'])
})
