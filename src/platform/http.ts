import type { Context } from 'hono'
import type { z } from 'zod'

/** What a person typed, by field, so that a refused form can be shown again as it was. */
export type Typed = Record<string, string>

/** A form that was read: its values, or what is wrong with which field and what was typed. */
export type Reading<T, Problem extends string = string> =
  | { ok: true; value: T; typed: Typed }
  | { ok: false; problems: Partial<Record<string, Problem>>; typed: Typed }

const secretFields = new Set(['password', 'current-password', 'new-password'])

/**
 * Checks a submitted form against its schema. The schema's error messages are problem words; the first one of each
 * field counts. A field that repeats is read as a list. Passwords are never kept among what was typed.
 */
export const readForm = <S extends z.ZodType, Problem extends string = string>(
  schema: S,
  form: FormData,
): Reading<z.output<S>, Problem> => {
  const typed: Typed = {}
  const given: Record<string, unknown> = {}
  for (const key of new Set(form.keys())) {
    const values = form
      .getAll(key)
      .filter((value) => typeof value === 'string')
      .map(storable)
    if (values.length === 0) continue
    given[key] = values.length > 1 ? values : values[0]
    if (!secretFields.has(key)) typed[key] = values.join('\n')
  }
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, value: result.data, typed }
  const problems: Record<string, Problem> = {}
  for (const issue of result.error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message as Problem
  return { ok: false, problems, typed }
}

/** Text without what the database cannot hold: NUL, and halves of characters. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** A path on this site to go back to, or the fallback: never another host, whatever was asked for. */
export const localPath = (wanted: string | undefined, fallback: string): string => {
  // Browsers read a backslash as a slash and skip tabs and newlines, so anything unusual is refused.
  if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return fallback
  const url = new URL(wanted, 'http://wenhao.invalid')
  return url.host === 'wenhao.invalid' ? url.pathname + url.search + url.hash : fallback
}

export const isWrite = (c: Context): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
