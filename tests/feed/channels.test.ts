import { expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { anArticle } from './build.ts'

const site = await startSite()
await ensureDefaultChannels(site.db)
const ana = await anAuthor(site)

const channelOf = async (slug: string) =>
  (await site.db.selectFrom('channel').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id

const write = async (slug: string, title: string, language = 'zh-CN') =>
  anArticle(site, ana, { channel: await channelOf(slug), at: new Date(), title, language, text: title })

test('an article’s page shows the main channels as headlines and the light ones under tabs, all without script', async () => {
  const read = await write('sport', '雨中的半程马拉松')
  await write('games', '桌上的海战')
  await write('games', 'A Board Game', 'en')
  await write('property', '老房子怎样隔音')
  const page = (await site.stranger().get(`/a/${read}`)).text.replaceAll('<wbr/>', '')
  const part = page.slice(page.indexOf('data-part="headlines"'), page.indexOf('<footer'))
  expect(part).toContain('雨中的半程马拉松')
  const tabs = [...part.matchAll(/<a href="#light-([a-z]+)">/g)].map((match) => match[1])
  expect(tabs).toEqual(['property', 'games'])
  for (const slug of tabs) expect(part).toContain(`<section id="light-${slug}">`)
  expect(part).toContain('老房子怎样隔音')
  expect(part).toContain('桌上的海战')
  // In the language of what is being read, where there is some.
  expect(part).not.toContain('A Board Game')
})

test('the front page has the same block, in the language of the reader', async () => {
  const home = (await site.stranger({ 'accept-language': 'en' }).get('/')).text.replaceAll('<wbr/>', '')
  const light = home.slice(home.indexOf('id="h-light"'))
  expect(light).toContain('A Board Game')
  expect(light).toContain('href="/c/games">All of Games</a>')
})

test('a channel that is hidden is in neither', async () => {
  await site.db.updateTable('channel').set({ is_hidden: true }).where('slug', '=', 'games').execute()
  const home = (await site.stranger().get('/')).text
  expect(home).not.toContain('light-games')
  await site.db.updateTable('channel').set({ is_hidden: false }).where('slug', '=', 'games').execute()
})
