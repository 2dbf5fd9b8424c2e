import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aDraft, anAuthor } from '../articles/build.ts'
import { settledFolder } from '../boot/program.ts'
import { aMoment, killEverything, type RunningSite, startOn, until } from './running-site.ts'

const onLinux = test.runIf(process.platform === 'linux')

/** Drafts with a time, which has just come while nobody looked. */
const plansOf = async (site: RunningSite, count: number): Promise<string[]> => {
  const author = await anAuthor(site)
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { id, version } = await aDraft(site, author)
    const at = `${new Date(Date.now() + 90_000_000).toISOString().slice(0, 10)}T09:00`
    const saved = await author.get(`/studio/articles/${id}/draft`)
    const { channels } = saved.json<{ details: { channels: string[] } }>().details
    const form = { version: String(version), act: 'publish', when: 'later', at, channels: channels[0] ?? '' }
    const answer = await author.post(`/studio/articles/${id}/publication`, form)
    if (answer.status !== 303) throw new Error(`not planned: ${answer.status}`)
    ids.push(id)
  }
  return ids
}

const publishedOf = async ({ db }: RunningSite, ids: string[]) => {
  const rows = await db.selectFrom('article').select('state').where('id', 'in', ids).execute()
  return rows.filter(({ state }) => state === 'published').length
}

onLinux(
  'a site killed again and again while articles come due publishes each of them once',
  async () => {
    const folder = await settledFolder()
    let site = await startOn(folder)
    const ids = await plansOf(site, 30)
    await site.db
      .updateTable('planned_publication')
      .set({ due_at: new Date(Date.now() - 1000) })
      .execute()
    for (let round = 0; round < 3; round += 1) {
      // As the clock would, at a moment when the site dies.
      await sql`select graphile_worker.add_job('publish-due')`.execute(site.db)
      await aMoment(250)
      await killEverything(site)
      site = await startOn(folder)
    }
    await sql`select graphile_worker.add_job('publish-due')`.execute(site.db)
    await until(async () => (await publishedOf(site, ids)) === ids.length)
    const revisions = await site.db
      .selectFrom('revision')
      .select(({ fn }) => ['article_id', fn.countAll<string>().as('count')])
      .where('article_id', 'in', ids)
      .where('reason', '=', 'published')
      .groupBy('article_id')
      .execute()
    expect(revisions.map(({ count }) => count)).toEqual(ids.map(() => '1'))
    expect(await site.db.selectFrom('planned_publication').select('article_id').execute()).toEqual([])
    await site.close()
  },
  180_000,
)
