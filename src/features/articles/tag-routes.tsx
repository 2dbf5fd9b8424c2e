import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { adminPaths, type Env, forbidden, only, viewerOf } from '#features/site/index.ts'
import { readForm, type Typed } from '#platform/http.ts'
import type { Problems } from '#ui/forms.tsx'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { latestArticles } from './cards.ts'
import { changeTag, liftTagRule } from './change-tag.ts'
import { tagKey } from './rules.ts'
import { TagEditPage, TagListPage } from './tag-pages.tsx'
import { countTag, countTags, type TagCount, tagRules } from './tag-rules.ts'

const tagForm = z.object({
  label: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(40, 'too-long')
    .refine((text) => tagKey(text).length > 0 && tagKey(text).length <= 40, 'not-valid')
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'not-name'),
})

const perPage = 50

/** Tags as editors tidy them. */
export const tagRoutes = new Hono<Env>()
  .get('/admin/tags', only('tag.change'), async (c) => show(c, <TagListPage {...(await tagList(c))} />))

  .get('/admin/tags/:tag', only('tag.change'), async (c) => showTag(c, {}))

  .post('/admin/tags/:tag', only('tag.change'), async (c) => {
    const data = await c.req.formData()
    const form = readForm<typeof tagForm, Problem>(tagForm, data)
    const isBan = data.get('ban') === 'yes'
    if (!isBan && !form.ok) return showTag(c, form, 422)
    if (!(await countTag(c.var.db, tagAsked(c)))) return c.notFound()
    const change = form.ok && !isBan ? { label: form.value.label } : 'banned'
    const result = await changeTag(c.var.db, viewerOf(c), tagAsked(c), change)
    if (result.ok) return c.redirect(`${adminPaths.tags}?saved=yes`, 303)
    if (result.problem === 'forbidden') return forbidden(c)
    return showTag(c, { typed: form.typed, problems: { label: result.problem } }, 422)
  })

  .post('/admin/tags/:tag/lifting', only('tag.change'), async (c) => {
    const result = await liftTagRule(c.var.db, viewerOf(c), tagAsked(c))
    if (result.ok) return c.redirect(`${adminPaths.tags}?saved=yes`, 303)
    return result.problem === 'forbidden' ? forbidden(c) : c.notFound()
  })

const tagAsked = (c: Context<Env>): string =>
  (c.req.param('tag') ?? '').slice(0, 60).toWellFormed().replaceAll('\0', '')

const showTag = async (c: Context<Env>, state: { typed?: Typed; problems?: Problems }, status: 200 | 422 = 200) => {
  const tag = await countTag(c.var.db, tagAsked(c))
  if (!tag) return c.notFound()
  const cards = await latestArticles(c.var.db, { tag: tag.tag, limit: 5 })
  return show(c, <TagEditPage viewer={viewerOf(c)} tag={tag} cards={cards} {...state} />, status)
}

const tagList = async (c: Context<Env>) => {
  const { q = '', after = '', changed = '' } = c.req.query()
  const words = tagKey(q.slice(0, 40).replaceAll('\0', '').toWellFormed())
  const [tags, rules] = await Promise.all([
    countTags(c.var.db, { words, after: placeOf(after), limit: perPage + 1 }),
    tagRules(c.var.db, { after: changed.slice(0, 40).replaceAll('\0', '').toWellFormed(), limit: perPage + 1 }),
  ])
  const last = tags[perPage - 1]
  const lastRule = rules[perPage - 1]
  return {
    viewer: viewerOf(c),
    words,
    tags: tags.slice(0, perPage),
    next: tags.length > perPage && last ? listPath({ q: words, after: writePlace(last) }) : undefined,
    rules: rules.slice(0, perPage),
    nextRules: rules.length > perPage && lastRule ? listPath({ changed: lastRule.tag }) : undefined,
    isSaved: c.req.query('saved') === 'yes',
  }
}

const listPath = (query: Record<string, string>) => `${adminPaths.tags}?${new URLSearchParams(query)}`

const writePlace = ({ count, tag }: TagCount): string => `${count} ${tag}`

/** Where the last page ended: a count and a tag. */
const placeOf = (text: string): { count: number; tag: string } | undefined => {
  const found = /^(\d{1,9}) (.{1,40})$/su.exec(text.toWellFormed().replaceAll('\0', ''))
  return found ? { count: Number(found[1]), tag: found[2] ?? '' } : undefined
}
