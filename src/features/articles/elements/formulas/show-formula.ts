import { make } from '../make.ts'

/** Draws TeX as MathML into an element; false when it cannot be read, and the TeX itself stands there. */
export const showFormula = async (target: HTMLElement, tex: string, isBlock: boolean): Promise<boolean> => {
  const { default: temml } = await import('temml')
  const options = { displayMode: isBlock, trust: false, throwOnError: true, maxExpand: 300, maxSize: [20, 20] }
  try {
    const drawing = make('span')
    temml.render(tex, drawing, options as Parameters<typeof temml.render>[2])
    target.replaceChildren(...drawing.childNodes)
    return true
  } catch {
    target.replaceChildren(make('code', { class: 'formula-error' }, tex))
    return false
  }
}
