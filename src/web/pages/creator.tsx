import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  CreatorHead,
  type CreatorProfile,
  creatorByHandle,
  creatorPaths,
  isFollowing,
} from '#features/creators/index.ts'
import type { Env } from '#features/site/index.ts'
import { show, useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Empty, Remark, Section } from '#ui/lines.tsx'

type PageProps = { creator: CreatorProfile; isFollowing: boolean; articles?: Child }

/** A creator's own page: who it is, and all its articles (`articles`, a list made by their room). */
export const CreatorPage = ({ creator, isFollowing, articles }: PageProps) => {
  const { say, origin } = useFrame()
  const text = say.creators
  return (
    <Layout
      title={creator.name}
      description={creator.tagline || undefined}
      canonical={origin + creatorPaths.show(creator.handle)}
    >
      <div class="wrap">
        {creator.state === 'withdrawn' && <Remark>{text.withdrawn}</Remark>}
        {creator.state === 'suspended' && <Remark>{text.suspended}</Remark>}
        <CreatorHead creator={creator} isFollowing={isFollowing} />
        <Section id="h-articles" title={text.pastArticles}>
          {articles ?? <Empty text={text.noArticles} />}
        </Section>
      </div>
    </Layout>
  )
}

export const creatorPageRoutes = new Hono<Env>().get('/:at{@[a-z0-9_-]+}', async (c) => {
  const { db, viewer } = c.var
  const found = await creatorByHandle(db, c.req.param('at').slice(1))
  if (!found || !('creator' in found)) return c.notFound()
  const { creator } = found
  return show(c, <CreatorPage creator={creator} isFollowing={await isFollowing(db, viewer?.id, creator.id)} />)
})
