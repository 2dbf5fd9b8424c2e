import { escapeText } from './escape.ts'
import { referenceId } from './render-inline.ts'
import type { Footnote, Rendering } from './rendering.ts'
import type { DocumentNode, WenhaoDocument } from './schema.ts'
import { nodesOf } from './text.ts'

/** Notes are numbered as the text refers to them; notes without a reference come last. */
export function numberFootnotes(document: WenhaoDocument): Map<string, Footnote> {
  const nodes = new Map(nodesOf(document, 'footnote').map((node) => [node.attrs.id, node]))
  const references = nodesOf(document, 'footnoteReference').map((node) => node.attrs.id)
  const order = new Set([...references, ...nodes.keys()])
  const numbered = new Map<string, Footnote>()
  for (const id of order) {
    const node = nodes.get(id)
    if (node) numbered.set(id, { number: numbered.size + 1, references: 0, node })
  }
  for (const id of references) {
    const footnote = numbered.get(id)
    if (footnote) footnote.references++
  }
  return numbered
}

type Inside = (content: DocumentNode[] | undefined) => string

export function renderFootnotes({ footnotes, labels }: Rendering, inside: Inside): string {
  if (footnotes.size === 0) return ''
  const items = [...footnotes.values()].map((footnote) => renderFootnote(footnote, labels.backToText, inside))
  return `<section class="footnotes" aria-label="${escapeText(labels.footnotes)}"><ol>${items.join('')}</ol></section>`
}

function renderFootnote({ node, number, references }: Footnote, label: (n: number) => string, inside: Inside): string {
  const places = Array.from({ length: references }, (_, index) => referenceId(number, index + 1))
  const back = places.map((id) => ` <a class="fn-back" href="#${id}" aria-label="${escapeText(label(number))}">↩</a>`)
  return `<li id="fn-${number}">${inside(node.content)}${back.join('')}</li>`
}
