import { setTimeout as sleep } from 'node:timers/promises'
import { aDraft } from '../tests/articles/build.ts'
import { Client } from '../tests/harness/client.ts'
import { madeArticle, publicationForm, publish } from './made-article.ts'
import { type Figure, median } from './part.ts'
import { type BenchSite, startBenchSite } from './site.ts'

const rounds = 15

/** How long after pressing "publish" a stranger sees the article, and sees it on the front page. */
export const run = async (): Promise<Figure[]> => {
  const site = await startBenchSite()
  try {
    const { author } = await madeArticle(site)
    const [atPage, atHome]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const title = `第${round}次开灯`
      for (const [found, see] of [
        [atPage, (id: string) => seesPage(site, id, title)],
        [atHome, (id: string) => seesAtHome(site, id)],
      ] as const) {
        const draft = await aDraft(site, author, { details: { title } })
        const form = await publicationForm(site, draft)
        // Pages are kept, and somebody is reading them.
        await new Client(site.url).get('/')
        const begun = performance.now()
        const publishing = publish(author, draft, form)
        await until(() => see(draft.id))
        found.push(performance.now() - begun)
        await publishing
      }
    }
    return [
      figure('from publishing to the page', atPage, 'publish_visible_ms'),
      figure('from publishing to the front page', atHome, 'home_visible_ms'),
    ]
  } finally {
    await site.close()
  }
}

const figure = (what: string, times: number[], key: string): Figure => ({
  what,
  value: median(times),
  unit: 'ms',
  key,
  mark: '< 100',
})

const seesPage = async (site: BenchSite, id: string, title: string): Promise<boolean> =>
  (await new Client(site.url).get(`/a/${id}`)).text.includes(title)

const seesAtHome = async (site: BenchSite, id: string): Promise<boolean> =>
  (await new Client(site.url).get('/')).text.includes(`/a/${id}`)

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + 10_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('not seen within ten seconds')
    await sleep(1)
  }
}
