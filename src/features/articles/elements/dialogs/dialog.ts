import { freshId, icon, make } from '../make.ts'

type Opening = { heading: string; body: Node[]; buttons: HTMLButtonElement[]; onSubmit?: () => void; isWide?: boolean }

/** Opens a modal window as a form; Esc and its cancel button close it, and the focus goes back to where it was. */
export const openDialog = ({ heading, body, buttons, onSubmit, isWide }: Opening): HTMLDialogElement => {
  const before = document.activeElement as HTMLElement | null
  const id = freshId('dialog')
  const form = make('form', { method: 'dialog', novalidate: true }, make('h2', { id }, heading), ...body)
  form.append(make('p', { class: 'row' }, ...buttons))
  const dialog = make('dialog', { class: isWide ? 'box box-wide' : 'box', 'aria-labelledby': id }, form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    onSubmit?.()
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    giveFocusBack(before)
  })
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

// Chromium gives the focus back but leaves the cursor in the window that is gone: what one types next would be lost.
// An editor that is focused anew puts its cursor where it was.
const giveFocusBack = (before: HTMLElement | null): void => {
  const now = document.activeElement as HTMLElement | null
  const isAdrift = now?.isContentEditable && !now.contains(getSelection()?.anchorNode ?? null)
  if (isAdrift) now.blur()
  if (isAdrift || now === document.body) (isAdrift ? now : before)?.focus()
}

/** A field with its label, help and the place for its error. */
export const makeField = (
  label: string,
  field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  help = '',
) => {
  field.id ||= freshId('field')
  field.classList.add('inp')
  const error = make('p', { class: 'err', id: `${field.id}-error`, role: 'alert', hidden: true })
  const helpLine = help ? make('p', { class: 'help', id: `${field.id}-help` }, help) : undefined
  field.setAttribute('aria-describedby', [helpLine?.id, error.id].filter(Boolean).join(' '))
  const shown = field instanceof HTMLSelectElement ? make('div', { class: 'pick' }, field, icon('down')) : field
  const element = make('div', { class: 'field' }, make('label', { for: field.id }, label), shown, helpLine, error)
  const refuse = (sentence: string) => {
    error.textContent = sentence
    error.hidden = sentence === ''
    if (sentence) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
    if (sentence) field.focus()
  }
  return { element, refuse }
}
