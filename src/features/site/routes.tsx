import { type Context, Hono } from 'hono'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { announcementForm, announcementSettings, typedAnnouncement } from './announcement/form.ts'
import { AnnouncementPage } from './announcement/page.tsx'
import { changeSettings } from './change-settings.ts'
import { footerForm, footerSettings, typedFooter } from './footer/form.ts'
import { FooterPage } from './footer/page.tsx'
import { siteForm } from './forms.ts'
import { forbidden, only, viewerOf } from './gate.tsx'
import { noticesForm, noticesSettings, typedNotices } from './notices/form.ts'
import { NoticesPage } from './notices/page.tsx'
import { SitePage, typedSite } from './pages.tsx'
import { adminPaths } from './paths.ts'
import type { Env } from './request.ts'
import { robotsForm, robotsSettings } from './robots/form.ts'
import { RobotsPage } from './robots/page.tsx'
import { readSetting, readSettings, type Settings } from './settings.ts'

const gate = only('settings.change')

/** What the operator sets about the site, a page for each kind of thing. */
export const siteRoutes = new Hono<Env>()
  .get('/admin/site', gate, async (c) =>
    show(c, <SitePage typed={typedSite(await readSettings(c.var.db))} isSaved={isSaved(c)} />),
  )

  .post('/admin/site', gate, async (c) => {
    const form = readForm<typeof siteForm, Problem>(siteForm, await c.req.formData())
    if (!form.ok) return show(c, <SitePage {...form} />, 422)
    const { name, languages, language } = form.value
    return save(c, adminPaths.site, {
      'site.name': name || null,
      'site.languages': languages,
      'site.language': language,
    })
  })

  .get('/admin/footer', gate, async (c) =>
    show(c, <FooterPage typed={typedFooter(await readSettings(c.var.db))} isSaved={isSaved(c)} />),
  )

  .post('/admin/footer', gate, async (c) => {
    const form = readForm<typeof footerForm, Problem>(footerForm, await c.req.formData())
    if (!form.ok) return show(c, <FooterPage {...form} />, 422)
    return save(c, adminPaths.footer, footerSettings(form.value as Record<string, string>))
  })

  .get('/admin/robots', gate, async (c) => {
    const settings = await readSettings(c.var.db)
    const typed = {
      policy: settings['robots.policy'],
      extra: settings['robots.extra'],
      isUnlisted: settings['robots.isUnlisted'] ? 'yes' : '',
    }
    return show(c, <RobotsPage typed={typed} isSaved={isSaved(c)} />)
  })

  .post('/admin/robots', gate, async (c) => {
    const form = readForm<typeof robotsForm, Problem>(robotsForm, await c.req.formData())
    if (!form.ok) return show(c, <RobotsPage {...form} />, 422)
    return save(c, adminPaths.robots, robotsSettings(form.value))
  })

  .get('/admin/notices', gate, async (c) =>
    show(c, <NoticesPage typed={typedNotices(await readSettings(c.var.db))} isSaved={isSaved(c)} />),
  )

  .post('/admin/notices', gate, async (c) => {
    const form = readForm<typeof noticesForm, Problem>(noticesForm, await c.req.formData())
    if (!form.ok) return show(c, <NoticesPage {...form} />, 422)
    return save(c, adminPaths.notices, noticesSettings(form.value as Record<string, string>))
  })

  .get('/admin/announcement', gate, async (c) => {
    const settings = await readSettings(c.var.db)
    const typed = typedAnnouncement(settings, c.var.config.zone)
    return show(c, <AnnouncementPage typed={typed} isSaved={isSaved(c)} isSet={settings.announcement !== null} />)
  })

  .post('/admin/announcement', gate, async (c) => {
    const schema = announcementForm(c.var.config.zone)
    const form = readForm<typeof schema, Problem>(schema, await c.req.formData())
    const before = await readSetting(c.var.db, 'announcement')
    if (!form.ok) return show(c, <AnnouncementPage {...form} isSet={before !== null} />, 422)
    return save(c, adminPaths.announcement, announcementSettings(form.value, before))
  })

  .post('/admin/announcement/end', gate, (c) => save(c, adminPaths.announcement, { announcement: null }))

const isSaved = (c: Context<Env>): boolean => c.req.query('saved') === 'yes'

const save = async (c: Context<Env>, path: string, values: Partial<Settings>): Promise<Response> => {
  const result = await changeSettings(c.var.db, viewerOf(c), values)
  return result.ok ? c.redirect(`${path}?saved=yes`, 303) : forbidden(c)
}
