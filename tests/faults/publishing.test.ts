import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Details } from '#features/articles/details.ts'
import { saveDraft } from '#features/articles/save-draft.ts'
import { verifyRevisions } from '#features/articles/verify-revisions.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { type Author, aChannel, anAuthor, aSource, completeDetails, paragraphs } from '../articles/build.ts'
import { settledFolder } from '../boot/program.ts'
import { Client } from '../harness/client.ts'
import { aMoment, at, killEverything, killProgram, type RunningSite, startOn, until } from './running-site.ts'
import { openDraft } from './typing.ts'

const onLinux = test.runIf(process.platform === 'linux')

const summary = '一句话的摘要，和发布同时写下。'

type Ready = { id: string; picture: string; author: Author; channelId: string; isAnswered: boolean }

/**
 * A draft that can be published, with all that publishing touches: a picture and two sources; tags come with the form.
 * The sources are its own, so that no publication waits for another.
 */
const aReadyDraft = async (site: RunningSite, author: Author, channelId: string): Promise<Ready> => {
  const { id } = await openDraft(site, author)
  const picture = await aPrivatePicture(site.db, author)
  const figure = { type: 'figure', attrs: { media: picture, alt: '一张图' } }
  const document = { type: 'doc', content: [...paragraphs('正文。').content, figure] }
  const saved = await saveDraft(site.db, author, id, { version: 1, details: detailsOf(channelId, id), document })
  if (!saved.ok) throw new Error(JSON.stringify(saved))
  return { id, picture, author, channelId, isAnswered: false }
}

const detailsOf = (channelId: string, id: string): Details => {
  return completeDetails(channelId, {
    sources: ['公报', '年鉴'].map((title) => aSource({ title: `${title} ${id}` })),
  })
}

const aPrivatePicture = async (db: Kysely<DB>, { id, creatorId }: Author): Promise<string> => {
  const hash = createHash('sha256').update(newId()).digest('hex')
  const size = { width: 640, height: 480, mime: 'image/webp', bytes: 1000 }
  await db
    .insertInto('picture')
    .values({ hash, ...size })
    .execute()
  await db
    .insertInto('variant')
    .values({ hash, name: '640', ...size })
    .execute()
  await db.insertInto('upload').values({ id: newId(), hash, creator_id: creatorId, user_id: id }).execute()
  return hash
}

/** The status of the answer; nothing when the site is gone. */
const publish = async (client: Client, draft: Ready): Promise<number | undefined> => {
  const form = { version: '2', act: 'publish', summary, channels: draft.channelId, tags: '公交，夜里' }
  const answer = await client.post(`/studio/articles/${draft.id}/publication`, form).catch(() => undefined)
  if (answer?.status === 303) draft.isAnswered = true
  return answer?.status
}

const publishAll = async (client: Client, drafts: Ready[]): Promise<void> => {
  for (const draft of drafts) {
    const status = await publish(client, draft)
    if (status === undefined) return
    expect(status).toBe(303)
  }
}

/** Notes each event in the transaction that stores it: the queue itself forgets those that it has done. */
const noteEvents = async (db: Kysely<DB>): Promise<void> => {
  await sql`create table noted_event (payload json)`.execute(db)
  await sql`create function note_event() returns trigger language plpgsql as
    $$ begin insert into public.noted_event values (new.payload); return new; end $$`.execute(db)
  await sql`create trigger note_event after insert on graphile_worker._private_jobs
    for each row execute function note_event()`.execute(db)
}

const countIn = async (db: Kysely<DB>, query: ReturnType<typeof sql<{ count: number }>>): Promise<number> =>
  (await query.execute(db)).rows[0]?.count ?? 0

/** Everything that publishing leaves in the database, one word each. */
const tracesOf = async ({ db }: RunningSite, { id, picture }: Ready) => {
  const row = await db
    .selectFrom('article')
    .innerJoin('draft', 'draft.article_id', 'article.id')
    .leftJoin('revision', (join) => join.onRef('revision.article_id', '=', 'article.id').on('number', '=', 1))
    .leftJoin('rendering', 'rendering.revision_id', 'revision.id')
    .leftJoin('upload', (join) => join.on('upload.hash', '=', picture))
    .select(['article.state', 'article.published_revision_id', 'article.submitted_revision_id', 'article.summary'])
    .select(['draft.version', 'draft.published_version', 'draft.details', 'revision.id as revisionId'])
    .select(['revision.published_at', 'revision.reason', 'rendering.html', 'upload.is_private'])
    .where('article.id', '=', id)
    .executeTakeFirstOrThrow()
  const count = (table: string) =>
    countIn(db, sql`select count(*)::int from ${sql.table(table)} where article_id = ${id}`)
  return {
    state: row.state,
    version: row.version,
    publishedVersion: row.published_version,
    draftSummary: (row.details as { summary: string }).summary,
    summary: row.summary,
    reason: row.reason,
    isShown: row.revisionId !== null && row.published_revision_id === row.revisionId,
    isSubmitted: row.revisionId !== null && row.submitted_revision_id === row.revisionId,
    isDated: row.published_at !== null,
    isRendered: row.html?.includes(picture) ?? false,
    isPicturePublic: row.is_private === false,
    channels: await count('article_channel'),
    tags: await count('article_tag'),
    citations: await count('citation'),
    events: await countIn(
      db,
      sql`select count(distinct payload::text)::int from noted_event
        where payload->>'articleId' = ${id} and payload->>'type' in ('article.published', 'article.submitted')`,
    ),
  }
}

