import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** What the article that is being read is about. */
export type Subject = { id: string; language: string; tags: { tag: string; label: string }[]; channelIds: string[] }

export type Candidate = {
  id: string
  creatorId: string
  language: string
  publishedAt: Date
  opens: number
  /** Of the article's tags and channels, which it shares; of words, those that it shares, the rarest first. */
  tags: string[]
  channelIds: string[]
  words: string[]
  rarity: number
}

const each = 30 // the newest of each tag, channel and word
const most = 300

/**
 * Articles that share a tag, a channel or a word with one, or are hot just now, with all that the ranking asks about
 * them. Every branch is a short scan of an index, however large the site is.
 */
export const relatedCandidates = async (db: Kysely<DB>, subject: Subject): Promise<Candidate[]> => {
  const tags = subject.tags.slice(0, 6).map(({ tag }) => tag)
  const { rows } = await sql<Candidate>`
    with by_tag as (
      select near.article_id, given.tag
      from unnest(${tags}::text[]) as given (tag)
      cross join lateral (
        select article_id from article_tag where article_tag.tag = given.tag
        order by published_at desc, article_id desc limit ${each}) near
    ), by_channel as (
      select near.article_id, given.channel_id
      from unnest(${subject.channelIds.slice(0, 3)}::text[]) as given (channel_id)
      cross join lateral (
        select article_id from article_channel where article_channel.channel_id = given.channel_id
        order by published_at desc, article_id desc limit ${each}) near
    ), by_word as (
      select near.article_id, mine.word, 1 / log(2, 1 + count(*) over (partition by mine.word)) as rarity
      from subject_word mine
      cross join lateral (
        select article_id from subject_word other where other.word = mine.word and other.article_id <> mine.article_id
        order by article_id desc limit ${each}) near
      where mine.article_id = ${subject.id}
    ), hottest as (
      select article_id from hot_score where channel_id is null order by hot desc, article_id desc limit ${each}
    ), found as (
      select article_id from by_tag union select article_id from by_channel union select article_id from by_word
      union select article_id from hottest
    )
    select article.id, article.creator_id as "creatorId", article.language, article.published_at as "publishedAt",
      coalesce((select sum(opens) from daily_opens where daily_opens.article_id = article.id), 0)::int as opens,
      array(select tag from by_tag where by_tag.article_id = article.id) as tags,
      array(select channel_id::text from by_channel where by_channel.article_id = article.id) as "channelIds",
      array(select word from by_word where by_word.article_id = article.id order by rarity desc, word) as words,
      coalesce((select sum(rarity) from by_word where by_word.article_id = article.id), 0)::float8 as rarity
    from found join article on article.id = found.article_id
    where article.state = 'published' and article.is_listed and article.id <> ${subject.id}
    limit ${most}`.execute(db)
  return rows
}
