import type { Context } from 'hono'
import type { z } from 'zod'

/** What a person typed, by field, so that a refused form can be shown again as it was. */
export type Typed = Record<string, string>

/** A form that was read: its values, or what is wrong with which field and what was typed. */
export type Reading<T, Problem extends string = string> =
  | { ok: true; value: T; typed: Typed }
  | { ok: false; problems: Partial<Record<string, Problem>>; typed: Typed }

const secretFields = new Set(['password', 'current-password', 'new-password', 'email-password'])

/**
 * Checks a submitted form against its schema. The schema's error messages are problem words; the first one of each
 * field counts. A field that repeats is read as a list. Passwords are never kept among what was typed.
 */
export const readForm = <S extends z.ZodType, Problem extends string = string>(
  schema: S,
  form: FormData,
): Reading<z.output<S>, Problem> => {
  const fields = textsIn(form)
  const given = Object.fromEntries(fields.map(([key, texts]) => [key, texts.length > 1 ? texts : texts[0]]))
  const shown = fields.filter(([key]) => !secretFields.has(key)).map(([key, texts]) => [key, texts.join('\n')] as const)
  const typed: Typed = Object.fromEntries(shown)
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, value: result.data, typed }
  const problems: Record<string, Problem> = {}
  for (const issue of result.error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message as Problem
  return { ok: false, problems, typed }
}

// One pass over the form: asking it for each field by name takes minutes when somebody sends a hundred thousand.
const textsIn = (form: FormData): [string, string[]][] => {
  const texts = new Map<string, string[]>()
  for (const [key, value] of form) {
    if (typeof value !== 'string') continue
    const known = texts.get(key)
    if (known) known.push(storable(value))
    else texts.set(key, [storable(value)])
  }
  return [...texts]
}

/** Text without what the database cannot hold: NUL, and halves of characters. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** A path on this site to go back to, or the fallback: never another host, whatever was asked for. */
export const localPath = (wanted: string | undefined, fallback: string): string => {
  // Browsers read a backslash as a slash and skip tabs and newlines, so anything unusual is refused.
  if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return fallback
  const url = new URL(wanted, 'http://wenhao.invalid')
  // `/.//host` becomes `//host` when its dots are taken out, and that is another host.
  const isHere = url.host === 'wenhao.invalid' && !url.pathname.startsWith('//')
  return isHere ? url.pathname + url.search + url.hash : fallback
}

export const isWrite = (c: Context): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
