import { Node, type NodeViewRenderer, textblockTypeInputRule } from '@tiptap/core'
import { ruleOf } from './rule.ts'

const language = /^[A-Za-z0-9+#._-]{1,40}$/

/** The language a page names on its code (`language-ts`, `lang-ts`), if it can be the name of one. */
export const languageOf = (names: string): string | null => {
  const name = names.match(/\blang(?:uage)?-(\S+)/)?.[1] ?? ''
  return language.test(name) ? name : null
}

export const isLanguage = (name: string): boolean => language.test(name)

export const CodeBlock = Node.create<{ view: NodeViewRenderer | null }>({
  name: 'codeBlock',
  code: true,
  defining: true,
  ...ruleOf('codeBlock'),
  addOptions: () => ({ view: null }),
  addAttributes: () => ({ language: { default: null, rendered: false } }),
  parseHTML: () => [
    {
      tag: 'pre',
      preserveWhitespace: 'full',
      getAttrs: (pre) => ({ language: languageOf(`${pre.className} ${pre.firstElementChild?.className ?? ''}`) }),
    },
  ],
  renderHTML: ({ node }) => [
    'pre',
    ['code', node.attrs.language ? { class: `language-${node.attrs.language}` } : {}, 0],
  ],
  addNodeView() {
    return this.options.view
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-c': () => this.editor.commands.toggleNode(this.name, 'paragraph'),
      Enter: () => {
        const { $from, empty } = this.editor.state.selection
        const isLeaving = empty && $from.parent.type === this.type && $from.parentOffset === $from.parent.content.size
        if (!isLeaving || !$from.parent.textContent.endsWith('\n\n')) return false
        return this.editor
          .chain()
          .deleteRange({ from: $from.pos - 2, to: $from.pos })
          .exitCode()
          .run()
      },
    }
  },
  addInputRules() {
    const getAttributes = (match: RegExpMatchArray) => ({ language: match[1] || null })
    return [textblockTypeInputRule({ find: /^[`·]{3}([A-Za-z0-9+#._-]{0,40})\s$/, type: this.type, getAttributes })]
  },
})
