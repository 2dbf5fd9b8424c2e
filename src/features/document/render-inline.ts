import { escapeText } from './escape.ts'
import { renderFormula } from './formula.ts'
import { findEnd, mayNotBegin } from './reading/claim-end.ts'
import { cutAtClaims, type Stretch } from './reading/cut-at-claims.ts'
import { renderMarks } from './reading/render-marks.ts'
import { renderNote } from './reading/render-note.ts'
import type { ShownClaim } from './reading/shown-claims.ts'
import { standingNote } from './reading/standing-note.ts'
import type { Rendering } from './rendering.ts'
import type { DocumentMark, DocumentNode, NodeOf } from './schema.ts'

/** The text of a paragraph, heading or caption, with the marks of its claims; their notes wait in `rendering.notes`. */
export function renderInline(block: DocumentNode, rendering: Rendering): string {
  const shown = rendering.shown.get(block)
  if (!shown) return renderNodes(block.content, rendering)
  const stretches = cutAtClaims(block.content ?? [], shown)
  const standing = standingNote(block, shown, rendering.notes.stood)
  return stretches
    .map((stretch, at) => {
      if (!stretch.shown) return renderNodes(stretch.nodes, rendering)
      if (stretch.shown.hasNote)
        rendering.notes.waiting.push(renderNote(stretch.shown, rendering.labels.claims, stretch.shown === standing))
      return renderClaim(stretch.nodes, stretch.shown, stretches[at + 1], rendering)
    })
    .join('')
}

function renderNodes(nodes: readonly DocumentNode[] | undefined, rendering: Rendering): string {
  return (nodes ?? []).map((node) => renderMarked(node, rendering)).join('')
}

const wordJoiner = '\u2060'

/** A claim with its marks behind its last letter, from which no end of a line parts them. */
function renderClaim(
  nodes: DocumentNode[],
  shown: ShownClaim,
  next: Stretch | undefined,
  rendering: Rendering,
): string {
  const { before, last, stop, after } = findEnd(nodes, shown.is !== 'opinion')
  const begin = renderNodes(before, rendering)
  const kept = last ? renderMarked(last, rendering) : wordJoiner
  const marks = renderMarks(shown, rendering.labels.claims)
  const end = stop.length > 0 ? renderNodes(stop, rendering) : after.length === 0 && joins(next) ? wordJoiner : ''
  const look = shown.is === 'question' ? 'cl cl-q' : 'cl'
  const rest = renderNodes(after, rendering)
  return `<span class="${look}" id="c-${shown.claim.id}">${begin}<span class="nb">${kept}${marks}${end}</span>${rest}</span>`
}

const joins = (next: Stretch | undefined): boolean => {
  const [node] = next?.nodes ?? []
  return node?.type === 'text' && mayNotBegin.test(node.text)
}

function renderMarked(node: DocumentNode, rendering: Rendering): string {
  return (node.marks ?? []).reduceRight((inner, mark) => renderMark(mark, inner), renderAtom(node, rendering))
}

function renderAtom(node: DocumentNode, rendering: Rendering): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text)
    case 'hardBreak':
      return '<br>'
    case 'formula':
      return renderFormula(node.attrs.tex, false, rendering.formulas)
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

function renderMark(mark: DocumentMark, inner: string): string {
  if (mark.type === 'claim') return inner
  if (mark.type === 'link') return renderLink(mark.attrs.href, inner)
  const name = markElements[mark.type]
  return `<${name}>${inner}</${name}>`
}

function renderLink(href: string, inner: string): string {
  const leadsOut = !/^[#/]/.test(href)
  return `<a href="${escapeText(href)}"${leadsOut ? ' rel="nofollow ugc noopener"' : ''}>${inner}</a>`
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
