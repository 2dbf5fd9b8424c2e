import { type Context, Hono } from 'hono'
import {
  countsByDay,
  countsByMonth,
  dayBounds,
  FeedCard,
  latestArticles,
  placeOf,
  readPlace,
} from '#features/articles/index.ts'
import type { Env } from '#features/site/index.ts'
import { writeMonth, writeTime } from '#ui/dates.ts'
import { Endless } from '#ui/endless.tsx'
import { showShared } from '#ui/shared-page.ts'
import { ArchivePage, DayPage, MonthPage } from './archive-pages.tsx'

const perPage = 20
const firstId = '0'.repeat(13) // below every article of the moment that follows a day

/** All articles by the day they were published. */
export const archivePages = new Hono<Env>()
  .get('/archive', async (c) => {
    const months = await countsByMonth(c.var.db, c.var.config.zone)
    return showShared(c, <ArchivePage months={months} />, ['latest', 'settings'])
  })
  .get('/archive/:date', (c) => {
    const date = c.req.param('date')
    if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(date)) return showMonth(c, date)
    return isDay(date) ? showDay(c, date) : c.notFound()
  })

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text > '0001' && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

const showMonth = async (c: Context<Env>, month: string) => {
  const days = month < '0001' ? [] : await countsByDay(c.var.db, c.var.config.zone, month)
  if (days.length === 0) return c.notFound()
  return showShared(c, <MonthPage month={month} title={writeMonth(month, c.var.frame.locale)} days={days} />, [
    'latest',
    'settings',
  ])
}

const showDay = async (c: Context<Env>, day: string) => {
  const { db, config, frame } = c.var
  const { since, until } = await dayBounds(db, config.zone, day)
  if (since > frame.now) return c.notFound()
  const before = readPlace(c.req.query('before')) ?? { at: until, id: firstId }
  const cards = await latestArticles(db, { since, before, limit: perPage + 1 })
  const shown = cards.slice(0, perPage)
  const last = cards.length > perPage ? shown.at(-1) : undefined
  const list = (
    <Endless name="day" next={last && `/archive/${day}?before=${placeOf(last)}`} label={frame.say.lists.more}>
      <ul class="feed">
        {shown.map((card) => (
          <FeedCard card={card} />
        ))}
      </ul>
    </Endless>
  )
  const title = writeTime(new Date((since.getTime() + until.getTime()) / 2), 'date', frame)
  const page = <DayPage day={day} title={title} isLast={until > frame.now} list={shown.length > 0 ? list : undefined} />
  return showShared(c, page, ['latest', 'settings'])
}
