import { cardHtml, escaped, type Lose } from './ghost-cards.ts'
import { textIn } from './ghost-export.ts'

type Node = Record<string, unknown>

// Deeper than people write; hostile files are deeper.
const deepest = 60

/** What Ghost's editor of today keeps (Lexical), as HTML. */
export const lexicalHtml = (whole: unknown, lose: Lose): string => childrenHtml((whole as Node | null)?.root, lose, 0)

const childrenHtml = (node: unknown, lose: Lose, depth: number): string => {
  const children = (node as Node | null | undefined)?.children
  if (!Array.isArray(children)) return ''
  if (depth > deepest) {
    lose('nested too deep')
    return ''
  }
  return children
    .filter((child) => typeof child === 'object' && child !== null)
    .map((child) => nodeHtml(child, lose, depth))
    .join('')
}

const containers: Record<string, string> = { paragraph: 'p', quote: 'blockquote', aside: 'blockquote', listitem: 'li' }

const nodeHtml = (node: Node, lose: Lose, depth: number): string => {
  const type = textIn(node, 'type').replace(/^extended-/, '')
  const inner = childrenHtml(node, lose, depth + 1)
  const container = Object.hasOwn(containers, type) ? containers[type] : undefined
  if (type === 'text' || type === 'code-highlight') return textHtml(node)
  if (type === 'linebreak') return '<br>'
  if (type === 'tab') return ' '
  if (container) return `<${container}>${inner}</${container}>`
  if (type === 'heading') return headingHtml(textIn(node, 'tag'), inner)
  if (type === 'list') return listHtml(node, inner)
  if (type === 'link' || type === 'autolink') return `<a href="${escaped(textIn(node, 'url'))}">${inner}</a>`
  if (type === 'code' && inner) return `<pre><code>${inner}</code></pre>`
  return inner || cardHtml(type, node, lose)
}

const headingHtml = (tag: string, inner: string): string => {
  const known = /^h[1-6]$/.exec(tag)?.[0] ?? 'h2'
  return `<${known}>${inner}</${known}>`
}

const listHtml = (node: Node, inner: string): string => {
  const start = Number(node.start ?? 1)
  if (node.listType !== 'number') return `<ul>${inner}</ul>`
  return Number.isInteger(start) && start > 1 ? `<ol start="${start}">${inner}</ol>` : `<ol>${inner}</ol>`
}

// Lexical keeps the formats of a text as bits.
const formats: [bit: number, tag: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
]

const textHtml = (node: Node): string => {
  const text = escaped(typeof node.text === 'string' ? node.text : '')
  const bits = typeof node.format === 'number' ? node.format : 0
  return formats.reduce((html, [bit, tag]) => ((bits & bit) === 0 ? html : `<${tag}>${html}</${tag}>`), text)
}
