import { type Context, Hono } from 'hono'
import { accountRoutes } from '#features/accounts/index.ts'
import { articleRoutes } from '#features/articles/index.ts'
import { channelRoutes } from '#features/channels/index.ts'
import { creatorRoutes } from '#features/creators/index.ts'
import { feedRoutes, sitemapRoutes } from '#features/federation/index.ts'
import { followingRoutes, headlineRoutes, rankedRoutes } from '#features/feed/index.ts'
import { mediaRoutes } from '#features/media/index.ts'
import { decidedRoutes, deskRoutes, reportRoutes, statementRoutes } from '#features/moderation/index.ts'
import { outboxRoutes } from '#features/notifications/index.ts'
import { readingRoutes } from '#features/reading/index.ts'
import { type Env, ruleRoutes, siteRoutes, textRoutes } from '#features/site/index.ts'
import { serveAsset, serveFavicon } from '#platform/assets.ts'
import { isAway } from '#platform/is-away.ts'
import { MalformedForm } from '#platform/multipart.ts'
import { PageCache } from '#platform/page-cache/index.ts'
import { show } from '#ui/frame.tsx'
import { boundForms } from './bound-forms.ts'
import type { House } from './house.ts'
import { keepHouse } from './keep-house.ts'
import { limitBody } from './limit-body.tsx'
import { makeFrame } from './make-frame.ts'
import { mediaAccess } from './media-access.ts'
import { aboutPage } from './pages/about.tsx'
import { accessibilityRoutes } from './pages/accessibility.tsx'
import { adminRoutes } from './pages/admin.tsx'
import { archivePages } from './pages/archive.tsx'
import { articlePages } from './pages/article.tsx'
import { creatorPages } from './pages/creator.tsx'
import { draftLinkPages } from './pages/draft-link.tsx'
import { AwayPage, FailedPage, MissingPage, UnreadablePage } from './pages/errors.tsx'
import { homePage } from './pages/home.tsx'
import { listPages } from './pages/lists.tsx'
import { machineRoutes } from './pages/machines.ts'
import { oldAddress } from './pages/old-addresses.ts'
import { personalRoutes } from './pages/personal.ts'
import { previewPages } from './pages/preview.tsx'
import { referencePages } from './pages/references.tsx'
import { shareRoutes } from './pages/share-fediverse.tsx'
import { siteLogoRoutes } from './pages/site-logo.tsx'
import { siteTextPages } from './pages/site-texts.tsx'
import { versionPages } from './pages/versions.tsx'
import { pathForLog } from './path-for-log.ts'
import { refuseForeignOrigin } from './refuse-foreign-origin.tsx'
import { refuseNul } from './refuse-nul.tsx'
import { securityHeaders } from './security-headers.ts'
import { settleTouches } from './settle-touches.ts'

/** The map of URLs: which room answers where. Every request passes the same gate first. */
export const makeApp = (house: House, pages = new PageCache(house.db, house.config.cacheMegabytes)) =>
  new Hono<Env>()
    .use(securityHeaders(house.config))
    .get('/assets/:file', serveAsset)
    .get('/favicon.ico', serveFavicon)
    .use(keepHouse(house))
    .route('/', machineRoutes)
    .use(settleTouches(pages))
    .use(makeFrame(pages))
    .use(refuseNul)
    .use(refuseForeignOrigin)
    .use(limitBody)
    .use(boundForms)
    .route('/', accessibilityRoutes)
    .route('/', aboutPage)
    .route('/', personalRoutes)
    .route('/', shareRoutes)
    .route('/', accountRoutes)
    .route('/', homePage)
    .route('/', listPages)
    .route('/', adminRoutes)
    .route('/', siteRoutes)
    .route('/', ruleRoutes)
    .route('/', siteLogoRoutes)
    .route('/', textRoutes)
    .route('/', siteTextPages)
    .route('/', channelRoutes)
    .route('/', outboxRoutes)
    .route('/', feedRoutes)
    .route('/', sitemapRoutes)
    .route('/', articleRoutes)
    .route('/', articlePages)
    .route('/', versionPages)
    .route('/', referencePages)
    .route('/', previewPages)
    .route('/', draftLinkPages)
    .route('/', mediaRoutes(mediaAccess(house.db)))
    .route('/', creatorRoutes)
    .route('/', creatorPages)
    .route('/', deskRoutes)
    .route('/', decidedRoutes)
    .route('/', reportRoutes)
    .route('/', statementRoutes)
    .route('/', readingRoutes)
    .route('/', rankedRoutes)
    .route('/', headlineRoutes)
    .route('/', followingRoutes)
    .route('/', archivePages)
    .notFound(async (c) => (await oldAddress(c)) ?? show(c, <MissingPage />, 404))
    .onError((error, c) => {
      if (error instanceof MalformedForm && c.var.frame) return show(c, <UnreadablePage />, 400)
      if (isAway(error)) return sayAway(house, c, error)
      house.log.error({ err: error, path: pathForLog(c.req.path) }, 'a request failed')
      return c.var.frame ? show(c, <FailedPage />, 500) : c.text('500', 500)
    })

const sayAway = (house: House, c: Context<Env>, { message }: Error) => {
  house.log.warn({ problem: message, path: pathForLog(c.req.path) }, 'the database is away')
  c.header('Retry-After', '5')
  return c.var.frame ? show(c, <AwayPage />, 503) : c.text('503', 503)
}
