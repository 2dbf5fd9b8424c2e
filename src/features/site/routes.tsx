import { Hono } from 'hono'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { siteForm } from './forms.ts'
import { forbidden, only, viewerOf } from './gate.tsx'
import { SitePage } from './pages.tsx'
import { adminPaths } from './paths.ts'
import { renameSite } from './rename-site.ts'
import type { Env } from './request.ts'
import { readSetting } from './settings.ts'

export const siteRoutes = new Hono<Env>()
  .get('/admin/site', only('settings.change'), async (c) => {
    const name = (await readSetting(c.var.db, 'site.name')) ?? ''
    return show(c, <SitePage typed={{ name }} isSaved={c.req.query('saved') === 'yes'} />)
  })

  .post('/admin/site', only('settings.change'), async (c) => {
    const form = readForm<typeof siteForm, Problem>(siteForm, await c.req.formData())
    if (!form.ok) return show(c, <SitePage {...form} />, 422)
    const result = await renameSite(c.var.db, viewerOf(c), form.value.name)
    return result.ok ? c.redirect(`${adminPaths.site}?saved=yes`, 303) : forbidden(c)
  })
