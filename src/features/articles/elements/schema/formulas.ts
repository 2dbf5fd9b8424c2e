import { InputRule, Node, type NodeViewRenderer } from '@tiptap/core'
import { documentLimits } from '#features/document/browser.ts'
import { ruleOf } from './rule.ts'

const texOf = (element: Element): { tex: string } | false => {
  const written = element.querySelector('annotation[encoding="application/x-tex"]')?.textContent
  const tex = (element.getAttribute('data-tex') ?? written ?? element.getAttribute('alttext') ?? '').trim()
  return tex !== '' && tex.length <= documentLimits.tex ? { tex } : false
}

const formula = (name: 'formula' | 'formulaBlock', tag: 'span' | 'div', mathRule: string) =>
  Node.create<{ view: NodeViewRenderer | null }>({
    name,
    atom: true,
    inline: name === 'formula',
    ...ruleOf(name),
    addOptions: () => ({ view: null }),
    addAttributes: () => ({ tex: { default: '', rendered: false } }),
    parseHTML: () => [
      { tag: `${tag}[data-tex]`, getAttrs: texOf },
      { tag: mathRule, getAttrs: texOf },
    ],
    renderHTML: ({ node }) => [tag, { 'data-tex': node.attrs.tex }, node.attrs.tex],
    renderText: ({ node }) => node.attrs.tex,
    addNodeView() {
      return this.options.view
    },
    addInputRules() {
      if (name === 'formulaBlock') return []
      const type = this.type
      const handler: InputRule['handler'] = ({ state, range, match }) => {
        state.tr.replaceWith(range.from, range.to, type.create({ tex: match[1]?.trim() }))
      }
      return [new InputRule({ find: /\$\$([^$]{1,2000})\$\$$/, handler })]
    },
  })

export const Formula = formula('formula', 'span', 'math:not([display="block"])')
export const FormulaBlock = formula('formulaBlock', 'div', 'math[display="block"]')
