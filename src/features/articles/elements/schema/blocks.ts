import { InputRule, Node, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { ruleOf } from './rule.ts'

export const Doc = Node.create({ name: 'doc', topNode: true, ...ruleOf('doc') })

export const Text = Node.create({ name: 'text', ...ruleOf('text') })

export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000, // first, so that it is what an empty place is filled with
  ...ruleOf('paragraph'),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode(this.name) }
  },
})

// The title is the page's only h1: a pasted h1 becomes h2, and nothing goes deeper than h4.
const levelOfTag = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 }

export const Heading = Node.create({
  name: 'heading',
  defining: true,
  ...ruleOf('heading'),
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => Object.entries(levelOfTag).map(([tag, level]) => ({ tag, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0],
  addKeyboardShortcuts() {
    const toggle = (level: number) => () => this.editor.commands.toggleNode(this.name, 'paragraph', { level })
    return { 'Mod-Alt-2': toggle(2), 'Mod-Alt-3': toggle(3), 'Mod-Alt-4': toggle(4) }
  },
  addInputRules() {
    const getAttributes = (match: RegExpMatchArray) => ({ level: Math.max(2, match[1]?.length ?? 2) })
    return [textblockTypeInputRule({ find: /^(#{1,4})\s$/, type: this.type, getAttributes })]
  },
})

export const Blockquote = Node.create({
  name: 'blockquote',
  defining: true,
  ...ruleOf('blockquote'),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap(this.name) }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[>》]\s$/, type: this.type })]
  },
})

export const HorizontalRule = Node.create({
  name: 'horizontalRule',
  ...ruleOf('horizontalRule'),
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
  addInputRules() {
    const type = this.type
    const handler: InputRule['handler'] = ({ state, range }) => {
      const place = state.doc.resolve(range.from)
      const paragraph = state.schema.nodes.paragraph
      if (!paragraph || place.parent.type !== paragraph) return null
      const start = place.before()
      state.tr.replaceWith(start, place.after(), [type.create(), paragraph.create()])
      state.tr.setSelection(TextSelection.near(state.tr.doc.resolve(start + 2)))
    }
    return [new InputRule({ find: /^(?:---|—-|———)$/, handler })]
  },
})

export const HardBreak = Node.create({
  name: 'hardBreak',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  ...ruleOf('hardBreak'),
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) }
  },
})
