import type { Definition, FootnoteDefinition, Nodes, Parents, Root, Table } from 'mdast'
import { escapeText } from '../escape.ts'
import { withMarkdownRead } from './markdown-in-html.ts'
import { restore } from './stand-ins.ts'
import { withoutSwallowing } from './swallowing.ts'

// mdast's own type list learns of mathematics only from a package that this project does not need otherwise.
type MathNode = { type: 'math' | 'inlineMath'; value: string; position?: { start: { offset?: number } } }
type MarkdownNode = Nodes | MathNode

type Writing = {
  source: string
  definitions: Map<string, Definition>
  notes: Map<string, FootnoteDefinition>
  references: Map<string, number>
  depth: number
}

// Deeper than any document may be, and far from what would fill the stack.
const maxDepth = 60

/** Markdown's tree as HTML, with HTML in the Markdown as it stands: one parser then sees them together, as browsers do. */
export function markdownToHtml(root: Root, source: string): string {
  const writing: Writing = { source, definitions: new Map(), notes: new Map(), references: new Map(), depth: 0 }
  collect(root, writing)
  return children(root, writing) + writeNotes(writing)
}

function collect(parent: Parents, writing: Writing): void {
  const waiting: Nodes[] = [parent]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !writing.definitions.has(node.identifier))
      writing.definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !writing.notes.has(node.identifier))
      writing.notes.set(node.identifier, node)
    if ('children' in node) waiting.push(...[...node.children].reverse())
  }
}

function children(parent: { children: Nodes[] }, writing: Writing): string {
  if (writing.depth >= maxDepth) return escapeText(wordsIn(parent))
  writing.depth++
  const html = parent.children.map((node) => write(node, writing)).join('')
  writing.depth--
  return html
}

function wordsIn(parent: { children: Nodes[] }): string {
  const words: string[] = []
  const waiting: Nodes[] = [...parent.children].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) words.push(node.value)
    if ('children' in node) waiting.push(...[...node.children].reverse())
  }
  return words.join(' ')
}

const holders: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'blockquote',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
}

function write(node: MarkdownNode, writing: Writing): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.value)
    case 'html':
      return withMarkdownRead(
        withoutSwallowing(node.value, writing.source.slice(node.position?.end.offset ?? writing.source.length)),
      )
    case 'paragraph': {
      const pictures = picturesOnly(node.children)
      return pictures ? writeGallery(pictures, writing) : `<p>${children(node, writing)}</p>`
    }
    case 'blockquote':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return `<${holders[node.type]}>${children(node, writing)}</${holders[node.type]}>`
    case 'heading':
      return `<h${node.depth}>${children(node, writing)}</h${node.depth}>`
    case 'thematicBreak':
      return '<hr>'
    case 'break':
      return '<br>'
    case 'list':
      return writeList(node, writing)
    case 'listItem':
      return `<li>${children(node, writing).replace(/^(<p>)?/, `$1${writeCheck(node.checked)}`)}</li>`
    case 'table':
      return writeTable(node, writing)
    default:
      return writeOther(node, writing)
  }
}

function writeOther(node: MarkdownNode, writing: Writing): string {
  switch (node.type) {
    case 'code':
      return `<pre><code${languageClass(node.lang)}>${escapeText(node.value)}</code></pre>`
    case 'inlineCode':
      return writeCode(node.value)
    case 'math':
      return formula(node.value, 'display')
    case 'inlineMath':
      return formula(node.value, isDisplay(node, writing) ? 'display' : 'inline')
    case 'link':
      return writeLink(
        node.url,
        children(node, writing),
        writing.source.slice(node.position?.start.offset).startsWith('http'),
      )
    case 'linkReference':
      return writeLink(writing.definitions.get(node.identifier)?.url, children(node, writing), false)
    case 'image':
      return writeImage(node.url, node.alt)
    case 'imageReference':
      return writeImage(writing.definitions.get(node.identifier)?.url, node.alt)
    case 'footnoteReference':
      return writeReference(node.identifier, writing)
    default:
      return ''
  }
}

function isDisplay(node: MathNode, { source }: Writing): boolean {
  return source.startsWith('$$', node.position?.start.offset ?? 0)
}

function formula(tex: string, kind: 'display' | 'inline'): string {
  return `<span class="math ${kind}">${escapeText(tex)}</span>`
}

