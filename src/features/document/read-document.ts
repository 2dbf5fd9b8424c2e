import { cleanText } from './clean-text.ts'
import { brokenAt } from './content-rule.ts'
import {
  attributesOf,
  type DocumentMark,
  type DocumentNode,
  documentLimits,
  type MarkType,
  markRules,
  type NodeType,
  nodeRules,
  type WenhaoDocument,
} from './schema.ts'

export type DocumentProblem =
  | 'not-a-document'
  | 'unknown-node'
  | 'unknown-mark'
  | 'unknown-key'
  | 'bad-attribute'
  | 'bad-content'
  | 'bad-text'
  | 'too-deep'
  | 'too-many-nodes'
  | 'too-many-figures'
  | 'too-many-embeds'
  | 'too-many-characters'
  | 'too-large'

export type DocumentReading =
  | { ok: true; document: WenhaoDocument }
  | { ok: false; problem: DocumentProblem; path: string }

/** `room` is what is left of the bytes, counted so that the JSON can only be shorter. */
type Reading = { nodes: number; figures: number; embeds: number; characters: number; room: number }

class Refusal extends Error {
  readonly problem: DocumentProblem
  readonly path: string
  constructor(problem: DocumentProblem, path: string) {
    super(`${problem} at ${path || 'the root'}`)
    this.problem = problem
    this.path = path
  }
}

/**
 * Checks anything that claims to be a document and returns a fresh copy that holds only what the schema knows:
 * defaults filled in, marks and keys in order (see `canonical`), characters that a database refuses replaced. `path`
 * points at the first fault.
 */
export function readDocument(value: unknown): DocumentReading {
  try {
    const reading = { nodes: 0, figures: 0, embeds: 0, characters: 0, room: documentLimits.bytes }
    const document = readNode(value, '', 0, reading)
    if (document.type !== 'doc') return { ok: false, problem: 'not-a-document', path: '' }
    if (reading.room < 0 && isTooLarge(document)) return { ok: false, problem: 'too-large', path: '' }
    return { ok: true, document }
  } catch (fault) {
    if (fault instanceof Refusal) return { ok: false, problem: fault.problem, path: fault.path }
    throw fault
  }
}

function isTooLarge(document: WenhaoDocument): boolean {
  return new TextEncoder().encode(JSON.stringify(document)).byteLength > documentLimits.bytes
}

// Recursion is safe here: it ends at the depth limit, before a hostile document can fill the stack.
function readNode(value: unknown, path: string, depth: number, reading: Reading): DocumentNode {
  const source = plainObject(value, 'not-a-document', path)
  const type = source.type
  if (typeof type !== 'string' || !Object.hasOwn(nodeRules, type)) throw new Refusal('unknown-node', path)
  if (depth > documentLimits.depth) throw new Refusal('too-deep', path)
  countNode(type as NodeType, path, reading)
  return type === 'text'
    ? readText(source, path, reading)
    : readElement(type as Exclude<NodeType, 'text'>, source, path, depth, reading)
}

// More than any name of the schema with all its brackets; and JSON writes no character in more than six.
const bytesOfName = 80
const bytesOfCharacter = 6

function countNode(type: NodeType, path: string, reading: Reading): void {
  reading.room -= bytesOfName
  if (++reading.nodes > documentLimits.nodes) throw new Refusal('too-many-nodes', path)
  if (type === 'figure' && ++reading.figures > documentLimits.figures) throw new Refusal('too-many-figures', path)
  if (type === 'embed' && ++reading.embeds > documentLimits.embeds) throw new Refusal('too-many-embeds', path)
}

function readText(source: Record<string, unknown>, path: string, reading: Reading): DocumentNode {
  allowKeys(source, ['type', 'text', 'marks'], path)
  if (typeof source.text !== 'string' || source.text === '') throw new Refusal('bad-text', path)
  countCharacters(source.text, path, reading)
  const marks = readMarks(source.marks, path, reading)
  return { ...(marks && { marks }), text: cleanText(source.text), type: 'text' }
}

function readElement(
  type: Exclude<NodeType, 'text'>,
  source: Record<string, unknown>,
  path: string,
  depth: number,
  reading: Reading,
): DocumentNode {
  const isInline = (nodeRules[type] as { group?: string }).group === 'inline'
  allowKeys(source, isInline ? ['type', 'attrs', 'content', 'marks'] : ['type', 'attrs', 'content'], path)
  const attrs = readAttributes(attributesOf(type), source.attrs, path, reading)
  const content = readContent(type, source.content, path, depth, reading)
  const marks = readMarks(source.marks, path, reading)
  if ('tex' in attrs) countCharacters(String(attrs.tex), path, reading)
  const node = { ...(attributesOf(type) && { attrs }), ...(content && { content }), ...(marks && { marks }), type }
  return node as DocumentNode
}

