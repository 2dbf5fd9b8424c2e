import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode

const elements = new Set(
  'aside b q svg path circle p h2 h3 h4 ul ol li blockquote pre code hr br div table thead tbody tr th td figure figcaption img small span a strong em s sub sup section math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'.split(
    ' ',
  ),
)
const attributes = new Set(
  'aria-hidden id class href rel tabindex role aria-label start scope colspan rowspan src srcset sizes alt width height loading decoding fetchpriority'.split(
    ' ',
  ),
)
const drawing = new Set(['viewBox', 'd', 'cx', 'cy', 'r'])
const forbidden = /^(on|style$|xlink|formaction|srcdoc|background|action|poster|data)/

/** Everything in a rendering that a reader's browser could execute, load or be misled by; empty for a safe one. */
export function faultsIn(html: string): string[] {
  return parseFragment(html).childNodes.flatMap((node) => faultsOf(node))
}

function faultsOf(node: Node): string[] {
  if (node.nodeName === '#text') return []
  if (!('tagName' in node)) return [`node ${node.nodeName}`]
  const own = elements.has(node.tagName) ? [] : [`element ${node.tagName}`]
  const isMath = node.namespaceURI.endsWith('MathML')
  const isDrawing = node.namespaceURI.endsWith('svg')
  const drawn = node.attrs.filter(({ name }) => !(isDrawing && drawing.has(name)))
  const held = drawn.flatMap(({ name, value }) => faultsOfAttribute(name, value, isMath))
  return [...own, ...held, ...node.childNodes.flatMap((child) => faultsOf(child))]
}

function faultsOfAttribute(name: string, value: string, isMath: boolean): string[] {
  if (forbidden.test(name) || (!isMath && !attributes.has(name)) || (isMath && (name === 'href' || name === 'src')))
    return [`attribute ${name}`]
  if (name === 'href' && !/^(https?:\/\/|mailto:|#|\/a\/)/i.test(value)) return [`address ${value}`]
  return (name === 'src' || name === 'srcset') && !/^\/media\/[0-9a-f]{64}\//.test(value) ? [`address ${value}`] : []
}
