import { Node, type NodeViewRenderer } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { documentLimits } from '#features/document/browser.ts'
import { moveBlock } from '../pictures/move-block.ts'
import { isWebAddress } from './addresses.ts'
import { ruleOf } from './rule.ts'

/** Attributes of a figure from a pasted picture: one of ours keeps its file, a strange one only its address. */
export const figureAttributes = (picture: Element, frame: Element = picture): Record<string, unknown> | false => {
  const own = frame.getAttribute('data-media') ?? ''
  const media = /^[0-9a-f]{64}$/.test(own) ? own : null
  const address = picture.getAttribute('data-src') ?? frame.getAttribute('data-original') ?? picture.getAttribute('src')
  const original = address && isWebAddress(address) ? address : null
  if (!media && !original) return false
  return {
    media,
    width: media && pixels(frame.getAttribute('data-width')),
    height: media && pixels(frame.getAttribute('data-height')),
    alt: (picture.getAttribute('alt') ?? '').slice(0, documentLimits.alt),
    credit: (frame.getAttribute('data-credit') ?? '').slice(0, documentLimits.credit),
    original: media ? null : original,
  }
}

const pixels = (text: string | null): number | null => {
  const value = Number(text)
  return Number.isInteger(value) && value >= 1 && value <= 100_000 ? value : null
}

const pictureIn = (figure: HTMLElement) => {
  const picture = figure.querySelector('img')
  return picture ? figureAttributes(picture, figure.hasAttribute('data-media') ? figure : picture) : false
}

export const Figure = Node.create<{ view: NodeViewRenderer | null }>({
  name: 'figure',
  isolating: true,
  selectable: true,
  ...ruleOf('figure'),
  addOptions: () => ({ view: null }),
  addAttributes: () => ({
    media: { default: null },
    width: { default: null },
    height: { default: null },
    alt: { default: '' },
    credit: { default: '' },
    original: { default: null },
  }),
  parseHTML: () => [
    {
      tag: 'figure',
      priority: 60,
      getAttrs: pictureIn,
      contentElement: (figure) =>
        (figure as Element).querySelector<HTMLElement>('figcaption') ?? document.createElement('p'),
    },
    { tag: 'img', getAttrs: (picture) => figureAttributes(picture) },
  ],
  renderHTML: ({ node: { attrs } }) => [
    'figure',
    {
      'data-media': attrs.media ?? '',
      'data-width': attrs.width,
      'data-height': attrs.height,
      'data-credit': attrs.credit,
      'data-original': attrs.original,
    },
    ['img', { alt: attrs.alt, ...(attrs.media ? { src: `/media/${attrs.media}/full` } : {}) }],
    ['figcaption', 0],
  ],
  addNodeView() {
    return this.options.view
  },
  addKeyboardShortcuts() {
    const move = (direction: 'up' | 'down') => () => {
      const { selection } = this.editor.state
      if (!(selection instanceof NodeSelection) || selection.node.type !== this.type) return false
      if (selection.$from.parent.type.name !== 'gallery') return false
      moveBlock(this.editor.view, selection.from, direction)
      return true
    }
    return {
      'Alt-ArrowLeft': move('up'),
      'Alt-ArrowRight': move('down'),
      Enter: () => {
        const { state } = this.editor
        const { $from } = state.selection
        if ($from.parent.type !== this.type || state.selection instanceof NodeSelection) return false
        const after = $from.after()
        const paragraph = state.schema.nodes.paragraph?.create()
        if (!paragraph) return false
        const change = state.tr.insert(after, paragraph)
        this.editor.view.dispatch(
          change.setSelection(TextSelection.near(change.doc.resolve(after + 1))).scrollIntoView(),
        )
        return true
      },
      Backspace: () => {
        const { $from, empty } = this.editor.state.selection
        if (!empty || $from.parent.type !== this.type || $from.parentOffset > 0) return false
        return this.editor.commands.setNodeSelection($from.before())
      },
    }
  },
})
