import { type Context, Hono } from 'hono'
import { creatorsOf } from '#features/creators/index.ts'
import { picturesByHash } from '#features/media/index.ts'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { asset } from '#platform/assets.ts'
import { now } from '#platform/clock.ts'
import { show } from '#ui/frame.tsx'
import type { Messages } from '#ui/messages/index.ts'
import { draftJson, idPattern, refuse } from './answers.tsx'
import { readPlace } from './cards.ts'
import { createDraft } from './create-draft.ts'
import { EditorPage } from './editor-page.tsx'
import { type OwnArticle, ownArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { pictureHashes, renderText } from './render-revision.ts'
import { NoCreatorPage, type OwnCreator, StudioHome } from './studio-pages.tsx'
import { decisionsAbout, nameOfUser, studioArticles, studioTabs } from './studio-queries.ts'
import { bounded } from './writing-limits.tsx'

const linesOnAPage = 30
const day = 24 * 60 * 60 * 1000
const daysOfDecisions = 190 // whoever disagrees has six months

export const studioRoutes = new Hono<Env>()
  .get('/studio', signedIn, async (c) => {
    const creators = await creatorsOf(c.var.db, viewerOf(c).id)
    const creator = creators.find(({ handle }) => handle === c.req.query('creator')) ?? creators[0]
    if (!creator) return show(c, <NoCreatorPage />)
    return showHome(c, creators, creator)
  })

  .post('/studio/articles', signedIn, bounded('open'), async (c) => {
    const form = await c.req.formData()
    const creators = await creatorsOf(c.var.db, viewerOf(c).id)
    const creator = form.has('creator') ? creators.find(({ id }) => id === form.get('creator')) : creators[0]
    if (!creator) return c.redirect(studioPaths.home(), 303)
    const given = { creatorId: creator.id, language: creator.language }
    const result = await createDraft(c.var.db, viewerOf(c), given)
    return result.ok ? c.redirect(studioPaths.edit(result.articleId), 303) : refuse(c, result)
  })

  .get(`/studio/articles/${idPattern}`, signedIn, async (c) => {
    const found = await ownArticle(c.var.db, viewerOf(c), c.req.param('id'), 'article.read-draft')
    if (!found.ok) return refuse(c, found)
    c.header('Cache-Control', 'no-store')
    const { document, details } = found.article
    const [data, html] = await Promise.all([
      editorData(c, found.article),
      renderText(c.var.db, { details, document }, []),
    ])
    return show(c, <EditorPage article={found.article} data={data} html={html} />)
  })

const showHome = async (c: Context<Env>, creators: OwnCreator[], creator: OwnCreator) => {
  const tab = studioTabs.find((each) => each === c.req.query('tab')) ?? 'drafts'
  const before = readPlace(c.req.query('before'))
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const words = q.split(/\s+/).filter(Boolean).slice(0, 10)
  const wanted = { creatorId: creator.id, tab, words, before, limit: linesOnAPage + 1 }
  const lines = await studioArticles(c.var.db, wanted)
  const last = lines[linesOnAPage - 1]
  const next =
    lines.length > linesOnAPage && last
      ? `${studioPaths.home(tab, creator.handle, q)}&before=${last.at.getTime()}-${last.id}`
      : undefined
  const shown = lines.slice(0, linesOnAPage)
  const decisions = await decisionsAbout(c.var.db, creator.id, new Date(now().getTime() - daysOfDecisions * day))
  return show(c, <StudioHome {...{ creators, creator, tab, q, next, decisions }} lines={shown} />)
}

const editorExtras = (say: Messages) => {
  const { writing, asking, claims, editor, sourceForm, citing } = say
  const { gallery, picker, embedding } = writing
  const { kinds, protectedPerson } = citing
  const sources = { ...editor.sources, ...sourceForm, kinds, protectedPerson }
  return { gallery, picker, embedding, asking, reasons: claims.reasons, sources }
}

const editorData = async (c: Context<Env>, article: OwnArticle) => {
  const { db, frame } = c.var
  const viewer = viewerOf(c)
  const [creators, editedBy, pictures] = await Promise.all([
    creatorsOf(db, viewer.id),
    nameOfUser(db, article.editedBy),
    picturesByHash(db, pictureHashes(article.document)),
  ])
  const creator = creators.find(({ id }) => id === article.creatorId)
  const { id } = article
  return {
    article: {
      id,
      state: article.state,
      isPublished: article.publishedRevisionId !== null,
      creator: creator && { id: creator.id, handle: creator.handle, name: creator.name },
    },
    draft: draftJson(article, editedBy),
    paths: {
      draft: studioPaths.draft(id),
      revisions: studioPaths.revisions(id),
      comparison: studioPaths.comparison(id),
      restoration: studioPaths.restoration(id),
      declaration: studioPaths.declaration(id),
      preview: studioPaths.preview(id, 'phone'),
      media: `/studio/media?creator=${article.creatorId}`,
      library: studioPaths.pictures(creator?.handle ?? ''),
      embed: studioPaths.embed,
      signIn: `/sign-in?from=${encodeURIComponent(studioPaths.edit(id))}`,
    },
    pictures: Object.fromEntries(
      [...pictures].map(([hash, { width, height, variants }]) => [hash, { width, height, variants }]),
    ),
    viewer: { id: viewer.id, name: viewer.name },
    locale: frame.locale,
    zone: frame.zone,
    texts: { ...frame.say.editor, ...editorExtras(frame.say) },
    icons: asset('icons.svg'),
    finder: { worker: asset('claims.js'), models: { zh: asset('claims-zh.bin'), en: asset('claims-en.bin') } },
  }
}
