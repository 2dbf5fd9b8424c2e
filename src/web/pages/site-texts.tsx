import { type Context, Hono } from 'hono'
import { raw } from 'hono/html'
import { labelsFor } from '#features/articles/index.ts'
import { fromMarkdown, renderDocument } from '#features/document/index.ts'
import { type Env, gap, readText, type SiteText, type Written } from '#features/site/index.ts'
import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Remark } from '#ui/lines.tsx'
import { showShared } from '#ui/shared-page.ts'
import { Time } from '#ui/time.tsx'

/** The operator's own pages, from Markdown through the same document as every article: nothing else gets in. */
export const siteTextPages = new Hono<Env>()
  .get('/privacy', (c) => showText(c, 'privacy'))
  .get('/terms', (c) => showText(c, 'terms'))

const showText = async (c: Context<Env>, page: SiteText) => {
  const text = await readText(c.var.db, page, c.var.frame.locale)
  return showShared(c, <TextPage text={text} />, ['settings'])
}

const htmlOf = ({ markdown, language }: Written): string => {
  const { document } = fromMarkdown(markdown)
  const html = renderDocument(document, { labels: labelsFor(language) })
  const parts = html.split(/(<[^>]*>)/)
  return parts.map((part, place) => (place % 2 ? part : part.replace(gap, '<mark>$&</mark>'))).join('')
}

const TextPage = ({ text }: { text: Written }) => {
  const { say, origin } = useFrame()
  const title = say.settings.texts[text.page]
  return (
    <Layout title={title} canonical={`${origin}/${text.page}`} noindex={!text.updatedAt}>
      <section class="narrow site-text">
        <h1>{title}</h1>
        {!text.updatedAt && <Remark>{say.settings.draftRemark}</Remark>}
        <div class="body" lang={text.language}>
          {raw(htmlOf(text))}
        </div>
        {text.updatedAt && (
          <p class="meta gap">
            {say.settings.textChanged}
            <Time at={text.updatedAt} form="day" />
          </p>
        )}
      </section>
    </Layout>
  )
}
