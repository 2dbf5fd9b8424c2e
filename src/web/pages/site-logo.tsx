import { type Context, Hono } from 'hono'
import { publishPictures, storePicture } from '#features/media/index.ts'
import {
  adminPaths,
  changeSettings,
  type Env,
  forbidden,
  only,
  readSettings,
  type Settings,
  SitePage,
  typedSite,
  viewerOf,
} from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'

/** The operator's own logo: a picture as any other, so it is checked and resized as any other. */
export const siteLogoRoutes = new Hono<Env>().post('/admin/site/logo', only('settings.change'), async (c) => {
  const form = await c.req.formData()
  const file = form.get('logo')
  if (form.get('remove') === 'yes') return keep(c, null)
  if (!(file instanceof File) || file.size === 0) return refuse(c, 'required')
  const { id: userId } = viewerOf(c)
  const content = new Uint8Array(await file.arrayBuffer())
  const stored = await storePicture(c.var.db, c.var.storage, { creatorId: null, userId, content })
  if (!stored.ok) return refuse(c, 'picture-refused')
  const { hash, width, height, variants } = stored.picture
  const logo = { hash, width, height, variants: variants.map(({ name, width }) => ({ name, width })) }
  // In one transaction: what is a picture of an article too stays public if that goes from readers meanwhile.
  return keep(c, logo, (trx) => publishPictures(trx, { userId }, [hash]))
})

type Alongside = Parameters<typeof changeSettings>[3]

const keep = async (c: Context<Env>, logo: Settings['site.logo'], alongside?: Alongside) => {
  const { ok } = await changeSettings(c.var.db, viewerOf(c), { 'site.logo': logo }, alongside)
  return ok ? c.redirect(`${adminPaths.site}?saved=yes`, 303) : forbidden(c)
}

const refuse = async (c: Context<Env>, problem: 'required' | 'picture-refused') =>
  show(c, <SitePage typed={typedSite(await readSettings(c.var.db))} problems={{ logo: problem }} />, 422)
