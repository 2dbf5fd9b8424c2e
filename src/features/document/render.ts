import { escapeText } from './escape.ts'
import { renderFormula } from './formula.ts'
import { showClaims } from './reading/shown-claims.ts'
import { holdingNotes, takeNotes } from './reading/wait-for-notes.ts'
import { renderEmbed } from './render-embed.ts'
import { renderFigure } from './render-figure.ts'
import { numberFootnotes, renderFootnotes } from './render-footnotes.ts'
import { renderGallery } from './render-gallery.ts'
import { renderInline } from './render-inline.ts'
import { renderTable } from './render-table.ts'
import type { Rendering, RenderOptions } from './rendering.ts'
import type { DocumentNode, NodeOf, WenhaoDocument } from './schema.ts'
import { outline } from './text.ts'

/** Rises whenever the same document would come out as other HTML, so that stored renderings are made again. */
export const rendererVersion = 3

/** The HTML of a document, without a surrounding element. Everything in it is escaped or made here. */
export function renderDocument(document: WenhaoDocument, options: RenderOptions): string {
  const rendering: Rendering = {
    labels: options.labels,
    media: options.media ?? '/media',
    pictures: options.pictures ?? new Map(),
    hidden: options.hidden ?? new Set(),
    headingIds: outline(document).map((heading) => heading.id),
    footnotes: numberFootnotes(document),
    counts: { headings: 0, tables: 0, figures: 0 },
    references: new Map(),
    shown: showClaims(options.claims ?? [], options.cited ?? new Map()),
    notes: { waiting: [], holds: 0, stood: new Set() },
  }
  const body = renderBlocks(document.content, rendering)
  return body + renderFootnotes(rendering, (content) => renderTight(content, rendering))
}

function renderBlocks(content: DocumentNode[] | undefined, rendering: Rendering): string {
  return (content ?? []).map((node) => renderBlock(node, rendering)).join('')
}

function renderBlock(node: DocumentNode, rendering: Rendering): string {
  switch (node.type) {
    case 'paragraph':
      return node.content ? renderParagraph(node, rendering) : ''
    case 'heading':
      return renderHeading(node, rendering)
    case 'bulletList':
      return `<ul>${renderBlocks(node.content, rendering)}</ul>`
    case 'orderedList':
      return renderOrderedList(node, rendering)
    case 'listItem':
      return `<li>${renderTight(node.content, rendering)}</li>`
    case 'blockquote':
      return `<blockquote>${renderBlocks(node.content, rendering)}</blockquote>`
    case 'codeBlock':
      return renderCode(node)
    case 'horizontalRule':
      return '<hr>'
    case 'table':
      return holdingNotes(rendering, () =>
        renderTable(node, rendering.labels.table(++rendering.counts.tables), (held) => renderTight(held, rendering)),
      )
    case 'figure':
      return renderFigure(node, rendering) + takeNotes(rendering)
    case 'gallery':
      return holdingNotes(rendering, () => renderGallery(node, rendering))
    case 'embed':
      return renderEmbed(node, rendering)
    case 'formulaBlock':
      return `<div class="formula" tabindex="0">${renderFormula(node.attrs.tex, true)}</div>`
    default:
      return ''
  }
}

/** A paragraph with notes stands in one box with them, so that they can stand beside it. */
function renderParagraph(node: NodeOf<'paragraph'>, rendering: Rendering): string {
  const paragraph = `<p>${renderInline(node, rendering)}</p>`
  const notes = takeNotes(rendering)
  return notes ? `<div class="beside">${paragraph}${notes}</div>` : paragraph
}

/** A list item, cell or note with a single paragraph stands without its <p>; empty paragraphs are not shown. */
function renderTight(content: DocumentNode[] | undefined, rendering: Rendering): string {
  const filled = (content ?? []).filter((node) => node.type !== 'paragraph' || node.content)
  const [first, ...rest] = filled
  if (first?.type !== 'paragraph' || rest.some((node) => node.type === 'paragraph'))
    return renderBlocks(filled, rendering)
  return renderInline(first, rendering) + takeNotes(rendering) + renderBlocks(rest, rendering)
}

function renderHeading(node: NodeOf<'heading'>, rendering: Rendering): string {
  const id = rendering.headingIds[rendering.counts.headings++] ?? ''
  const name = `h${node.attrs.level}`
  if (!node.content) return ''
  return `<${name} id="${escapeText(id)}">${renderInline(node, rendering)}</${name}>${takeNotes(rendering)}`
}

function renderOrderedList(node: NodeOf<'orderedList'>, rendering: Rendering): string {
  const start = node.attrs.start === 1 ? '' : ` start="${node.attrs.start}"`
  return `<ol${start}>${renderBlocks(node.content, rendering)}</ol>`
}

// Long lines scroll sideways, which needs the keyboard's focus.
function renderCode(node: NodeOf<'codeBlock'>): string {
  const language = node.attrs.language ? ` class="language-${escapeText(node.attrs.language)}"` : ''
  const lines = (node.content ?? []).map((child) => (child.type === 'text' ? child.text : ''))
  return `<pre tabindex="0"><code${language}>${escapeText(lines.join(''))}</code></pre>`
}