const nothing = {
  ...{ state: 'draft', version: 2, publishedVersion: null, draftSummary: '', summary: '', reason: null },
  ...{ isShown: false, isSubmitted: false, isDated: false, isRendered: false, isPicturePublic: false },
  ...{ channels: 0, tags: 0, citations: 0, events: 0 },
}
const published = {
  ...{ state: 'published', version: 3, publishedVersion: 3, draftSummary: summary, summary, reason: 'published' },
  ...{ isShown: true, isSubmitted: false, isDated: true, isRendered: true, isPicturePublic: true },
  ...{ channels: 1, tags: 2, citations: 2, events: 1 },
}
const submitted = {
  ...{ ...nothing, state: 'submitted', version: 3, publishedVersion: 3, draftSummary: summary, reason: 'submitted' },
  ...{ isSubmitted: true, events: 1 },
}

const checkAll = async (site: RunningSite, drafts: Ready[], whole: object): Promise<number> => {
  let done = 0
  for (const draft of drafts) {
    const traces = await tracesOf(site, draft)
    const isDone = draft.isAnswered || traces.state !== 'draft'
    expect(traces).toEqual(isDone ? whole : nothing)
    expect(await verifyRevisions(site.db, draft.id)).toEqual({ ok: true, count: isDone ? 1 : 0 })
    done += isDone ? 1 : 0
  }
  return done
}

const casesOf = async ({ db }: RunningSite, drafts: Ready[]): Promise<number> => {
  const ids = drafts.map(({ id }) => id)
  return (await db.selectFrom('case').select('id').where('article_id', 'in', ids).execute()).length
}

onLinux('an article is published with all that belongs to it, or not at all, wherever kill -9 falls', async () => {
  let site = await startOn(await settledFolder())
  await noteEvents(site.db)
  const [ana, bo] = [await anAuthor(site), await anAuthor(site, { isReviewedFirst: true })]
  const { id: channelId } = await aChannel(site)
  const make = (author: Author) => Promise.all(Array.from({ length: 20 }, () => aReadyDraft(site, author, channelId)))
  const [open, reviewed] = [await make(ana), await make(bo)]
  const answered = (drafts: Ready[]) => drafts.filter(({ isAnswered }) => isAnswered).length
  for (const [round, kill] of [killProgram, killEverything].entries()) {
    const enough = 3 + 8 * round
    const left = (drafts: Ready[]) => drafts.filter(({ isAnswered }) => !isAnswered)
    const writers = [publishAll(at(site, ana), left(open)), publishAll(at(site, bo), left(reviewed))]
    await until(() => answered(open) >= enough && answered(reviewed) >= enough)
    await aMoment(100)
    await kill(site)
    await Promise.all(writers)
    site = await startOn(site.folder)
    await checkAll(site, open, published)
    const waiting = await checkAll(site, reviewed, submitted)
    // The event that was stored with the submission brings it to the desk, once.
    await until(async () => (await casesOf(site, reviewed)) >= waiting)
    expect(await casesOf(site, reviewed)).toBe(waiting)
  }
  await Promise.all([publishAll(at(site, ana), open), publishAll(at(site, bo), reviewed)])
  expect(await checkAll(site, open, published)).toBe(open.length)
  expect(await checkAll(site, reviewed, submitted)).toBe(reviewed.length)
  expect((await new Client(site.url).get(`/a/${open[0]?.id}`)).status).toBe(200)
  await site.close()
})

const places = [
  ...['revision', 'draft', 'article', 'article_channel', 'article_tag', 'citation', 'rendering', 'upload'],
  'graphile_worker._private_jobs',
]

/** Lets one article wait at each place, as long as somebody holds the lock. */
const holdAt = async (db: Kysely<DB>, drafts: Ready[]): Promise<void> => {
  await sql`create table held (place text, word text)`.execute(db)
  await sql`create function hold() returns trigger language plpgsql as $$ begin
    if exists (select from public.held where place = tg_argv[0] and position(word in to_jsonb(new)::text) > 0)
    then perform pg_advisory_xact_lock_shared(${sql.lit(gate)}); end if;
    return new; end $$`.execute(db)
  for (const [index, place] of places.entries()) {
    const { id, picture } = drafts[index] as Ready
    for (const word of [id, picture]) await sql`insert into held values (${place}, ${word})`.execute(db)
    await sql`create trigger hold before insert or update on ${sql.table(place)}
      for each row execute function hold(${sql.lit(place)})`.execute(db)
  }
}

const gate = 4242

const waitingAtGate = async (db: Kysely<DB>): Promise<number> =>
  countIn(db, sql`select count(*)::int from pg_locks where locktype = 'advisory' and objid = ${gate} and not granted`)

// The site gives a statement up that waits for two seconds: then it is asked again.
const publishUntilCut = async (client: Client, draft: Ready): Promise<void> => {
  let status: number | undefined
  do status = await publish(client, draft)
  while (status !== undefined && status !== 303)
}

onLinux('nothing of a publication is there when kill -9 falls upon any one of its writes', async () => {
  let site = await startOn(await settledFolder())
  await noteEvents(site.db)
  const ana = await anAuthor(site)
  const { id: channelId } = await aChannel(site)
  const drafts: Ready[] = []
  for (const _ of places) drafts.push(await aReadyDraft(site, ana, channelId))
  await holdAt(site.db, drafts)
  await site.db.connection().execute(async (holder) => {
    await sql`select pg_advisory_lock(${gate}::bigint)`.execute(holder)
    const posts = drafts.map((draft) => publishUntilCut(at(site, ana), draft))
    await until(async () => (await waitingAtGate(holder)) === places.length)
    site.child.kill('SIGKILL')
    await Promise.all(posts)
  })
  await killProgram(site)
  site = await startOn(site.folder)
  expect(await checkAll(site, drafts, published)).toBe(0)
  await sql`truncate held`.execute(site.db)
  await publishAll(at(site, ana), drafts)
  expect(await checkAll(site, drafts, published)).toBe(drafts.length)
  await site.close()
})
