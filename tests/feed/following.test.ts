import { expect, test } from 'vitest'
import { aChannel, anAuthor } from '../articles/build.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { anArticle, idsIn, nextIn } from './build.ts'

const site = await startSite()

test('Following lists what the creators one follows published, by time and nothing else, to its end', async () => {
  const [followed, other] = [await anAuthor(site), await anAuthor(site)]
  const channel = await aChannel(site)
  const reader = await aUser(site)
  expect((await reader.get('/following')).text).toContain('你关注的号还没有文章')
  await reader.post(`/@${followed.handle}/follow`)
  const ids: string[] = []
  for (let n = 0; n < 23; n += 1)
    ids.unshift(
      await anArticle(site, followed, { channel: channel.id, at: new Date(Date.UTC(2026, 0, 1 + n)), title: `${n}` }),
    )
  await anArticle(site, other, { channel: channel.id, at: new Date(), title: '别人' })
  const first = (await reader.get('/following')).text
  const next = nextIn(first) ?? ''
  expect([...idsIn(first), ...idsIn((await reader.get(next)).text)]).toEqual(ids)
  expect((await site.stranger().get('/following')).location).toBe('/sign-in?from=%2Ffollowing')
})
