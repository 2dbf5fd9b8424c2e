import { Hono } from 'hono'
import { draftView, PreviewPage, readWidth, refuse } from '#features/articles/index.ts'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import { gather } from './article.tsx'
import { ArticlePage } from './article-page.tsx'

/** A draft as its readers would see it: alone for the frame, or in a frame of some width. */
export const previewPages = new Hono<Env>().get(
  '/studio/articles/:id{[0-9a-hjkmnp-tv-z]{13}}/preview',
  signedIn,
  async (c) => {
    const found = await draftView(c.var.db, viewerOf(c), c.req.param('id'))
    if (!found.ok) return refuse(c, found)
    c.header('Cache-Control', 'no-store')
    const width = readWidth(c.req.query('width'))
    if (width) return show(c, <PreviewPage id={found.article.id} width={width} />)
    const context = await gather(c, found.article)
    return context ? show(c, <ArticlePage article={found.article} {...context} isPreview />) : c.notFound()
  },
)
