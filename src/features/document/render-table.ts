import { escapeText } from './escape.ts'
import type { DocumentNode, NodeOf } from './schema.ts'

type Cell = NodeOf<'tableHeader'> | NodeOf<'tableCell'>
type Inside = (content: DocumentNode[] | undefined) => string

/** A table in a box that scrolls sideways by touch and by keyboard. Leading rows of header cells become its head. */
export function renderTable(node: NodeOf<'table'>, label: string, inside: Inside): string {
  const rows = node.content ?? []
  const bodyAt = rows.findIndex((row) => cellsOf(row).some((cell) => cell.type === 'tableCell'))
  const head = bodyAt > 0 ? rows.slice(0, bodyAt) : []
  const body = rows.slice(head.length)
  const parts = renderPart('thead', 'col', head, inside) + renderPart('tbody', 'row', body, inside)
  return `<div class="tbl" tabindex="0" role="region" aria-label="${escapeText(label)}"><table>${parts}</table></div>`
}

function cellsOf(row: DocumentNode): Cell[] {
  return (row.content ?? []) as Cell[]
}

function renderPart(name: string, scope: string, rows: DocumentNode[], inside: Inside): string {
  if (rows.length === 0) return ''
  return `<${name}>${rows.map((row) => renderRow(row, scope, inside)).join('')}</${name}>`
}

function renderRow(row: DocumentNode, scope: string, inside: Inside): string {
  const cells = cellsOf(row).map((cell) => renderCell(cell, scope, inside))
  return `<tr>${cells.join('')}</tr>`
}

const classOfAlign = { left: '', center: ' class="mid"', right: ' class="n"' } as const

function renderCell(cell: Cell, scope: string, inside: Inside): string {
  const name = cell.type === 'tableHeader' ? 'th' : 'td'
  const { colspan, rowspan, align } = cell.attrs
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`
  const aim = name === 'th' ? ` scope="${scope}"` : ''
  return `<${name}${aim}${spans}${align ? classOfAlign[align] : ''}>${inside(cell.content)}</${name}>`
}
