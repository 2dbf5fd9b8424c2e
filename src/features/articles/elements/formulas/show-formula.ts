import { definesCommands } from '#features/document/browser.ts'
import { make } from '../make.ts'

// Large, so it comes only when there is a formula.
const typesetter = () => import('temml').then(({ default: temml }) => temml).catch(() => undefined)

/** Draws TeX as MathML into an element; false when it cannot be read, and the TeX itself stands there. */
export const showFormula = async (target: HTMLElement, tex: string, isBlock: boolean): Promise<boolean> => {
  const temml = await typesetter()
  if (!temml) return true // it could not be fetched: nothing is known against the formula, which stands there as TeX
  const options = { displayMode: isBlock, trust: false, throwOnError: true, maxExpand: 300, maxSize: [20, 20] }
  try {
    if (definesCommands(tex)) throw new Error('It defines commands.')
    const drawing = make('span')
    temml.render(tex, drawing, options as Parameters<typeof temml.render>[2])
    target.replaceChildren(...drawing.childNodes)
    return true
  } catch {
    target.replaceChildren(make('code', { class: 'formula-error' }, tex))
    return false
  }
}
