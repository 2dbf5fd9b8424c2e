import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import { isLocale, type Problem } from '#ui/messages/index.ts'
import { forbidden, only, viewerOf } from '../gate.tsx'
import { adminPaths } from '../paths.ts'
import type { Env } from '../request.ts'
import { TextEditPage, TextListPage } from './pages.tsx'
import { isSiteText, readText, readTexts, type Written } from './queries.ts'
import { saveText } from './save-text.ts'

const textForm = z.object({
  markdown: z.string('required').trim().min(1, 'required').max(60000, 'too-long'),
})

const gate = only('settings.change')

/** The operator's own pages, each in every language. Readers see them in web/pages, which can render them. */
export const textRoutes = new Hono<Env>()
  .get('/admin/texts', gate, async (c) =>
    show(c, <TextListPage texts={await readTexts(c.var.db)} isSaved={c.req.query('saved') === 'yes'} />),
  )

  .get('/admin/texts/:page/:language', gate, async (c) => {
    const text = await asked(c)
    return text ? show(c, <TextEditPage text={text} />) : c.notFound()
  })

  .post('/admin/texts/:page/:language', gate, async (c) => {
    const text = await asked(c)
    if (!text) return c.notFound()
    const form = readForm<typeof textForm, Problem>(textForm, await c.req.formData())
    if (!form.ok) return show(c, <TextEditPage text={text} {...form} />, 422)
    return save(c, text, form.value.markdown)
  })

  .post('/admin/texts/:page/:language/draft', gate, async (c) => {
    const text = await asked(c)
    return text ? save(c, text, undefined) : c.notFound()
  })

const asked = async (c: Context<Env>): Promise<Written | undefined> => {
  const { page = '', language } = c.req.param() as Record<string, string | undefined>
  return isSiteText(page) && isLocale(language) ? readText(c.var.db, page, language) : undefined
}

const save = async (c: Context<Env>, text: Written, markdown: string | undefined) => {
  const result = await saveText(c.var.db, viewerOf(c), text, markdown)
  return result.ok ? c.redirect(`${adminPaths.texts}?saved=yes`, 303) : forbidden(c)
}
