import type { Child } from 'hono/jsx'
import {
  ArticleBody,
  ArticleHead,
  type ArticleView,
  articlePaths,
  type Card,
  ClaimsIndex,
  ClaimsPart,
  Corrections,
  citedBy,
  DeclarationPart,
  EditLink,
  Notice,
  ShortList,
  Tags,
} from '#features/articles/index.ts'
import { channelName, channelPaths } from '#features/channels/index.ts'
import { CreatorByline, CreatorCard, type CreatorInfo, creatorPaths, FollowButton } from '#features/creators/index.ts'
import { describeArticle, describeWay, StructuredData } from '#features/federation/index.ts'
import { mediaPaths } from '#features/media/index.ts'
import { ReportLink, reportPaths } from '#features/moderation/index.ts'
import { Sources } from '#features/sources/index.ts'
import { asset } from '#platform/assets.ts'
import { feedLinks } from '#ui/feed-links.ts'
import { useFrame } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Layout, type LinkPicture } from '#ui/layout.tsx'
import { pictureAt } from '#ui/picture.tsx'
import { ShareBar } from '#ui/share.tsx'
import { Broken, plainTitle } from '#ui/title.tsx'
import { Viewer } from '#ui/viewer.tsx'

type Channel = { id: string; slug: string; name_zh: string; name_en: string }

/** The ranked blocks, made apart from the page. */
type RankedBlocks = { reads: Child; ofChannel: Child; headlines: Child }

/** What stands around an article. */
export type ArticleContext = {
  creator: CreatorInfo
  earlier: Card[]
  channel: Channel | undefined
  blocks: RankedBlocks
  canonical: string
}

type PageProps = ArticleContext & { article: ArticleView; isPreview?: boolean; remark?: Child }

export const ArticlePage = (page: PageProps) => {
  const { article, creator, channel, canonical } = page
  const { origin, locale } = useFrame()
  const section = channel && channelName(channel, locale)
  return (
    <Layout
      title={`${article.title} - ${creator.name}`}
      description={article.summary}
      canonical={page.isPreview ? undefined : canonical}
      noindex={page.isPreview}
      picture={page.isPreview ? undefined : linkPicture(article, origin)}
      article={articleFacts(page, origin, section)}
      alternates={feedLinks(creatorPaths.show(creator.handle), creator.name)}
      head={!page.isPreview && <ForMachines {...page} section={section} />}
      current={channel && channelPaths.show(channel.slug)}
      slim
    >
      <div class="wrap">
        <Breadcrumb channel={channel} />
        {page.remark}
        <div class="art">
          <ArticleColumn {...page} />
          <Side {...page} />
        </div>
        <div data-part="headlines">{page.blocks.headlines}</div>
      </div>
    </Layout>
  )
}

const articleFacts = ({ article, creator }: PageProps, origin: string, section: string | undefined) =>
  article.publishedAt
    ? {
        publishedAt: article.publishedAt,
        changedAt: article.updatedAt ?? article.publishedAt,
        author: origin + creatorPaths.show(creator.handle),
        section,
        tags: article.tags.map(({ label }) => label),
      }
    : undefined

/** The cover for those who show a link to the article; other sites take JPEG more surely than WebP. */
const linkPicture = ({ cover }: ArticleView, origin: string): LinkPicture => {
  if (!cover) return { url: origin + asset('card.png'), width: 1200, height: 630, alt: '' }
  const address = cover.hasJpeg ? mediaPaths.variant(cover.hash, 'jpeg') : pictureAt(cover, 1280)
  const width = Math.min(cover.width, 1280)
  return { url: origin + address, width, height: Math.round((cover.height * width) / cover.width), alt: cover.alt }
}

const ForMachines = ({
  article,
  creator,
  channel,
  section,
  canonical,
}: PageProps & { section: string | undefined }) => {
  const { origin, say } = useFrame()
  const publisher = { name: say.site.name, logo: origin + asset('touch-icon.png') }
  const way = [
    { name: say.site.name, url: `${origin}/` },
    ...(channel && section ? [{ name: section, url: origin + channelPaths.show(channel.slug) }] : []),
    { name: plainTitle(article.title), url: canonical },
  ]
  const things = [describeArticle(article, { creator, channel: section, origin, publisher }), describeWay(way)]
  return <StructuredData things={things} />
}

