import type { Child } from 'hono/jsx'
import { writeMonth } from '#ui/dates.ts'
import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty } from '#ui/lines.tsx'
import { writeNumber } from '#ui/numbers.ts'

type Count = { date: string; count: number }

/** All months that have something, by year. */
export const ArchivePage = ({ months }: { months: Count[] }) => {
  const { say, origin, locale } = useFrame()
  const years = [...Map.groupBy(months, ({ date }) => date.slice(0, 4))]
  return (
    <Layout title={say.feed.archive} canonical={`${origin}/archive`}>
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{say.feed.archive}</h1>
          <p class="hint">{say.feed.archiveHint}</p>
        </header>
        {months.length === 0 && <Empty text={say.lists.empty} />}
        {years.map(([year, ofYear]) => (
          <section class="archive-year" aria-labelledby={`y${year}`}>
            <h2 id={`y${year}`}>{year}</h2>
            <Counts counts={ofYear} nameOf={(date) => writeMonth(date, locale)} />
          </section>
        ))}
      </div>
    </Layout>
  )
}

const Counts = ({ counts, nameOf }: { counts: Count[]; nameOf: (date: string) => string }) => {
  const { feed: say } = useFrame().say
  return (
    <ul class="archive-list">
      {counts.map(({ date, count }) => (
        <li>
          <a href={`/archive/${date}`}>{nameOf(date)}</a>
          <span class="meta">{say.archiveCount(writeNumber(count))}</span>
        </li>
      ))}
    </ul>
  )
}

export const MonthPage = ({ month, title, days }: { month: string; title: string; days: Count[] }) => {
  const { say, origin } = useFrame()
  return (
    <Layout title={say.feed.archiveOf(title)} canonical={`${origin}/archive/${month}`}>
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{say.feed.archiveOf(title)}</h1>
          <p class="hint">
            <a href="/archive">{say.feed.allMonths}</a>
          </p>
        </header>
        <Counts counts={days} nameOf={(date) => date} />
      </div>
    </Layout>
  )
}

type DayProps = { day: string; title: string; isLast: boolean; list: Child | undefined }

export const DayPage = ({ day, title, isLast, list }: DayProps) => {
  const { say, origin, url, locale } = useFrame()
  const isFirst = !url.searchParams.has('before')
  const hasList = list !== undefined
  return (
    <Layout
      title={say.feed.archiveOf(title)}
      canonical={isFirst && hasList ? `${origin}/archive/${day}` : undefined}
      noindex={!isFirst || !hasList}
    >
      <div class="wrap list-page">
        <header class="list-head">
          <h1>{say.feed.archiveOf(title)}</h1>
          <p class="hint day-nav">
            <a href={`/archive/${neighbour(day, -1)}`} rel="prev">
              {say.feed.earlierDay}
            </a>
            {!isLast && <a href={`/archive/${neighbour(day, 1)}`}>{say.feed.laterDay}</a>}
            {hasList && <a href={`/archive/${day.slice(0, 7)}`}>{writeMonth(day.slice(0, 7), locale)}</a>}
            <a href="/archive">{say.feed.allMonths}</a>
          </p>
        </header>
        <h2 class="vh">{say.lists.articles}</h2>
        {list ?? <Empty text={say.feed.noneThen} />}
      </div>
    </Layout>
  )
}

const neighbour = (day: string, step: 1 | -1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10)
