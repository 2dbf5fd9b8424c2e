export { feedLinks } from './feed.ts'
export { feedRoutes } from './feed-routes.ts'
export { sitemapRoutes } from './sitemap-routes.ts'
