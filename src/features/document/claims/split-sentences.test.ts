import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitSentences } from './split-sentences.ts'

// Processor time, for other tests may run beside this one.
const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const cut = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['据统计，去年下了三场雪。你信吗？我信！', ['据统计，去年下了三场雪。', '你信吗？', '我信！']],
  ['他说：“今天到此为止。”大家散了。', ['他说：“今天到此为止。”', '大家散了。']],
  ['“走吧！”，他喊道。', ['“走吧！”，他喊道。']],
  ['我们一起去看《你好！明天》好吗？好！', ['我们一起去看《你好！明天》好吗？', '好！']],
  ['他走了（真的！）。她没走……然后下雨了。', ['他走了（真的！）。', '她没走……', '然后下雨了。']],
  ['圆周率约为3.14，版本是v2.0.1。第一行\n第二行', ['圆周率约为3.14，版本是v2.0.1。', '第一行', '第二行']],
  ['太好了！！！😀😀 再来。', ['太好了！！！😀😀', '再来。']],
  ['价格上涨；成本下降。', ['价格上涨；', '成本下降。']],
])('Chinese is cut at its stops: %s', (text, sentences) => {
  expect(cut(text)).toEqual(sentences)
})

test.each([
  ['Dr. Lee of the U.S. Navy met J. K. Moss at 5 p.m. He left.', 2],
  ['It cost $3.50, i.e. 12% more than in Jan. 2020.', 1],
  ['"Is it true?" she asked. "It is."', 2],
  ['She waited... and left. He did not!', 2],
  ['The dam is old.[1][2] It leaks.', 2],
  ['He works at Acme Inc. They make files such as .zip and readme.md there.', 2],
  ['This line was wrapped by hand in the middle of\na sentence. Next one.', 2],
  ['features\ncontact\nevents, activities', 3],
])('English is cut at its sentences: %s', (text, count) => {
  expect(cut(text)).toHaveLength(count)
})

test('scripts may be mixed, and Arabic has its own question mark', () => {
  expect(cut('这家公司叫 Acme Inc. 成立于1990年。It grew. هل هذا صحيح؟ نعم.')).toEqual([
    '这家公司叫 Acme Inc. 成立于1990年。',
    'It grew.',
    'هل هذا صحيح؟',
    'نعم.',
  ])
})

const sign = fc.constantFrom(
  ...'。！？；….!?"\'“”‘’（）()[]《》「」，, \n\r\t',
  '😀',
  '👩‍👩‍👧',
  'é',
  'ה',
  '中',
  'A',
  'a',
  '7',
  'Mr',
  '\ud83d',
  '\udc00',
)

test('sentences stand in order, overlap nowhere, and lose nothing but space', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 80 }), (signs) => {
      const text = signs.join('')
      let at = 0
      for (const { start, end } of splitSentences(text)) {
        expect(text.slice(at, start)).toMatch(/^\s*$/)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        at = end
      }
      expect(text.slice(at)).toMatch(/^\s*$/)
    }),
    { numRuns: 500 },
  )
})

test('no sentence begins or ends inside a character of two units', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const { start, end } of splitSentences(text))
        for (const edge of [start, end])
          expect(/[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(edge - 1, edge + 1)) && edge > 0).toBe(false)
    }),
  )
})

test.each([
  ['one endless word', 'a'.repeat(100_000)],
  ['one endless Chinese sentence', '水'.repeat(100_000)],
  ['nothing but stops', '。'.repeat(100_000)],
  ['open quotes', '“'.repeat(100_000)],
  ['open brackets with stops', '(a.'.repeat(33_000)],
  ['straight quotes', "'a' ".repeat(25_000)],
  ['abbreviations', 'a. '.repeat(33_000)],
  ['spaces', ' '.repeat(100_000)],
  ['dots and spaces', '. '.repeat(50_000)],
])('a text of 100,000 units is cut in bounded time: %s', (_, text) => {
  const start = worked()
  splitSentences(text)
  expect(worked() - start).toBeLessThan(2000)
})
