import { make } from '../make.ts'

/** Opens the machine's own picker; an empty list when nothing was chosen. */
export const chooseFiles = (isMultiple: boolean): Promise<File[]> =>
  new Promise((resolve) => {
    const accept = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/*'
    const field = make('input', { type: 'file', accept, multiple: isMultiple, hidden: true, class: 'editor-files' })
    const done = () => {
      resolve([...(field.files ?? [])])
      field.remove()
    }
    field.addEventListener('change', done)
    field.addEventListener('cancel', done)
    document.body.append(field) // Safari opens the picker only for a field in the page
    field.click()
  })
