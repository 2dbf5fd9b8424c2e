import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import type { EditorTexts } from '../editor-data.ts'
import { insertBlock } from '../text/insert-block.ts'
import type { MenuItem } from './menu.ts'
import { moreMarks } from './tools.ts'

export const headingMenu = (editor: Editor, { tools }: EditorTexts): MenuItem[] => [
  {
    label: tools.paragraph,
    isOn: !editor.isActive('heading'),
    run: () => void editor.chain().focus().setNode('paragraph').run(),
  },
  ...([2, 3, 4] as const).map((level) => ({
    label: tools[`heading${level}`],
    isOn: editor.isActive('heading', { level }),
    run: () => void editor.chain().focus().setNode('heading', { level }).run(),
  })),
]

export const moreMenu = (editor: Editor, { tools }: EditorTexts): MenuItem[] =>
  moreMarks.map(({ name, run, isOn }) => ({ label: tools[name], isOn: isOn(editor), run: () => run(editor) }))

export const tableMenu = (editor: Editor, { tables }: EditorTexts): MenuItem[] => {
  if (!isInTable(editor.state)) return [{ label: tables.insert, run: () => insertTable(editor) }]
  const item = (label: string, command: Command): MenuItem => ({
    label,
    isOff: !command(editor.state),
    run: () => {
      editor.commands.focus()
      command(editor.state, editor.view.dispatch)
    },
  })
  return [
    item(tables.rowBefore, addRowBefore),
    item(tables.rowAfter, addRowAfter),
    item(tables.columnBefore, addColumnBefore),
    item(tables.columnAfter, addColumnAfter),
    item(tables.headerRow, toggleHeaderRow),
    item(tables.headerColumn, toggleHeaderColumn),
    item(tables.mergeOrSplit, (state, dispatch) => mergeCells(state, dispatch) || splitCell(state, dispatch)),
    item(tables.deleteRow, deleteRow),
    item(tables.deleteColumn, deleteColumn),
    item(tables.deleteTable, deleteTable),
  ]
}

const insertTable = (editor: Editor): void => {
  const cell = (type: string) => ({ type, content: [{ type: 'paragraph' }] })
  const row = (type: string) => ({ type: 'tableRow', content: [cell(type), cell(type), cell(type)] })
  const start = editor.state.selection.from
  const content = [row('tableHeader'), row('tableCell'), row('tableCell')]
  insertBlock(editor, { type: 'table', content })
  let first: number | undefined
  editor.state.doc.nodesBetween(Math.max(0, start - 1), editor.state.doc.content.size, (node, at) => {
    if (node.type.name === 'tableHeader') first ??= at
    return first === undefined
  })
  if (first !== undefined) editor.commands.setTextSelection(first + 2)
}
