import { type Context, Hono } from 'hono'
import { readForm, type Typed } from '#platform/http.ts'
import type { Problems } from '#ui/forms.tsx'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { showShared } from '#ui/shared-page.ts'
import { forbidden, only, viewerOf } from '../gate.tsx'
import { adminPaths } from '../paths.ts'
import type { Env } from '../request.ts'
import { addRule } from './add-rule.ts'
import { changeRule, moveRule } from './change-rule.ts'
import { RuleEditPage, RuleListPage } from './edit-pages.tsx'
import { newRuleForm, ruleForm } from './forms.ts'
import { allRules, ruleById } from './queries.ts'
import { RulesPage, rulesAsData } from './rules-page.tsx'

/** The rules as readers see them, and as the operator changes them. */
export const ruleRoutes = new Hono<Env>()
  .get('/rules', async (c) => showShared(c, <RulesPage rules={await allRules(c.var.db)} />, ['settings']))

  .get('/rules.json', async (c) => c.json(rulesAsData(await allRules(c.var.db), c.var.frame.origin)))

  .get('/admin/rules', only('rule.change'), (c) => showList(c, { isSaved: c.req.query('saved') === 'yes' }))

  .post('/admin/rules', only('rule.change'), async (c) => {
    const form = readForm<typeof newRuleForm, Problem>(newRuleForm, await c.req.formData())
    if (!form.ok) return showList(c, form, 422)
    const result = await addRule(c.var.db, viewerOf(c), form.value)
    if (result.ok) return c.redirect(saved, 303)
    if (result.problem === 'forbidden') return forbidden(c)
    return showList(c, { typed: form.typed, problems: { id: result.problem } }, 422)
  })

  .get('/admin/rules/:rule', only('rule.change'), async (c) => {
    const rule = await ruleById(c.var.db, c.req.param('rule'))
    return rule ? show(c, <RuleEditPage rule={rule} />) : c.notFound()
  })

  .post('/admin/rules/:rule', only('rule.change'), async (c) => {
    const rule = await ruleById(c.var.db, c.req.param('rule'))
    if (!rule) return c.notFound()
    const form = readForm<typeof ruleForm, Problem>(ruleForm, await c.req.formData())
    if (!form.ok) return show(c, <RuleEditPage rule={rule} {...form} />, 422)
    return answer(c, await changeRule(c.var.db, viewerOf(c), rule.id, form.value))
  })

  .post('/admin/rules/:rule/place', only('rule.change'), async (c) => {
    const direction = (await c.req.formData()).get('direction') === 'up' ? 'up' : 'down'
    return answer(c, await moveRule(c.var.db, viewerOf(c), c.req.param('rule'), direction))
  })

const saved = `${adminPaths.rules}?saved=yes`

const answer = (c: Context<Env>, result: { ok: true } | { ok: false; problem: 'forbidden' | 'missing' }) => {
  if (result.ok) return c.redirect(saved, 303)
  return result.problem === 'forbidden' ? forbidden(c) : c.notFound()
}

type ListState = { typed?: Typed; problems?: Problems; isSaved?: boolean }

const showList = async (c: Context<Env>, state: ListState, status: 200 | 422 = 200) =>
  show(c, <RuleListPage rules={await allRules(c.var.db)} {...state} />, status)
