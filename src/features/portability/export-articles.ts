import type { Kysely } from 'kysely'
import { articlePaths, detailsSchema } from '#features/articles/index.ts'
import type { DB } from '#platform/schema.ts'

const batch = 50

export type Exporting = {
  creatorId?: string | undefined
  /** The public address of this site, without a slash at its end. */
  origin: string
}

/**
 * What is published, an article a line, in the form that the importer reads: the text as a document with the claims
 * marked in it, and its sources with the ids by which claims name them. The site may go on meanwhile.
 */
export async function* exportedLines(db: Kysely<DB>, { creatorId, origin }: Exporting): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await readPublished(db, creatorId, after)
    const channels = await channelsOf(
      db,
      rows.map(({ id }) => id),
    )
    for (const row of rows) yield `${JSON.stringify(lineOf(row, channels.get(row.id) ?? [], origin))}\n`
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

type Row = Awaited<ReturnType<typeof readPublished>>[number]

const lineOf = (row: Row, channels: string[], origin: string) => {
  const details = detailsSchema.parse(row.details)
  return {
    id: row.id,
    title: details.title,
    format: 'document',
    body: row.document,
    lang: details.language,
    author: details.byline || undefined,
    channels,
    tags: details.tags,
    place: details.place || undefined,
    excerpt: details.summary || undefined,
    published: row.published_at?.toISOString(),
    updated: row.updated_at?.toISOString(),
    url: origin + articlePaths.show(row.id),
    sources: details.sources,
    declaration: details.declaration,
    listed: row.is_listed ? undefined : false,
    creator: { handle: row.handle, name: row.name },
  }
}

const readPublished = (db: Kysely<DB>, creatorId: string | undefined, after: string) =>
  db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.published_revision_id')
    .innerJoin('creator', 'creator.id', 'article.creator_id')
    .select(['article.id', 'article.published_at', 'article.updated_at', 'article.is_listed'])
    .select(['revision.details', 'revision.document', 'creator.handle', 'creator.name'])
    .where('article.state', '=', 'published')
    .where('article.id', '>', after)
    .$if(creatorId !== undefined, (query) => query.where('article.creator_id', '=', creatorId ?? ''))
    .orderBy('article.id')
    .limit(batch)
    .execute()

const channelsOf = async (db: Kysely<DB>, articleIds: string[]): Promise<Map<string, string[]>> => {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('article_channel')
    .innerJoin('channel', 'channel.id', 'article_channel.channel_id')
    .select(['article_id', 'channel.slug'])
    .where('article_id', 'in', articleIds)
    .orderBy('channel.place')
    .execute()
  const groups = Map.groupBy(rows, ({ article_id }) => article_id)
  return new Map([...groups].map(([id, all]) => [id, all.map(({ slug }) => slug)]))
}
