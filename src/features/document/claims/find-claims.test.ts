import { readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messagesOf } from '#ui/messages/index.ts'
import { findClaims, scoreSentence } from './find-claims.ts'
import { modelLanguage } from './language.ts'
import { readModel, writeModel } from './model.ts'
import { claimModel } from './models.ts'
import { whyInWords } from './why-in-words.ts'

// Processor time, for other tests may run beside this one.
const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const zh = claimModel('zh')
const en = claimModel('en')
const fileOf = (language: string) => new URL(`./models/claim-model.${language}.bin`, import.meta.url)

test.each([
  '据国家统计局公布的数据，2023年末全国人口比上年末减少208万人。',
  '微软于2018年以75亿美元收购了 GitHub。',
  '研究表明，每天吸烟超过十支的人患肺癌的风险增加了三倍。',
])('a reader sees a question mark at %s', (text) => {
  expect(scoreSentence(text, zh)).toMatchObject({ asks: true, marks: true })
})

test.each([
  '四分钟，63。',
  '78，77，78。',
  '你觉得怎么样？',
  '我很喜欢这首歌。',
  '请点击右上角的“保存”按钮。',
  '谢谢！祝你生日快乐！',
])('nobody is asked about %s', (text) => {
  expect(scoreSentence(text, zh)).toMatchObject({ asks: false, marks: false })
})

test('a ground shows whole numerals and whole words', () => {
  const examples = (text: string) => scoreSentence(text, zh).why.map(({ example }) => example)
  expect(examples('三十天以后，河水涨了一百二十米。')).not.toContain('十天')
  expect(examples('距离是二百一十八公里。')).toContain('二百一十八公里')
  expect(examples('距离是二百一十八公里。').filter((example) => example?.endsWith('公'))).toEqual([])
})

test.each([
  ['Unemployment fell to 3.5 percent in 2019, the lowest in 50 years.', true],
  ['According to the World Health Organization, 7 million people die each year from tobacco.', true],
  ['What do you think?', false],
  ['Click Save to keep your changes.', false],
  ['Thank you very much.', false],
])('English is understood too: %s', (text, isClaim) => {
  expect(scoreSentence(text, en)).toMatchObject({ asks: isClaim, marks: isClaim })
})

test('each finding gives at most three grounds, and each has words in both languages', () => {
  const [found] = findClaims('据统计，2023年全国有120万人受益。', zh)
  expect(found?.why).toHaveLength(3)
  expect(found?.why.some(({ isFor }) => isFor)).toBe(true)
  for (const locale of ['zh-CN', 'en'] as const)
    for (const sentence of whyInWords(found?.why ?? [], messagesOf(locale)))
      expect(sentence).not.toMatch(/undefined|^$/)
})

test('the score of a sentence does not depend on what stands around it', () => {
  const text = '天气不错。据统计，2023年全国有120万人受益。你说呢？'
  for (const { text: sentence, score, asks, marks } of findClaims(text, zh))
    expect(scoreSentence(sentence, zh)).toMatchObject({ score, asks, marks })
})

test('traditional characters are read as simplified ones', () => {
  const simple = scoreSentence('微软于2014年收购了这家公司。', zh)
  expect(scoreSentence('微軟於2014年收購了這家公司。', zh).score).toBe(simple.score)
})

test('what has no letters is never a claim', () => {
  for (const text of ['', '   ', '😀', '……！？'])
    expect(scoreSentence(text, zh)).toEqual({ score: 0, asks: false, marks: false, why: [] })
})

test('in any text offsets are those of the sentences and scores lie between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.constantFrom(zh, en), (text, model) => {
      for (const { start, end, text: sentence, score } of findClaims(text, model)) {
        expect(text.slice(start, end)).toBe(sentence)
        expect(score >= 0 && score <= 1).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['one sentence', '据统计'.repeat(33_333)],
  ['faces', '😀a'.repeat(33_333)],
  ['ten thousand claims', '2020年有12万人。'.repeat(10_000)],
  ['right to left and left to right', 'שלום hello 你好 '.repeat(6_000)],
])('a document of 100,000 units takes bounded time: %s', (_, text) => {
  const start = worked()
  for (const model of [zh, en]) findClaims(text, model)
  expect(worked() - start).toBeLessThan(15_000)
})

test('a very long sentence is judged by its beginning', () => {
  const text = `据统计，${'很多，'.repeat(400)}`
  expect(scoreSentence(text, zh).score).toBe(scoreSentence(`${text}2023年有120万人`, zh).score)
})

test('both models together stay under 200 KB and come out of reading as they went in', () => {
  const sizes = ['zh', 'en'].map((language) => statSync(fileOf(language)).size)
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000)
  for (const language of ['zh', 'en']) {
    const bytes = new Uint8Array(readFileSync(fileOf(language)))
    expect(Buffer.from(writeModel(readModel(bytes))).equals(bytes)).toBe(true)
  }
})

test('the model learned only from sets whose licences allow it, and says which', () => {
  for (const { header } of [zh, en])
    for (const { set, sha256 } of header.training) {
      expect(set).toMatch(/^(?:train|gold)\.(?:zh|en)\.jsonl$|^en_checkworthy_claimbuster$/)
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    }
})

test('bytes that are no model are refused', () => {
  expect(() => readModel(new TextEncoder().encode('not a model at all'))).toThrow(/no claim model/)
})

test.each([
  ['你好，世界', undefined, 'zh'],
  ['Hello world', undefined, 'en'],
  ['Hello world', 'zh-CN', 'zh'],
  ['你好', 'en', 'en'],
  ['Bonjour', 'fr', undefined],
  ['…', undefined, undefined],
])('the model for %j in %j is %j', (text, language, model) => {
  expect(modelLanguage(text, language)).toBe(model)
})
