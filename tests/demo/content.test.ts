import { expect, test } from 'vitest'
import { drawingOf, drawingsIn, readContent } from '#demo/content.ts'
import { draw, isDrawing, isEmblem } from '#demo/draw/draw.ts'
import { scenes } from '#demo/draw/scenes.ts'
import { declarationSchema } from '#features/articles/index.ts'
import { ensureDefaultChannels, visibleChannels } from '#features/channels/index.ts'
import { sourceSchema } from '#features/sources/index.ts'
import { startSite } from '../harness/site.ts'

const { creators, articles } = await readContent()

test('the demo has its creators, full articles and briefs in both languages', () => {
  const count = (language: string, isBrief: boolean) =>
    articles.filter((one) => one.language === language && one.isBrief === isBrief).length
  expect(creators.length).toBeGreaterThanOrEqual(20)
  expect([count('zh-CN', false), count('en', false)]).toEqual([20, 16])
  expect(count('zh-CN', true) + count('en', true)).toBe(60)
})

test('names of articles and handles of creators are given once', () => {
  expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length)
  expect(new Set(creators.map(({ handle }) => handle)).size).toBe(creators.length)
})

test('every article of the demo belongs to a creator of its language and to channels of a new site', async () => {
  const { db } = await startSite()
  await ensureDefaultChannels(db)
  const slugs = (await visibleChannels(db)).map(({ slug }) => slug)
  const languageOf = new Map(creators.map(({ handle, language }) => [handle, language]))
  for (const { id, creator, language, channels } of articles) {
    expect(languageOf.get(creator), id).toBe(language)
    expect(slugs, id).toEqual(expect.arrayContaining(channels))
  }
  for (const { handle, channels } of creators) expect(slugs, handle).toEqual(expect.arrayContaining(channels))
})

test.each(articles)('$id is declared, and its fields fit', ({ title, summary, tags, declaration, sources, opens }) => {
  expect(declarationSchema.parse(declaration)).toMatchObject({ origin: expect.any(String), ai: 'wholly' })
  expect(declarationSchema.parse(declaration).genres).not.toEqual([])
  for (const source of sources) sourceSchema.parse(source)
  expect(title.length).toBeLessThanOrEqual(120)
  expect(summary.length).toBeLessThanOrEqual(400)
  expect(tags.length).toBeLessThanOrEqual(10)
  expect(opens).toBeGreaterThan(0)
})

test('every picture that the demo names can be drawn, and has words for those who do not see it', () => {
  for (const article of articles) {
    expect(
      drawingsIn(article).filter((name) => !isDrawing(name)),
      article.id,
    ).toEqual([])
    if (article.cover) expect(article.coverAlt, article.id).toBeTruthy()
    expect(article.body, article.id).not.toMatch(/!\[\s*\]/)
  }
  for (const { avatar, handle } of creators) expect(isEmblem(drawingOf(avatar)), handle).toBe(true)
})

test('a correction finds the words that it replaces', () => {
  const corrected = articles.filter(({ correction }) => correction)
  expect(corrected).toHaveLength(4)
  for (const { body, correction, publishedDaysAgo, id } of corrected) {
    expect(body, id).toContain(correction?.find)
    expect(correction?.daysAfter, id).toBeLessThan(publishedDaysAgo)
  }
})

test.each(Object.keys(scenes))('%s is drawn the same twice, and differently for another seed', (scene) => {
  expect(draw(`${scene}-3`, 300)).toBe(draw(`${scene}-3`, 300))
  expect(draw(`${scene}-3`, 300)).not.toBe(draw(`${scene}-4`, 300))
  expect(draw(`${scene}-3`, 300)).not.toMatch(/NaN|undefined/)
})
