import { Node, type NodeViewRenderer } from '@tiptap/core'
import { ruleOf } from './rule.ts'

const idOf = (element: Element): { article: string } | false => {
  const article = element.getAttribute('data-embed') ?? ''
  return /^[0-9a-hjkmnp-tv-z]{13}$/.test(article) ? { article } : false
}

/** Another article of this site, within a text. */
export const Embed = Node.create<{ view: NodeViewRenderer | null }>({
  name: 'embed',
  atom: true,
  selectable: true,
  draggable: true,
  ...ruleOf('embed'),
  addOptions: () => ({ view: null }),
  addAttributes: () => ({ article: { default: '', rendered: false } }),
  parseHTML: () => [{ tag: '[data-embed]', getAttrs: idOf }],
  renderHTML: ({ node }) => ['div', { 'data-embed': node.attrs.article }, `/a/${node.attrs.article}`],
  renderText: ({ node }) => `/a/${node.attrs.article}`,
  addNodeView() {
    return this.options.view
  },
})