function languageClass(written: string | null | undefined): string {
  const language = /^\{?\.?([A-Za-z0-9+#._-]{1,40})/.exec(written ?? '')?.[1]
  return language ? ` class="language-${language}"` : ''
}

const codedFormula =
  /^(?:(\$\$|\\\[)(?<block>[^$]+)(?:\$\$|\\\])|(?:\$|\\\()(?<line>[^$]+)(?:\$|\\\))|(?<environment>\\begin\{(?:align|equation|eqnarray|gather|multline)[\s\S]*\\end\{\w+\*?\}))$/

function looksLikeFormula(inner: string): boolean {
  return inner === inner.trim() ? !/^\w{4,}$/.test(inner) : /[\\^_]/.test(inner)
}

// Some writers put formulas into code spans, to keep Markdown off their underscores.
function writeCode(written: string): string {
  const value = restore(written)
  const { block, line, environment } = codedFormula.exec(value)?.groups ?? {}
  if (block || environment) return formula((block ?? environment ?? '').trim(), 'display')
  return line && looksLikeFormula(line) ? formula(line.trim(), 'inline') : `<code>${escapeText(value)}</code>`
}

function writeList(node: Extract<Nodes, { type: 'list' }>, writing: Writing): string {
  const start = node.ordered && typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : ''
  const name = node.ordered ? 'ol' : 'ul'
  return `<${name}${start}>${children(node, writing)}</${name}>`
}

function writeCheck(checked: boolean | null | undefined): string {
  return typeof checked === 'boolean' ? `<input type="checkbox"${checked ? ' checked' : ''}>` : ''
}

function writeTable(node: Table, writing: Writing): string {
  const rows = node.children.map((row, index) => {
    const name = index === 0 ? 'th' : 'td'
    const cells = row.children.map((cell, column) => {
      const align = node.align?.[column]
      return `<${name}${align ? ` align="${align}"` : ''}>${children(cell, writing)}</${name}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}

// A bare address ends where Chinese punctuation begins, which the extension for bare addresses does not know.
const afterAddress = /[\u3000-\u303F\uFF00-\uFFEF“”‘’…—]/u

function writeLink(url: string | undefined, inner: string, isBare: boolean): string {
  const cut = isBare && url ? decoded(url).search(afterAddress) : -1
  if (!url || cut < 0) return url === undefined ? inner : `<a href="${escapeText(url)}">${inner}</a>`
  const at = inner.search(afterAddress)
  return `<a href="${escapeText(decoded(url).slice(0, cut))}">${inner.slice(0, at)}</a>${inner.slice(at)}`
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url // Not every stray percent sign is an escape.
  }
}

function writeImage(url: string | undefined, alt: string | null | undefined): string {
  return url ? `<img src="${escapeText(url)}" alt="${escapeText(alt ?? '')}">` : escapeText(alt ?? '')
}

/** The pictures of a paragraph of two or more that holds nothing else; each may be a link to a larger one. */
function picturesOnly(nodes: Nodes[]): Nodes[] | undefined {
  const held = nodes.filter((node) => node.type !== 'break' && !(node.type === 'text' && node.value.trim() === ''))
  const isPicture = (node: Nodes): boolean =>
    node.type === 'image' ||
    node.type === 'imageReference' ||
    (node.type === 'link' && node.children.length === 1 && isPicture(node.children[0] as Nodes))
  return held.length > 1 && held.every(isPicture) ? held : undefined
}

// A picture's title is its caption here: Markdown has no other place for it.
function writeGallery(pictures: Nodes[], writing: Writing): string {
  const figures = pictures.map((node) => {
    const title = 'title' in node && node.type === 'image' ? node.title : undefined
    const caption = title ? `<figcaption>${escapeText(title)}</figcaption>` : ''
    return `<figure>${write(node, writing)}${caption}</figure>`
  })
  return `<figure>${figures.join('')}</figure>`
}

function noteName(identifier: string): string {
  return `md-note-${encodeURIComponent(identifier)}`
}

function writeReference(identifier: string, writing: Writing): string {
  const time = (writing.references.get(identifier) ?? 0) + 1
  writing.references.set(identifier, time)
  const name = escapeText(noteName(identifier))
  return `<sup><a href="#${name}" id="${name}-${time}">${writing.references.size}</a></sup>`
}

function writeNotes(writing: Writing): string {
  const written: string[] = []
  // A note may refer to another note, which then joins the end of the list.
  for (const identifier of writing.references.keys()) written.push(writeNote(identifier, writing))
  return written.length > 0 ? `<ol>${written.join('')}</ol>` : ''
}

function writeNote(identifier: string, writing: Writing): string {
  const note = writing.notes.get(identifier)
  const name = escapeText(noteName(identifier))
  return note ? `<li id="${name}">${children(note, writing)}<a href="#${name}-1">↩</a></li>` : ''
}
