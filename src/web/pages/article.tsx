import { type Context, Hono } from 'hono'
import {
  type ArticleView,
  articlePaths,
  type Card,
  claimCountsOfCreator,
  countsByCreator,
  findArticle,
  type GoneArticle,
  latestArticles,
} from '#features/articles/index.ts'
import { type Channel, visibleChannels } from '#features/channels/index.ts'
import { creatorCards } from '#features/creators/index.ts'
import { ChannelHeadlines, LightChannels, ReadsBlock } from '#features/feed/index.ts'
import { hidingOf } from '#features/moderation/index.ts'
import type { Env } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { fragment, showShared } from '#ui/shared-page.ts'
import { type ArticleContext, ArticlePage, OfChannel } from './article-page.tsx'
import { GoneArticlePage } from './gone-article-page.tsx'

/** The page of several features: the text, who wrote it, and what else there is to read. */
export const articlePages = new Hono<Env>().get('/a/:name', async (c) => {
  const id = idOf(c.req.param('name'))
  const found = id && (await findArticle(c.var.db, id))
  if (!found) return c.notFound()
  if (found.is === 'gone') return showGone(c, found.article)
  const context = await gather(c, found.article)
  if (!context) return c.notFound()
  const { creatorId } = found.article
  const embedded = [...found.article.embedded.keys()].map((key) => `article:${key}`)
  const shown = [`article:${id}`, `creator:${creatorId}`, `followers:${creatorId}`, ...embedded]
  return showShared(c, <ArticlePage article={found.article} {...context} />, shown)
})

/** The id, with or without a title after a dash, which is for people and never looked at. */
const idOf = (name: string): string | undefined => {
  const id = name.slice(0, 13)
  return isId(id) && (name.length === 13 || name[13] === '-') ? id : undefined
}

export const showGone = async (c: Context<Env>, article: GoneArticle) => {
  const creator = (await creatorCards(c.var.db, [article.creatorId])).get(article.creatorId)
  const hiding = article.state === 'hidden' ? await hidingOf(c.var.db, article.id) : undefined
  const shown = [`article:${article.id}`, `creator:${article.creatorId}`]
  return showShared(c, <GoneArticlePage article={article} creator={creator} hiding={hiding} />, shown, 410)
}

/** Everything around an article; what is ranked is made apart, so that a new article leaves the pages of others alone. */
export const gather = async (c: Context<Env>, article: ArticleView): Promise<ArticleContext | undefined> => {
  const { db } = c.var
  const { creatorId, channelIds } = article
  const [creators, counts, claims, earlier, channels] = await Promise.all([
    creatorCards(db, [creatorId]),
    countsByCreator(db, [creatorId]),
    claimCountsOfCreator(db, creatorId),
    latestArticles(db, { creatorId, limit: 12 }),
    visibleChannels(db),
  ])
  const creator = creators.get(creatorId)
  if (!creator) return undefined
  const channel = channels.find(({ id }) => id === channelIds[0])
  return {
    creator: { ...creator, articles: counts.get(creatorId) ?? 0, claims },
    earlier: sameLanguageFirst(earlier, article).slice(0, 4),
    channel,
    blocks: rankedBlocks(c, article, channel),
    canonical: `${c.var.frame.origin}${articlePaths.show(article.id)}`,
  }
}

const rankedBlocks = (c: Context<Env>, article: ArticleView, channel: Channel | undefined) => {
  const { db } = c.var
  const { id, language, tags, channelIds } = article
  return {
    reads: fragment(c, `reads:${id}`, () => <ReadsBlock db={db} subject={{ id, language, tags, channelIds }} />),
    ofChannel:
      channel &&
      fragment(c, `of-channel:${id}`, async () => {
        const cards = await latestArticles(db, { channelId: channel.id, limit: 12 })
        return <OfChannel channel={channel} cards={sameLanguageFirst(cards, article).slice(0, 5)} />
      }),
    headlines: fragment(c, `headlines:${language.slice(0, 2)}`, () => (
      <>
        <ChannelHeadlines db={db} language={language} each={3} />
        <LightChannels db={db} language={language} each={6} />
      </>
    )),
  }
}

/** Of a creator or a channel that speaks several languages, what the reader of this article can read comes first. */
const sameLanguageFirst = (cards: Card[], article: ArticleView): Card[] => {
  const others = cards.filter(({ id }) => id !== article.id)
  const isSame = ({ language }: Card) => language.slice(0, 2) === article.language.slice(0, 2)
  return [...others.filter(isSame), ...others.filter((card) => !isSame(card))]
}
