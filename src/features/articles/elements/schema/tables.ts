import { type Attributes, Extension, Node } from '@tiptap/core'
import { goToNextCell, tableEditing } from '@tiptap/pm/tables'
import { ruleOf } from './rule.ts'

const spanOf = (name: string) => (cell: HTMLElement) => {
  const span = Number(cell.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1
}

const sides = ['left', 'center', 'right']
const sideOf = (cell: HTMLElement) =>
  sides.find((side) => side === (cell.style.textAlign || cell.getAttribute('align'))) ?? null

const cellAttributes = (): Attributes => ({
  colspan: { default: 1, parseHTML: spanOf('colspan'), renderHTML: ({ colspan }) => (colspan > 1 ? { colspan } : {}) },
  rowspan: { default: 1, parseHTML: spanOf('rowspan'), renderHTML: ({ rowspan }) => (rowspan > 1 ? { rowspan } : {}) },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
  align: {
    default: null,
    parseHTML: sideOf,
    renderHTML: ({ align }) => (align ? { class: `to-${align}`, align } : {}),
  },
})

export const Table = Node.create({
  name: 'table',
  isolating: true,
  ...ruleOf('table'),
  extendNodeSchema: ({ name }) => (name === 'table' ? { tableRole: 'table' } : {}),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
})

export const TableRow = Node.create({
  name: 'tableRow',
  ...ruleOf('tableRow'),
  extendNodeSchema: ({ name }) => (name === 'tableRow' ? { tableRole: 'row' } : {}),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

const cell = (name: 'tableHeader' | 'tableCell', tag: 'th' | 'td', tableRole: string) =>
  Node.create({
    name,
    isolating: true,
    ...ruleOf(name),
    addAttributes: cellAttributes,
    extendNodeSchema: (extension) => (extension.name === name ? { tableRole } : {}),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  })

export const TableHeader = cell('tableHeader', 'th', 'header_cell')
export const TableCell = cell('tableCell', 'td', 'cell')

export const TableEditing = Extension.create({
  name: 'tableEditing',
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const go = (direction: 1 | -1) => () => goToNextCell(direction)(this.editor.state, this.editor.view.dispatch)
    return { Tab: go(1), 'Shift-Tab': go(-1) }
  },
})