/** Part 1: where one is, and the way to join. */
const Breadcrumb = ({ channel }: { channel: Channel | undefined }) => {
  const { locale, say } = useFrame()
  return (
    <nav class="crumb" data-part="breadcrumb" aria-label={say.articles.where}>
      <ol>
        <li>
          <a href="/">{say.site.name}</a>
        </li>
        <li>
          <a href={creatorPaths.apply}>{say.articles.programme}</a>
        </li>
        {channel && (
          <li>
            <a href={channelPaths.show(channel.slug)}>{channelName(channel, locale)}</a>
          </li>
        )}
        <li aria-current="page">{say.articles.bodyCrumb}</li>
      </ol>
      <a class="apply" href={creatorPaths.apply}>
        {say.frame.apply}
      </a>
    </nav>
  )
}

const ArticleColumn = ({ article, creator, blocks, canonical, isPreview, remark }: PageProps) => (
  <article class="art-main" data-id={article.id} data-counts-opens={isPreview ? undefined : ''}>
    <header class="art-head">
      <ArticleHead article={article} />
      <div class="byline-row" data-part="byline">
        <CreatorByline creator={creator} />
        <div class="byline-acts">
          {!isPreview && <EditLink article={article} />}
          <FollowButton creator={creator} />
        </div>
      </div>
      {!remark && <ShareBar url={canonical} title={article.title} />}
      <ClaimsPart claims={article.claims} />
    </header>
    <Viewer report={isPreview ? undefined : reportPaths.form({ in: article.id })}>
      <ArticleBody {...article} />
    </Viewer>
    <Tags tags={article.tags} />
    <Sources
      sources={article.details.sources}
      citedBy={citedBy(article.details.sources, article.claims)}
      references={isPreview ? undefined : articlePaths.references(article.id)}
    />
    <DeclarationPart declaration={article.details.declaration} />
    <Corrections id={article.id} corrections={article.corrections} />
    <Notice kind={creator.kind} />
    {!isPreview && (
      <p class="help">
        <ReportLink type="article" id={article.id} />
      </p>
    )}
    {blocks.reads}
    <section id="comments" data-part="comments" hidden />
  </article>
)

const Side = ({ article, creator, earlier, blocks }: PageProps) => {
  const { say } = useFrame()
  return (
    <aside class="side" aria-label={say.articles.aside}>
      <CreatorCard creator={creator}>
        <div class="sec" data-mt>
          <h2>{say.articles.earlier}</h2>
          <a href={creatorPaths.show(creator.handle)}>{say.common.all}</a>
        </div>
        {earlier.length > 0 ? <ShortList cards={earlier} /> : <p class="help">{say.articles.noEarlier}</p>}
      </CreatorCard>
      {blocks.ofChannel}
      <Comfort />
      <ClaimsIndex claims={article.claims} language={article.language} />
    </aside>
  )
}

/** The newest of the channel that one is in. */
export const OfChannel = ({ channel, cards }: { channel: Channel; cards: Card[] }) => {
  const { locale, say } = useFrame()
  if (cards.length === 0) return null
  return (
    <section>
      <div class="sec">
        <h2>{say.articles.channelHeadlines(channelName(channel, locale))}</h2>
        <a href={channelPaths.show(channel.slug)}>{say.articles.channel}</a>
      </div>
      <ol class="hot">
        {cards.map((card) => (
          <li>
            <article data-id={card.id}>
              <a href={articlePaths.show(card.id)}>
                <Broken text={card.title} lang={card.language} />
              </a>
            </article>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Part 15: reading made easier. */
const Comfort = () => {
  const { say } = useFrame()
  return (
    <section data-part="accessibility">
      <div class="sec">
        <h2>{say.articles.comfort}</h2>
      </div>
      <ul class="list">
        <li>
          <a href="/accessibility">
            <Icon name="a11y" /> {say.frame.accessibility}
          </a>
        </li>
        <li>
          <a href="/accessibility#f-care">
            <Icon name="care" /> {say.articles.careMode}
          </a>
        </li>
      </ul>
    </section>
  )
}
