import { escapeText } from './escape.ts'
import { renderFormula } from './formula.ts'
import type { Rendering } from './rendering.ts'
import type { DocumentMark, DocumentNode, NodeOf } from './schema.ts'

export function renderInline(content: DocumentNode[] | undefined, rendering: Rendering): string {
  return (content ?? []).map((node) => renderMarked(node, rendering)).join('')
}

function renderMarked(node: DocumentNode, rendering: Rendering): string {
  return (node.marks ?? []).reduceRight(
    (inner, mark) => renderMark(mark, inner, rendering),
    renderAtom(node, rendering),
  )
}

function renderAtom(node: DocumentNode, rendering: Rendering): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text)
    case 'hardBreak':
      return '<br>'
    case 'formula':
      return renderFormula(node.attrs.tex, false)
    case 'footnoteReference':
      return renderReference(node, rendering)
    default:
      return ''
  }
}

const markElements = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
} as const satisfies Record<Exclude<DocumentMark['type'], 'link' | 'claim'>, string>

function renderMark(mark: DocumentMark, inner: string, rendering: Rendering): string {
  if (mark.type === 'claim') return inner
  if (mark.type === 'link') return renderLink(mark.attrs.href, inner, rendering.site)
  const name = markElements[mark.type]
  return `<${name}>${inner}</${name}>`
}

function renderLink(href: string, inner: string, site: string): string {
  if (href.startsWith('#')) return `<a href="${escapeText(href)}">${inner}</a>`
  if (href.startsWith('/')) return `<a href="${escapeText(site + href)}">${inner}</a>`
  return `<a href="${escapeText(href)}" rel="nofollow ugc noopener">${inner}</a>`
}

// A reference to a note that does not exist is left out: a number that leads nowhere helps nobody.
function renderReference(node: NodeOf<'footnoteReference'>, rendering: Rendering): string {
  const footnote = rendering.footnotes.get(node.attrs.id)
  if (!footnote) return ''
  const { number } = footnote
  const time = (rendering.references.get(node.attrs.id) ?? 0) + 1
  rendering.references.set(node.attrs.id, time)
  const label = escapeText(rendering.labels.footnote(number))
  return `<sup class="fn"><a id="${referenceId(number, time)}" href="#fn-${number}" aria-label="${label}">${number}</a></sup>`
}

/** The id of the place where a text refers to a note for the nth time. */
export function referenceId(number: number, time: number): string {
  return time === 1 ? `fnref-${number}` : `fnref-${number}-${time}`
}
