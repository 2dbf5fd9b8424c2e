import { expect, test } from 'vitest'
import { fold } from '../fold.ts'
import { englishFeatures } from './en.ts'
import { shown } from './feature.ts'
import { chineseFeatures } from './zh.ts'

const namesIn = (text: string): string[] =>
  chineseFeatures.filter(({ find }) => find(fold(text)) !== undefined).map(({ name }) => name)

const namesInEnglish = (text: string): string[] =>
  englishFeatures.filter(({ find }) => find(fold(text)) !== undefined).map(({ name }) => name)

test.each([
  ['据新华社报道，去年北京市有３万人参赛。', ['accordingTo', 'lately', 'place', 'digit', 'counted']],
  ['2023年出口同比下降7.5%。', ['year', 'change', 'share', 'decimal', 'economy']],
  ['研究表明，吸烟导致肺癌。', ['research', 'cause', 'health']],
  ['我觉得这部电影非常好看吗？', ['i', 'myView', 'degree', 'question', 'asking']],
  ['请点击“保存”按钮。', ['advice', 'tool', 'shortQuote']],
  ['微軟於2014年收購了該公司。', ['company', 'year', 'event', 'done']],
  ['他在《论语》里写道：“学而时习之，不亦说乎”。', ['namedWork', 'saidQuote', 'quotation']],
])('what speaks for or against a claim is seen in %s', (text, names) => {
  expect(namesIn(text)).toEqual(expect.arrayContaining(names))
})

test.each([
  ['According to the Census Bureau, 43% of adults moved in 2019.', ['accordingTo', 'share', 'year', 'organisation']],
  ['I think you should try it!', ['i', 'myView', 'you', 'opinion', 'exclamation']],
  ['Click Save to create the file.', ['imperative', 'howTo']],
  ['“We will not go back,” the minister said on Monday.', ['quotation', 'said', 'day', 'denial']],
  ['Which one is larger than the other?', ['question', 'asking', 'than']],
])('what speaks for or against a claim is seen in %s', (text, names) => {
  expect(namesInEnglish(text)).toEqual(expect.arrayContaining(names))
})

test('every feature has a name of its own', () => {
  for (const features of [chineseFeatures, englishFeatures])
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length)
})

// What takes more than linear time would not end before the test's own limit.
test('every feature comes to an end over a text made to be hard', () => {
  const hard = [
    '据'.repeat(1000),
    '1,'.repeat(500),
    'a '.repeat(500),
    '“'.repeat(1000),
    'A. '.repeat(333),
    '（'.repeat(1000),
    'we '.repeat(333),
    '比'.repeat(1000),
  ]
  for (const { find } of [...chineseFeatures, ...englishFeatures]) for (const text of hard) find(text.repeat(20))
})

test('an example has the whole figure', () => {
  expect(shown('any', 'figure', /\d ?万/).find('约 2.18 万人')).toBe('2.18 万')
})
