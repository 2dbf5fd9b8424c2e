import { type DocumentNode, documentLimits } from '../schema.ts'
import { asBoldParagraph } from './blocks.ts'
import type { Composer } from './composer.ts'
import { attribute, childElements, find, type HtmlElement } from './html-tree.ts'

export type TableParts = { caption: HtmlElement | undefined; rows: HtmlElement[] }

const groups = new Set(['thead', 'tbody', 'tfoot'])

export function partsOf(table: HtmlElement): TableParts {
  const children = childElements(table)
  const held = children.flatMap((child) => (groups.has(child.tagName) ? childElements(child) : [child]))
  return {
    caption: children.find((child) => child.tagName === 'caption'),
    rows: held.filter((child) => child.tagName === 'tr' && cellsOf(child).length > 0),
  }
}

export function cellsOf(row: HtmlElement): HtmlElement[] {
  return childElements(row).filter((child) => child.tagName === 'td' || child.tagName === 'th')
}

/** A table that only arranges a page: one cell, declared as such, or with other tables in it. */
export function isLayout(table: HtmlElement, rows: readonly HtmlElement[]): boolean {
  const isSingle = rows.length === 1 && cellsOf(rows[0] as HtmlElement).length === 1
  return isSingle || attribute(table, 'role') === 'presentation' || find(table, 'table') !== undefined
}

export function tableNode(
  rows: readonly HtmlElement[],
  composer: Composer,
  walk: (cell: HtmlElement) => void,
): DocumentNode {
  return {
    type: 'table',
    content: rows.map((row) => ({
      type: 'tableRow',
      content: cellsOf(row).map((cell) =>
        cellNode(
          cell,
          composer.within(3, () => walk(cell)),
        ),
      ),
    })),
  }
}

function cellNode(cell: HtmlElement, blocks: DocumentNode[]): DocumentNode {
  const attrs = {
    colspan: spanOf(cell, 'colspan'),
    rowspan: spanOf(cell, 'rowspan'),
    colwidth: null,
    align: alignOf(cell),
  }
  const content: DocumentNode[] = blocks.length > 0 ? blocks.map(asBoldParagraph) : [{ type: 'paragraph' }]
  return { type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell', attrs, content }
}

function spanOf(cell: HtmlElement, name: string): number {
  const written = Number.parseInt(attribute(cell, name), 10)
  return Number.isFinite(written) ? Math.min(Math.max(written, 1), documentLimits.span) : 1
}

const aligned = /(?:^|;)\s*text-align\s*:\s*(left|center|right)/i

function alignOf(cell: HtmlElement): 'left' | 'center' | 'right' | null {
  const written = (attribute(cell, 'align') || (aligned.exec(attribute(cell, 'style'))?.[1] ?? '')).toLowerCase()
  return written === 'left' || written === 'center' || written === 'right' ? written : null
}
