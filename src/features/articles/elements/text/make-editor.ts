import { Editor, Extension } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import type { Plugin } from '@tiptap/pm/state'
import type { Content } from '../editor-data.ts'
import { documentExtensions, type NodeViews } from '../schema/index.ts'
import { History } from './history.ts'
import { placeholder } from './placeholder.ts'
import { roomBelow } from './room-below.ts'

type Making = {
  article: string
  element: HTMLElement
  content: Content
  views: NodeViews
  plugins: Plugin[]
  shortcuts: Record<string, () => boolean>
  hint: string
  label: string
  onChange: () => void
}

/** The editor itself. Its style sheet is ours (`injectCSS` would need an inline style). */
export const makeEditor = ({
  article,
  element,
  content,
  views,
  plugins,
  shortcuts,
  hint,
  label,
  onChange,
}: Making): Editor =>
  new Editor({
    element,
    injectCSS: false,
    enablePasteRules: false,
    extensions: [
      ...documentExtensions(views, article),
      History,
      Extension.create({
        name: 'desk',
        priority: 200,
        addKeyboardShortcuts: () => shortcuts,
        addProseMirrorPlugins: () => [
          ...plugins,
          placeholder(hint),
          roomBelow(),
          gapCursor(),
          dropCursor({ class: 'drop-line', color: false, width: 2 }),
        ],
      }),
    ],
    content: content.document,
    editorProps: {
      attributes: {
        id: 'editor-body',
        class: 'body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: content.language,
      },
    },
    onUpdate: onChange,
  })
