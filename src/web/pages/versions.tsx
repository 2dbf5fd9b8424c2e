import { Hono } from 'hono'
import {
  articlePaths,
  findArticle,
  publishedVersions,
  readVersion,
  type Version,
  VersionsPage,
} from '#features/articles/index.ts'
import type { Env } from '#features/site/index.ts'
import { showShared } from '#ui/shared-page.ts'
import { showGone } from './article.tsx'

const idPattern = ':id{[0-9a-hjkmnp-tv-z]{13}}'

/** What was published under an address, version by version. */
export const versionPages = new Hono<Env>().get(`/a/${idPattern}/versions`, async (c) => {
  const { db } = c.var
  const id = c.req.param('id')
  const found = await findArticle(db, id)
  if (!found) return c.notFound()
  if (found.is === 'gone') return showGone(c, found.article)
  const versions = await publishedVersions(db, id)
  const asked = [c.req.query('from'), c.req.query('to')]
  // A number that no version has leads to the one page without: no two addresses show the same.
  if (asked.some((text) => text && !versions.some(({ number }) => String(number) === text)))
    return c.redirect(articlePaths.versions(id))
  const [from, to] = chosen(versions, ...asked)
  const [before, after] = await Promise.all([readVersion(db, id, from), readVersion(db, id, to)])
  const compared = before && after && from !== to ? { from, to, before, after } : undefined
  const { article } = found
  const shown = [`article:${id}`, `creator:${article.creatorId}`]
  return showShared(c, <VersionsPage article={article} versions={versions} compared={compared} />, shown)
})

/** The two asked for, or the last two. */
const chosen = (versions: Version[], from = '', to = ''): [number, number] => {
  const last = versions.at(-1)?.number ?? 0
  const known = (text: string, fallback: number) =>
    versions.find(({ number }) => String(number) === text)?.number ?? fallback
  return [known(from, versions.at(-2)?.number ?? last), known(to, last)]
}