function countCharacters(text: string, path: string, reading: Reading): void {
  reading.characters += text.length
  reading.room -= bytesOfCharacter * text.length
  if (reading.characters > documentLimits.characters) throw new Refusal('too-many-characters', path)
}

function readContent(type: NodeType, value: unknown, path: string, depth: number, reading: Reading) {
  const children = value ?? []
  if (!Array.isArray(children)) throw new Refusal('bad-content', path)
  if (children.length > documentLimits.nodes) throw new Refusal('too-many-nodes', path)
  const content = children.map((child, index) => readNode(child, join(path, `content.${index}`), depth + 1, reading))
  const broken = brokenAt(
    type,
    content.map((child) => child.type),
  )
  if (broken !== undefined) throw new Refusal('bad-content', join(path, `content.${broken}`))
  if ((nodeRules[type] as { marks?: '' }).marks === '') refuseMarks(content, path)
  return content.length > 0 ? content : undefined
}

function refuseMarks(content: DocumentNode[], path: string): void {
  const marked = content.findIndex((child) => child.marks)
  if (marked >= 0) throw new Refusal('bad-content', join(path, `content.${marked}.marks`))
}

type AttributeSchema = ReturnType<typeof attributesOf>

function readAttributes(
  schema: AttributeSchema,
  value: unknown,
  path: string,
  reading: Reading,
): Record<string, unknown> {
  if (!schema && value === undefined) return {}
  const attrs = plainObject(value ?? {}, 'bad-attribute', join(path, 'attrs'))
  if (!schema) {
    allowKeys(attrs, [], join(path, 'attrs'))
    return {}
  }
  const result = schema.safeParse(attrs)
  if (result.success) return cleanValues(result.data as Record<string, unknown>, reading)
  const issue = result.error.issues[0]
  const problem = issue?.code === 'unrecognized_keys' ? 'unknown-key' : 'bad-attribute'
  throw new Refusal(problem, join(path, ['attrs', ...(issue?.path ?? [])].join('.')))
}

function cleanValues(attrs: Record<string, unknown>, reading: Reading): Record<string, unknown> {
  const cleaned: Record<string, unknown> = {}
  for (const key of Object.keys(attrs).sort()) {
    const value = attrs[key]
    cleaned[key] = typeof value === 'string' ? cleanText(value) : value
    const length =
      typeof value === 'string' ? value.length : typeof value === 'object' ? JSON.stringify(value).length : 0
    reading.room -= bytesOfName + bytesOfCharacter * length
  }
  return cleaned
}

function readMarks(value: unknown, path: string, reading: Reading): DocumentMark[] | undefined {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined
  const at = join(path, 'marks')
  if (!Array.isArray(value) || value.length > markOrder.length) throw new Refusal('unknown-mark', at)
  const marks = value.map((mark, index) => readMark(mark, join(at, String(index)), reading))
  if (new Set(marks.map((mark) => mark.type)).size < marks.length) throw new Refusal('unknown-mark', at)
  return marks.length > 1 ? marks.sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type)) : marks
}

const markOrder = Object.keys(markRules) as MarkType[]

function readMark(value: unknown, path: string, reading: Reading): DocumentMark {
  reading.room -= bytesOfName
  const source = plainObject(value, 'unknown-mark', path)
  const type = source.type
  if (typeof type !== 'string' || !Object.hasOwn(markRules, type)) throw new Refusal('unknown-mark', path)
  allowKeys(source, ['type', 'attrs'], path)
  const schema = markRules[type as MarkType] ?? undefined
  const attrs = readAttributes(schema, source.attrs, path, reading)
  return (schema ? { attrs, type } : { type }) as DocumentMark
}

function plainObject(value: unknown, problem: DocumentProblem, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(problem, path)
  return value as Record<string, unknown>
}

function allowKeys(source: Record<string, unknown>, allowed: readonly string[], path: string): void {
  for (const key of Object.keys(source)) if (!allowed.includes(key)) throw new Refusal('unknown-key', join(path, 'key'))
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`
}
