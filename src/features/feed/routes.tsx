import { Hono } from 'hono'
import { channelBySlug, visibleChannels } from '#features/channels/index.ts'
import type { Env } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { fragment, showShared } from '#ui/shared-page.ts'
import { hotArticles } from './hot.ts'
import { HotList, HotListPage, MoreReads, MoreReadsPage } from './pages.tsx'
import { readPageNumber, readRankedPlace, writeRankedPlace } from './place.ts'
import { RankingPage } from './ranking-page.tsx'
import { relatedReads } from './related.ts'
import { subjectOf } from './subject.ts'

const inHotList = 20
const inMore = 9 // and one that is explored

/** The ranked lists, and how they are ranked. */
export const rankedRoutes = new Hono<Env>()
  .get('/hot', async (c) => {
    const { db } = c.var
    const slug = c.req.query('channel')
    const channel = slug === undefined ? undefined : await channelBySlug(db, slug.slice(0, 40))
    if (slug !== undefined && !channel) return c.notFound()
    const after = readRankedPlace(c.req.query('after'))
    const Hot = async () => {
      const page = await hotArticles(db, { channelId: channel?.id, after, places: inHotList })
      return <HotList page={page} channel={channel} isFirst={!after} />
    }
    const key = `hot:${channel?.id ?? ''}:${after ? writeRankedPlace(after) : ''}`
    const page = (
      <HotListPage channel={channel} channels={await visibleChannels(db)}>
        {fragment(c, key, () => (
          <Hot />
        ))}
      </HotListPage>
    )
    return showShared(c, page, ['channels', 'settings'])
  })

  .get('/a/:id/more', async (c) => {
    const { db } = c.var
    const id = c.req.param('id')
    const subject = isId(id) ? await subjectOf(db, id) : undefined
    if (!subject) return c.notFound()
    const after = readRankedPlace(c.req.query('after'))
    const number = readPageNumber(c.req.query('page'))
    const More = async () => {
      const page = await relatedReads(db, subject, { places: inMore, after, number })
      return <MoreReads id={id} page={page} number={number} />
    }
    const key = `more:${id}:${after ? writeRankedPlace(after) : ''}:${number}`
    const page = (
      <MoreReadsPage article={subject}>
        {fragment(c, key, () => (
          <More />
        ))}
      </MoreReadsPage>
    )
    return showShared(c, page, [`article:${id}`, 'settings'])
  })

  .get('/ranking', (c) => showShared(c, <RankingPage />, ['settings']))
