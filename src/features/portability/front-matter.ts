import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { cleaned } from './read-lines.ts'

export type Fields = Record<string, unknown>

/** The fields above a text, and the text; why they cannot be read. `isBare`: there were none. */
export type FrontMatter = { fields: Fields; body: string; isBare: boolean } | { reason: string }

/** Front matter in YAML between ---, in TOML between +++, in JSON, and Hexo's, which may lack its first line. */
export const readFrontMatter = (content: string): FrontMatter => {
  const toml = between(content, '+++')
  if (toml) return fieldsOf(toml, (text) => parseToml(text))
  const { frontMatter, body } = splitFrontMatter(content)
  if (frontMatter !== '' || body !== content) return fieldsOf({ inside: frontMatter, body }, readYaml)
  const json = /^(\{[\s\S]{0,100000}?\n\})[ \t]*\r?\n/.exec(content)
  if (json) return fieldsOf({ inside: json[1] ?? '', body: content.slice(json[0].length) }, JSON.parse)
  const bare = /^(?=[A-Za-z_]{1,40}:[ \t])((?:[^\n]{0,2000}\n){1,60}?)---[ \t]*\r?\n/.exec(content)
  const fields = bare && fieldsOf({ inside: bare[1] ?? '', body: content.slice(bare[0].length) }, readYaml)
  // What only looks like it is how the text begins.
  return fields && 'fields' in fields ? fields : { fields: {}, body: content, isBare: true }
}

/** Settings of a site, in YAML, TOML or JSON; none for what cannot be read. */
export const readSettings = (text: string, ending: string): Fields => {
  const read = ending === '.toml' ? parseToml : ending === '.json' ? JSON.parse : readYaml
  const found = fieldsOf({ inside: text, body: '' }, read)
  return 'fields' in found ? found.fields : {}
}

type Parts = { inside: string; body: string }

const fieldsOf = ({ inside, body }: Parts, parse: (text: string) => unknown): FrontMatter => {
  try {
    const fields = plain(parse(inside))
    if (fields === null || fields === undefined) return { fields: {}, body, isBare: false }
    return typeof fields === 'object' && !Array.isArray(fields)
      ? { fields: fields as Fields, body, isBare: false }
      : { reason: 'has front matter that is not a list of fields' }
  } catch (error) {
    const [first = ''] = String((error as Error).message).split('\n')
    return { reason: `has front matter that cannot be read: ${first.slice(0, 160)}` }
  }
}

const readYaml = (text: string): unknown => parseYaml(text, { schema: 'core', maxAliasCount: 100, logLevel: 'error' })

/** Dates as text, and characters that cannot be stored gone. */
const plain = (value: unknown): unknown => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return cleaned('', value)
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, plain(held)]))
}

const between = (content: string, mark: '+++'): Parts | undefined => {
  if (!/^\+\+\+[ \t]*\r?\n/.test(content)) return undefined
  const from = content.indexOf('\n') + 1
  const end = /(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/.exec(content.slice(from))
  if (!end) return { inside: `${mark} without an end`, body: '' }
  return { inside: content.slice(from, from + end.index + 1), body: content.slice(from + end.index + end[0].length) }
}

/** Front matter in YAML stands between two lines of three dashes at the very start. */
export const splitFrontMatter = (content: string): { frontMatter: string; body: string } => {
  const start = /^---[ \t]*\r?\n/.exec(content)
  if (!start) return { frontMatter: '', body: content }
  const end = /\r?\n---[ \t]*(?:\r?\n|$)/.exec(content.slice(start[0].length - 1))
  if (!end) return { frontMatter: '', body: content }
  const from = start[0].length
  return {
    frontMatter: content.slice(from, from - 1 + end.index + 1),
    body: content.slice(from - 1 + end.index + end[0].length),
  }
}
