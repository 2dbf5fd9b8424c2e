import type { Settings } from '../settings.ts'
import { aiCrawlers } from './crawlers.ts'

// Rooms that hold nothing for a search engine, or nothing that stays.
const closed = ['/admin', '/desk', '/studio', '/me', '/apply', '/search', '/sign-in', '/sign-up', '/set-up', '/share']

type Wish = Pick<Settings, 'robots.policy' | 'robots.extra'>

/** What robots.txt says. `sitemaps` are whole addresses; a site that wants no visitors names none. */
export const robotsText = (
  { 'robots.policy': policy, 'robots.extra': extra }: Wish,
  sitemaps: readonly string[] = [],
): string => {
  const everybody = [
    'User-agent: *',
    ...(policy === 'nobody' ? ['Disallow: /'] : closed.map((path) => `Disallow: ${path}`)),
  ]
  const machines = policy === 'no-ai' ? ['', ...aiCrawlers.map((name) => `User-agent: ${name}`), 'Disallow: /'] : []
  const own = extra ? ['', ...extra.split('\n')] : []
  const maps =
    policy === 'nobody' || sitemaps.length === 0 ? [] : ['', ...sitemaps.map((address) => `Sitemap: ${address}`)]
  return [...everybody, ...machines, ...own, ...maps, ''].join('\n')
}
