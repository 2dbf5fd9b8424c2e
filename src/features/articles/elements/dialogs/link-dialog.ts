import type { Editor } from '@tiptap/core'
import type { EditorTexts } from '../editor-data.ts'
import { make } from '../make.ts'
import { isLinkTarget } from '../schema/addresses.ts'
import { makeField, openDialog } from './dialog.ts'

/** What the person meant by what they typed: an address without its scheme gets one, a mailbox becomes mailto. */
export const meantAddress = (typed: string): string => {
  const address = typed.trim()
  if (/^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/.test(address)) return `mailto:${address}`
  return /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:[/:?#]|$)/.test(address) ? `https://${address}` : address
}

export const openLinkDialog = (editor: Editor, texts: EditorTexts): void => {
  const { dialogs, link } = texts
  editor.commands.extendMarkRange('link')
  const current: string = editor.getAttributes('link').href ?? ''
  const { empty } = editor.state.selection
  const address = make('input', {
    type: 'text',
    inputmode: 'url',
    value: current,
    maxlength: 2000,
    autocomplete: 'off',
  })
  const words = make('input', { type: 'text', maxlength: 500, autocomplete: 'off' })
  const addressField = makeField(link.address, address, link.help)
  const close = () => {
    dialog.close()
    editor.commands.focus()
  }
  const remove = () => {
    editor.chain().unsetMark('link').run()
    close()
  }
  const apply = () => {
    const href = meantAddress(address.value)
    if (!isLinkTarget(href)) return addressField.refuse(link.wrong)
    const mark = { type: 'link', attrs: { href } }
    const text = words.value.trim() || href
    if (empty) editor.commands.insertContent({ type: 'text', text, marks: [mark] })
    else editor.commands.setMark('link', { href })
    close()
  }
  const dialog = openDialog({
    heading: link.heading,
    body: [addressField.element, ...(empty ? [makeField(link.text, words).element] : [])],
    buttons: [
      make('button', { class: 'btn btn-main' }, dialogs.apply),
      ...(current ? [make('button', { type: 'button', class: 'btn', onclick: remove }, dialogs.remove)] : []),
      make('button', { type: 'button', class: 'btn btn-quiet', onclick: close }, dialogs.cancel),
    ],
    onSubmit: apply,
  })
  address.select()
}
