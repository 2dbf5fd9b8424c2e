import type { EditorTexts } from '../editor-data.ts'
import { make } from '../make.ts'

/** The title: one line of thought on as many lines as it needs; Enter leads to the text. */
export const makeTitle = (
  title: string,
  texts: EditorTexts,
  onInput: () => void,
  onEnter: () => void,
): HTMLTextAreaElement => {
  const field = make('textarea', {
    class: 'sheet-title',
    rows: 1,
    maxlength: 200,
    'aria-label': texts.title,
    placeholder: texts.titleHint,
    enterkeyhint: 'next',
  })
  field.value = title
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    onEnter()
  })
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing && /[\r\n]/.test(field.value))
      field.value = field.value.replace(/[\r\n]+/g, ' ')
    fitHeight(field)
    onInput()
  })
  return field
}

/** For browsers that do not know `field-sizing`. */
export const fitHeight = (field: HTMLTextAreaElement): void => {
  if (CSS.supports('field-sizing', 'content')) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}
