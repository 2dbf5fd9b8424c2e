import { type Context, Hono } from 'hono'
import { draftByLink, linkShowsPicture } from '#features/articles/index.ts'
import { sendPicture } from '#features/media/index.ts'
import type { Env } from '#features/site/index.ts'
import { show, useSay } from '#ui/frame.tsx'
import { Remark } from '#ui/lines.tsx'
import { PlainPage } from '#ui/plain-page.tsx'
import { gather } from './article.tsx'
import { ArticlePage } from './article-page.tsx'

const token = ':token{[A-Za-z0-9_-]{43}}'

/** A draft, for whoever was given its link; with its pictures, which nobody else may see yet. */
export const draftLinkPages = new Hono<Env>()
  .get(`/drafts/${token}`, async (c) => {
    keepSecret(c)
    const found = await draftByLink(c.var.db, c.var.viewer, c.req.param('token'))
    if (!found.ok)
      return found.problem === 'missing' ? c.notFound() : show(c, <MembersOnlyPage path={c.req.path} />, 403)
    const { article } = found
    const context = await gather(c, article)
    if (!context) return c.notFound()
    return show(c, <ArticlePage article={article} {...context} isPreview remark={<DraftRemark />} />)
  })

  .get(`/drafts/${token}/media/:hash{[0-9a-f]{64}}/:variant{[a-z0-9-]{1,20}}`, async (c) => {
    keepSecret(c)
    const { token, hash, variant } = c.req.param()
    return sendPicture(c, { hash, variant }, () => linkShowsPicture(c.var.db, c.var.viewer, token, hash))
  })

// The address is the key: no cache keeps it, no index lists it, no other site is told of it.
const keepSecret = (c: Context<Env>): void => {
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  c.header('Referrer-Policy', 'no-referrer')
}

const MembersOnlyPage = ({ path }: { path: string }) => {
  const say = useSay().draftLinks
  return (
    <PlainPage title={say.membersTitle} text={say.members}>
      <p class="row">
        <a class="btn btn-main" href={`/sign-in?from=${encodeURIComponent(path)}`}>
          {say.signIn}
        </a>
      </p>
    </PlainPage>
  )
}

const DraftRemark = () => {
  const { links: say } = useSay().writing
  return (
    <Remark>
      <b>{say.banner}</b> {say.bannerHelp}
    </Remark>
  )
}
