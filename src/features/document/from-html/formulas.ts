import { type DocumentNode, documentLimits } from '../schema.ts'
import { attribute, elementsIn, type HtmlElement, hasClass, textOf } from './html-tree.ts'

export type FoundFormula = { tex: string; display: boolean }

/** The TeX of an element that shows a formula: MathML with its source, MathJax, KaTeX, Pandoc, or a picture of one. */
export function formulaOf(element: HtmlElement): FoundFormula | undefined {
  const found = readers[element.tagName]?.(element) ?? ofClass(element)
  const tex = found ? withoutDelimiters(found.tex) : ''
  return found && tex !== '' && tex.length <= documentLimits.tex ? { tex, display: found.display } : undefined
}

const readers: Record<string, (element: HtmlElement) => FoundFormula | undefined> = {
  math: (element) => {
    const source = [...elementsIn(element)].find(
      (held) => held.tagName === 'annotation' && /tex/i.test(attribute(held, 'encoding')),
    )
    const tex = source ? textOf(source) : attribute(element, 'alttext')
    return tex ? { tex, display: attribute(element, 'display') === 'block' } : undefined
  },
  script: (element) => {
    const type = attribute(element, 'type')
    return type.startsWith('math/tex') ? { tex: textOf(element), display: type.includes('display') } : undefined
  },
  img: (element) => {
    const address = attribute(element, 'src') || attribute(element, 'data-src')
    const isFormula =
      hasClass(element, 'latex', 'tex') || attribute(element, 'eeimg') !== '' || /equation\?tex=/.test(address)
    return isFormula ? { tex: attribute(element, 'alt'), display: false } : undefined
  },
}

function ofClass(element: HtmlElement): FoundFormula | undefined {
  if (!hasClass(element, 'math')) return undefined
  if (hasClass(element, 'inline', 'math-inline')) return { tex: textOf(element), display: false }
  return hasClass(element, 'display', 'math-display') ? { tex: textOf(element), display: true } : undefined
}

function withoutDelimiters(written: string): string {
  const tex = written.trim()
  for (const [open, close] of delimiters) {
    const isHeld = tex.startsWith(open) && tex.endsWith(close) && tex.length >= open.length + close.length
    if (isHeld) return tex.slice(open.length, tex.length - close.length).trim()
  }
  return tex
}

const delimiters = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['$$', '$$'],
  ['$', '$'],
] as const

export function formulaNode({ tex, display }: FoundFormula): DocumentNode {
  return { type: display ? 'formulaBlock' : 'formula', attrs: { tex } }
}
