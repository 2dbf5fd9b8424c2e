import type { Editor } from '@tiptap/core'
import { isInTable } from '@tiptap/pm/tables'
import type { EditorTexts } from '../editor-data.ts'
import { insertFootnote } from '../schema/footnotes.ts'
import { redoChange, undoChange } from '../text/history.ts'
import { insertBlock } from '../text/insert-block.ts'

export type Acts = {
  editLink: () => void
  editFormula: () => void
  choosePictures: () => void
  openLibrary: () => void
  showHelp: () => void
  ask: () => void
}

type ToolName = keyof EditorTexts['tools']
type Drawing = { icon: string } | { letter: string; isSerif?: boolean; isSlanted?: boolean; isSign?: boolean }

export type Tool = Drawing & {
  name: ToolName
  shortcut?: string
  menu?: 'heading' | 'table' | 'more'
  href?: string
  run?: (editor: Editor) => void
  isOn?: (editor: Editor) => boolean
  isOff?: (editor: Editor) => boolean
}

const mark = (name: 'bold' | 'italic' | 'strike' | 'subscript' | 'superscript' | 'code') => ({
  name,
  run: (editor: Editor) => void editor.chain().focus().toggleMark(name).run(),
  isOn: (editor: Editor) => editor.isActive(name),
})

const list = (name: 'bulletList' | 'orderedList', icon: string, shortcut: string): Tool => ({
  name,
  icon,
  shortcut,
  run: (editor) => void editor.chain().focus().toggleList(name, 'listItem').run(),
  isOn: (editor) => editor.isActive(name),
})

/** The tools in their order; the parts of the row are set off by a hairline. */
export const toolRow = (acts: Acts, historyHref: string): Tool[][] => [
  [
    { ...mark('bold'), letter: 'B', shortcut: 'Mod-b' },
    { ...mark('italic'), letter: 'I', isSlanted: true, shortcut: 'Mod-i' },
    { name: 'heading', letter: 'H', isSerif: true, menu: 'heading', isOn: (editor) => editor.isActive('heading') },
  ],
  [
    {
      name: 'quote',
      icon: 'quote',
      shortcut: 'Mod-Shift-b',
      run: (editor) => void editor.chain().focus().toggleWrap('blockquote').run(),
      isOn: (editor) => editor.isActive('blockquote'),
    },
    list('bulletList', 'list', 'Mod-Shift-8'),
    list('orderedList', 'numbers', 'Mod-Shift-7'),
  ],
  [
    { name: 'ask', letter: '?', isSign: true, shortcut: 'Mod-Enter', run: acts.ask },
    { name: 'link', icon: 'link', shortcut: 'Mod-k', run: acts.editLink, isOn: (editor) => editor.isActive('link') },
    { name: 'picture', icon: 'image', run: acts.choosePictures },
    { name: 'library', icon: 'archive', run: acts.openLibrary },
    { name: 'table', icon: 'table', menu: 'table', isOn: (editor) => isInTable(editor.state) },
    {
      name: 'codeBlock',
      icon: 'code',
      shortcut: 'Mod-Alt-c',
      run: (editor) => void editor.chain().focus().toggleNode('codeBlock', 'paragraph').run(),
      isOn: (editor) => editor.isActive('codeBlock'),
    },
    { name: 'formula', icon: 'formula', shortcut: 'Mod-Shift-e', run: acts.editFormula },
    {
      name: 'footnote',
      icon: 'footnote',
      shortcut: 'Mod-Alt-f',
      run: (editor) => {
        editor.commands.focus()
        insertFootnote(editor.state, editor.view.dispatch)
      },
    },
    {
      name: 'divider',
      icon: 'divider',
      run: (editor) => insertBlock(editor, { type: 'horizontalRule' }),
    },
  ],
  [
    { name: 'undo', icon: 'undo', shortcut: 'Mod-z', run: undoChange, isOff: (editor) => !undoChange(editor, true) },
    {
      name: 'redo',
      icon: 'redo',
      shortcut: 'Mod-Shift-z',
      run: redoChange,
      isOff: (editor) => !redoChange(editor, true),
    },
    { name: 'history', icon: 'history', href: historyHref },
  ],
  [
    {
      name: 'more',
      icon: 'down',
      menu: 'more',
      isOn: (editor) => ['strike', 'subscript', 'superscript', 'code'].some((name) => editor.isActive(name)),
    },
    { name: 'help', letter: '?', shortcut: 'Mod-/', run: acts.showHelp },
  ],
]

export const moreMarks = (['strike', 'subscript', 'superscript', 'code'] as const).map((name) => ({
  ...mark(name),
  shortcut: { strike: 'Mod-Shift-s', subscript: 'Mod-,', superscript: 'Mod-.', code: 'Mod-e' }[name],
}))
