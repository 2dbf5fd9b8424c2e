import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { documentLimits } from '#features/document/browser.ts'
import type { EditorTexts } from '../editor-data.ts'
import { showFormula } from '../formulas/show-formula.ts'
import { make } from '../make.ts'
import { makeField, openDialog } from './dialog.ts'

const selectedFormula = (editor: Editor) => {
  const { selection } = editor.state
  return selection instanceof NodeSelection && selection.node.type.name.startsWith('formula')
    ? selection.node
    : undefined
}

/** Writes a formula in TeX with its picture below; changes the selected one or puts a new one at the cursor. */
export const openFormulaDialog = (editor: Editor, texts: EditorTexts): void => {
  const { dialogs, formula } = texts
  const current = selectedFormula(editor)
  const tex = make('textarea', { rows: 3, spellcheck: 'false', autocapitalize: 'none', class: 'tex' })
  const block = make('input', { type: 'checkbox' })
  const preview = make('div', { class: 'formula-preview', 'aria-label': formula.preview, role: 'img' })
  const hint = make('p', { class: 'help', role: 'status' })
  tex.value = current?.attrs.tex ?? editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to)
  block.checked = current?.type.name === 'formulaBlock'
  const field = makeField(formula.tex, tex, formula.help)
  const draw = async () => {
    field.refuse('')
    const isReadable = tex.value.trim() === '' || (await showFormula(preview, tex.value, block.checked))
    if (tex.value.trim() === '') preview.replaceChildren()
    hint.textContent = isReadable ? '' : formula.wrong
  }
  tex.addEventListener('input', () => void draw())
  block.addEventListener('change', () => void draw())
  const close = () => {
    dialog.close()
    editor.commands.focus()
  }
  const apply = () => {
    const written = tex.value.trim()
    if (written === '') return field.refuse(formula.empty)
    if (written.length > documentLimits.tex) return field.refuse(formula.tooLong)
    editor.commands.insertContent({ type: block.checked ? 'formulaBlock' : 'formula', attrs: { tex: written } })
    close()
  }
  const dialog = openDialog({
    heading: formula.heading,
    body: [field.element, make('label', { class: 'choice' }, block, make('span', {}, formula.block)), preview, hint],
    buttons: [
      make('button', { class: 'btn btn-main' }, dialogs.apply),
      make('button', { type: 'button', class: 'btn btn-quiet', onclick: close }, dialogs.cancel),
    ],
    onSubmit: apply,
  })
  tex.focus()
  void draw()
}
