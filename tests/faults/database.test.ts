import { expect, test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import { settledFolder } from '../boot/program.ts'
import { Client } from '../harness/client.ts'
import { at, killDatabase, killOneProcess, postmasterOf, startOn, until, within } from './running-site.ts'
import { checkKept, openDraft, type Typed, typeOn } from './typing.ts'

const onLinux = test.runIf(process.platform === 'linux')
const longestAnswer = 15_000

/** Types on whatever the site answers, until told to stop; keeps every answer that was no success. */
const typeThrough = async (client: Client, draft: Typed, signal: AbortSignal, refusals: Set<number>) => {
  while (!signal.aborted) {
    const status = await within(longestAnswer, typeOn(client, draft))
    if (status === 200) continue
    refusals.add(status)
    await within(longestAnswer, lookAgain(client, draft))
  }
}

// A save that failed may have been kept all the same: an editor asks before it goes on.
const lookAgain = async (client: Client, draft: Typed) => {
  const answer = await client.get(`/studio/articles/${draft.id}/draft`)
  if (answer.status !== 200) return
  const { version } = answer.json<{ version: number }>()
  expect([draft.acknowledged, draft.acknowledged + 1]).toContain(version)
  draft.acknowledged = version
}

const deaths = [
  { who: 'the database', kill: killDatabase },
  { who: 'one of its processes', kill: killOneProcess },
]

onLinux.each(deaths)(
  'when $who is killed under ten writers, each gets an answer and nothing is lost',
  async ({ kill }) => {
    const site = await startOn(await settledFolder())
    const author = await anAuthor(site)
    const drafts = await Promise.all(Array.from({ length: 10 }, () => openDraft(site, author)))
    const stop = new AbortController()
    const refusals = new Set<number>()
    const writers = drafts.map((draft) => typeThrough(at(site, author), draft, stop.signal, refusals))
    const further = async (steps: number) => {
      const enough = drafts.map(({ acknowledged }) => acknowledged + steps)
      await until(() => drafts.every(({ acknowledged }, place) => acknowledged >= (enough[place] ?? 0)))
    }
    await Promise.race([further(2), ...writers])
    kill(site)
    await until(() => refusals.size > 0)
    await Promise.race([further(3), ...writers])
    stop.abort()
    await Promise.all(writers)
    expect(site.child.exitCode).toBe(null)
    // Every refusal said that it is the moment, and not the text.
    expect([...refusals].filter((status) => status !== 503)).toEqual([])
    for (const draft of drafts) await checkKept(site, at(site, author), draft)
    await site.close()
  },
)

onLinux(
  'while the database is away readers get a page that says so, in their language, and machines a word',
  async () => {
    const site = await startOn(await settledFolder())
    const get = (path: string) => within(longestAnswer, new Client(site.url).get(path))
    let page = await get('/search?q=a')
    let health = await get('/healthz')
    expect([page.status, health.status]).toEqual([200, 200])
    // It is back within a second: more than once, if our questions came too late.
    for (let kills = 0; kills < 4 && (page.status === 200 || health.status === 200); kills += 1) {
      const before = postmasterOf(site.folder)
      killDatabase(site)
      await until(async () => {
        const [one, other] = await Promise.all([get('/search?q=a'), get('/healthz')])
        if (one.status !== 200) page = one
        if (other.status !== 200) health = other
        return one.status === 200 && other.status === 200 && postmasterOf(site.folder) !== before
      })
    }
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('5')
    expect(page.text).toMatch(/<html lang="zh-CN"[^]*数据库/)
    expect(health.status).toBe(503)
    expect(health.json()).toEqual({ ok: false, database: 'does not answer' })
    await site.close()
  },
)
