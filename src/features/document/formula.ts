import { escapeText } from './escape.ts'
import { documentLimits } from './schema.ts'
import { type FormulaRoom, typeset } from './typeset.ts'

/**
 * TeX as MathML without any style attribute. TeX that cannot be read, or that would take too much of what there is for
 * the formulas of a document, stays visible as it was written.
 */
export function renderFormula(tex: string, display: boolean, room: FormulaRoom): string {
  const mathml = tex.length <= documentLimits.tex ? typeset(withoutEqnarray(tex), display, room) : undefined
  if (mathml) return withoutStyles(mathml)
  const source = `<code class="formula-error">${escapeText(tex)}</code>`
  return display ? `<p>${source}</p>` : source
}

// Old LaTeX that the renderer has never learned.
function withoutEqnarray(tex: string): string {
  return tex.replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}').replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
}

const tag = /<(\/?)([a-z]+)((?: [a-z-]+="[^"]*")*)>/g
const attribute = / ([a-z-]+)="([^"]*)"/g

const elements = new Set(
  'math menclose merror mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'.split(
    ' ',
  ),
)
const attributes = new Set(
  'display displaystyle scriptlevel mathvariant mathsize fence form stretchy symmetric lspace rspace minsize maxsize accent accentunder linethickness width height depth voffset notation columnalign columnspacing rowspacing columnlines rowlines frame rowspan columnspan separator movablelimits largeop'.split(
    ' ',
  ),
)

// The site's policy forbids inline styles, so the few that carry meaning become classes of our own.
const classOfStyle: [RegExp, string][] = [
  [/(^|;)border:/, 'tml-box'],
  [/(^|;)border-top:/, 'tml-top'],
  [/(^|;)border-bottom:/, 'tml-bottom'],
  [/(^|;)border-left:/, 'tml-start'],
  [/(^|;)border-right:/, 'tml-end'],
  [/(^|;)padding-left:0[a-z]*;padding-right:0/, 'tml-tight'],
  [/(^|;)width:100%/, 'tml-wide'],
  [/(^|;)color:#b22222/, 'tml-unknown'],
]

function withoutStyles(mathml: string): string {
  return mathml.replace(tag, (_all, slash: string, name: string, held: string) =>
    elements.has(name) ? `<${slash}${name}${slash ? '' : keptAttributes(held)}>` : '',
  )
}

function keptAttributes(held: string): string {
  let kept = ''
  let classes: string[] = []
  for (const [, name, value] of held.matchAll(attribute)) {
    if (attributes.has(name as string)) kept += ` ${name}="${value}"`
    if (name === 'class') classes = classes.concat(value?.match(/\btml-[a-z-]+/g) ?? [])
    if (name === 'style') classes = classes.concat(classesOf(value as string))
  }
  return classes.length > 0 ? `${kept} class="${classes.join(' ')}"` : kept
}

function classesOf(style: string): string[] {
  return classOfStyle.filter(([pattern]) => pattern.test(style)).map(([, name]) => name)
}
