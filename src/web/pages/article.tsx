import { type Context, Hono } from 'hono'
import {
  type ArticleView,
  articlePaths,
  type Card,
  countsByCreator,
  findArticle,
  type GoneArticle,
  latestArticles,
} from '#features/articles/index.ts'
import { visibleChannels } from '#features/channels/index.ts'
import { creatorCards, isFollowing } from '#features/creators/index.ts'
import { ChannelHeadlines, LightChannels, ReadsBlock } from '#features/feed/index.ts'
import { hidingOf } from '#features/moderation/index.ts'
import type { Env } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { show } from '#ui/frame.tsx'
import { fragment } from '#ui/shared-page.ts'
import { type ArticleContext, ArticlePage } from './article-page.tsx'
import { GoneArticlePage } from './gone-article-page.tsx'

/** The page of several features: the text, who wrote it, and what else there is to read. */
export const articlePages = new Hono<Env>().get('/a/:name', async (c) => {
  const id = idOf(c.req.param('name'))
  const found = id && (await findArticle(c.var.db, id))
  if (!found) return c.notFound()
  if (found.is === 'gone') return showGone(c, found.article)
  const context = await gather(c, found.article)
  return context ? show(c, <ArticlePage article={found.article} {...context} />) : c.notFound()
})

/** The id, with or without a title after a dash, which is for people and never looked at. */
const idOf = (name: string): string | undefined => {
  const id = name.slice(0, 13)
  return isId(id) && (name.length === 13 || name[13] === '-') ? id : undefined
}

export const showGone = async (c: Context<Env>, article: GoneArticle) => {
  const creator = (await creatorCards(c.var.db, [article.creatorId])).get(article.creatorId)
  const hiding = article.state === 'hidden' ? await hidingOf(c.var.db, article.id) : undefined
  return show(c, <GoneArticlePage article={article} creator={creator} hiding={hiding} />, 410)
}

/** Everything around an article, in two rounds of questions. What is ranked is asked for apart. */
export const gather = async (c: Context<Env>, article: ArticleView): Promise<ArticleContext | undefined> => {
  const { db, viewer } = c.var
  const { creatorId, channelIds } = article
  const [creators, counts, following, earlier, channels] = await Promise.all([
    creatorCards(db, [creatorId]),
    countsByCreator(db, [creatorId]),
    isFollowing(db, viewer?.id, creatorId),
    latestArticles(db, { creatorId, limit: 12 }),
    visibleChannels(db),
  ])
  const main = channels.find(({ id }) => id === channelIds[0])
  const ofChannel = main ? await latestArticles(db, { channelId: main.id, limit: 12 }) : []
  const creator = creators.get(creatorId)
  if (!creator) return undefined
  return {
    creator: { ...creator, articles: counts.get(creatorId) ?? 0 },
    isFollowing: following,
    earlier: sameLanguageFirst(earlier, article).slice(0, 4),
    channel: main,
    ofChannel: sameLanguageFirst(ofChannel, article).slice(0, 5),
    reads: readsOf(c, article),
    headlines: headlinesOf(c, article.language),
    canonical: `${c.var.frame.origin}${articlePaths.show(article.id)}`,
  }
}

const readsOf = (c: Context<Env>, { id, language, tags, channelIds }: ArticleView) =>
  fragment(c, `reads:${id}`, () => <ReadsBlock db={c.var.db} subject={{ id, language, tags, channelIds }} />)

const headlinesOf = (c: Context<Env>, language: string) =>
  fragment(c, `headlines:${language.slice(0, 2)}`, () => (
    <>
      <ChannelHeadlines db={c.var.db} language={language} each={3} />
      <LightChannels db={c.var.db} language={language} each={6} />
    </>
  ))

/** Of a creator or a channel that speaks several languages, what the reader of this article can read comes first. */
const sameLanguageFirst = (cards: Card[], article: ArticleView): Card[] => {
  const others = cards.filter(({ id }) => id !== article.id)
  const isSame = ({ language }: Card) => language.slice(0, 2) === article.language.slice(0, 2)
  return [...others.filter(isSame), ...others.filter((card) => !isSame(card))]
}
