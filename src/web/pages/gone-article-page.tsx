import type { GoneArticle } from '#features/articles/index.ts'
import { type CreatorInfo, creatorPaths } from '#features/creators/index.ts'
import { HiddenNotice, type Restriction } from '#features/moderation/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Time } from '#ui/time.tsx'
import { Broken } from '#ui/title.tsx'

type Props = { article: GoneArticle; creator: CreatorInfo | undefined; hiding: Restriction | undefined }

/** The page that stays at the address of a withdrawn or hidden article, for those who cited it. */
export const GoneArticlePage = ({ article, creator, hiding }: Props) => {
  const say = useSay().articles
  const isWithdrawn = article.state === 'withdrawn'
  const title = isWithdrawn ? say.withdrawnTitle : say.hiddenTitle
  return (
    <Layout title={title} noindex slim>
      <section class="wrap plain" data-part="notice">
        {isWithdrawn && (
          <p class="kick" lang={article.language}>
            <Broken text={article.title} />
          </p>
        )}
        <h1>{title}</h1>
        {isWithdrawn ? <Reason article={article} /> : <p>{say.hidden}</p>}
        {hiding && <HiddenNotice of={hiding} />}
        <p class="help">{say.keptHere}</p>
        {creator && (
          <p class="row">
            <a class="btn" href={creatorPaths.show(creator.handle)}>
              {say.toCreator(creator.name)}
            </a>
          </p>
        )}
      </section>
    </Layout>
  )
}

const Reason = ({ article }: { article: GoneArticle }) => {
  const say = useSay().articles
  return (
    <>
      <p>{say.withdrawn}</p>
      <blockquote class="reason" lang={article.language}>
        {article.reason}
      </blockquote>
      {article.at && (
        <p class="meta">
          {say.withdrawnAt}
          <Time at={article.at} />
        </p>
      )}
    </>
  )
}
