import { cleanText } from '../clean-text.ts'
import type { DocumentNode } from '../schema.ts'
import {
  attribute,
  childElements,
  classesOf,
  find,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  isElement,
  textOf,
} from './html-tree.ts'

/** A block of code, its language taken from the class names that highlighters use. Undefined when there is no code in it. */
export function codeBlockOf(pre: HtmlElement): DocumentNode | undefined {
  const lines = cleanText(
    codeText(pre)
      .replace(/\u00A0/g, ' ')
      .replace(/\r\n?/g, '\n'),
  )
  const code = lines.replace(/^\n+/, '').trimEnd()
  if (code.trim() === '') return undefined
  return { type: 'codeBlock', attrs: { language: languageOf(pre) }, content: [{ type: 'text', text: code }] }
}

// Some highlighters give each line a <code> of its own.
function codeText(pre: HtmlElement): string {
  const lines = childElements(pre).filter((element) => element.tagName === 'code')
  return lines.length > 1 ? lines.map((line) => linesIn(line).replace(/\n$/, '')).join('\n') : linesIn(pre)
}

const lineBlocks = new Set(['div', 'p', 'li', 'tr', 'section'])

function linesIn(node: HtmlNode): string {
  if (!isElement(node)) return textOf(node)
  if (node.tagName === 'br') return '\n'
  if (isNoise(node)) return ''
  const text = node.childNodes.map(linesIn).join('')
  return lineBlocks.has(node.tagName) && !text.endsWith('\n') ? `${text}\n` : text
}

function isNoise(element: HtmlElement): boolean {
  if (element.tagName === 'script' || element.tagName === 'style' || element.tagName === 'button') return true
  return hasClass(element, 'gutter', 'lineno', 'line-numbers-rows', 'hljs-ln-numbers', 'linenos', 'lnt', 'ln')
}

const known = /^(?:language-|lang-|brush:|highlight-source-|sourceCode$)([A-Za-z0-9+#._-]{1,40})$/

function languageOf(pre: HtmlElement): string | null {
  const code = find(pre, 'code')
  const around = isElement(pre.parentNode) ? [pre.parentNode] : []
  const holders = [...(code ? [code] : []), pre, ...around]
  for (const holder of holders) {
    const named = attribute(holder, 'data-lang') || attribute(holder, 'data-language')
    const language = [...classesOf(holder).map((name) => known.exec(name)?.[1]), named].find(Boolean)
    if (language && /^[A-Za-z0-9+#._-]{1,40}$/.test(language)) return language.toLowerCase()
  }
  return null
}

/** The <pre> with the code, where a highlighter made a table of line numbers and code. */
export function codeOfTable(table: HtmlElement): HtmlElement | undefined {
  const cells = [...childrenNamed(table, 'td')]
  const hasNumbers = cells.some((cell) => hasClass(cell, 'gutter', 'linenos', 'lntd', 'rouge-gutter'))
  return hasNumbers ? find(cells.at(-1) as HtmlElement, 'pre') : undefined
}

function* childrenNamed(table: HtmlElement, name: string): Generator<HtmlElement> {
  for (const element of childElements(table)) {
    if (element.tagName === name) yield element
    else if (['tbody', 'thead', 'tr'].includes(element.tagName)) yield* childrenNamed(element, name)
  }
}
