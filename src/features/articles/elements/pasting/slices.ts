import { DOMParser, type Node as DocumentNode, Fragment, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model'

/** Plain text: a blank line parts paragraphs, and so does every line break where there are no blank lines. */
export const sliceOfText = (schema: Schema, written: string): Slice => {
  const text = written.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '')
  const paragraphs = /\n[ \t\u3000]*\n/.test(text) ? text.split(/\n(?:[ \t\u3000]*\n)+/) : text.split('\n')
  const nodes = paragraphs.map((paragraph) => schema.nodes.paragraph?.create(null, linesOf(schema, paragraph)))
  return new Slice(Fragment.from(nodes.filter((node): node is DocumentNode => node !== undefined)), 1, 1)
}

const linesOf = (schema: Schema, paragraph: string): DocumentNode[] =>
  paragraph.split('\n').flatMap((line, at) => {
    const words = line.replace(/^[ \t\u3000]+|[ \t]+$/g, '')
    const lineBreak = at > 0 ? schema.nodes.hardBreak?.create() : undefined
    return [...(lineBreak ? [lineBreak] : []), ...(words ? [schema.text(words)] : [])]
  })

/**
 * Reads HTML as a slice. What was copied from an editor like ours says how deep its ends are open and what it lay in;
 * ProseMirror reads that too, but its own clipboard parser needs a Trusted Types policy that the site does not allow.
 */
export const sliceOfHtml = (schema: Schema, body: HTMLElement, context: ResolvedPos): Slice => {
  const mark = body.querySelector('[data-pm-slice]')
  const [, open, close, around] =
    mark?.getAttribute('data-pm-slice')?.match(/^(\d{1,3}) (\d{1,3})(?: -\d+)? (.*)$/s) ?? []
  const slice = DOMParser.fromSchema(schema).parseSlice(body, { preserveWhitespace: mark !== null, context })
  if (open === undefined) return openedFor(slice.content, context)
  return wrapped(schema, closedTo(slice, Number(open), Number(close)), around ?? '')
}

// Text flows into the paragraph at the cursor; a heading, a table or a list begins on its own.
const openedFor = (content: Fragment, context: ResolvedPos): Slice => {
  const isInList = context.depth > 1 && context.node(-1).type.name === 'listItem'
  const isLoose = (node: DocumentNode | null) =>
    node?.type.name === 'paragraph' || (content.childCount === 1 && node?.type.name === 'heading')
  if (isInList && content.childCount === 1 && !isLoose(content.firstChild)) return Slice.maxOpen(content, false)
  return new Slice(content, isLoose(content.firstChild) ? 1 : 0, isLoose(content.lastChild) ? 1 : 0)
}

const closedTo = (slice: Slice, start: number, end: number): Slice => {
  const depthOf = (fragment: Fragment, side: 'firstChild' | 'lastChild'): number => {
    const child = fragment[side]
    return child && !child.isText && !child.isLeaf ? 1 + depthOf(child.content, side) : 0
  }
  const openStart = Math.min(start, depthOf(slice.content, 'firstChild'))
  return new Slice(slice.content, openStart, Math.min(end, depthOf(slice.content, 'lastChild')))
}

const wrapped = (schema: Schema, slice: Slice, context: string): Slice => {
  if (slice.size === 0) return slice
  let { content, openStart, openEnd } = slice
  for (const [name, attrs] of pairsOf(context).reverse()) {
    const type = schema.nodes[name]
    if (!type || type.hasRequiredAttrs() || !type.validContent(content)) break
    content = Fragment.from(type.create(attrs, content))
    openStart++
    openEnd++
  }
  return new Slice(content, openStart, openEnd)
}

const pairsOf = (context: string): [string, Record<string, unknown> | null][] => {
  try {
    const list = JSON.parse(context) as unknown[]
    return list.flatMap((name, at) => (at % 2 === 0 ? [[String(name), list[at + 1] as Record<string, unknown>]] : []))
  } catch {
    return [] // no context, or not ours
  }
}
