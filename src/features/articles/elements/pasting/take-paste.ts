import type { Slice } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { dropPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import type { Desk } from '../desk.ts'
import { fill } from '../make.ts'
import type { Uploads } from '../pictures/uploads.ts'
import { isWebAddress } from '../schema/addresses.ts'
import { cleanHtml } from './clean-html.ts'
import { isFromEditor, isPassage, type PageOf, pageOf, withoutHeader } from './passage-origin.ts'
import { sliceOfHtml, sliceOfText } from './slices.ts'
import { parseStrangeHtml } from './trusted-html.ts'

type Means = {
  desk: Desk
  uploads: () => Uploads
  /** Told of each pasted passage that its author might have from elsewhere. */
  onPassage?: (from: number, to: number, page: PageOf) => void
}

/** Takes what is pasted or dropped from outside: files are uploaded, text is cleaned to what a document may hold. */
export const takePaste = (means: Means): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => {
          if (view.composing || !event.clipboardData) return false
          event.preventDefault()
          insert(view, event, event.clipboardData, means)
          return true
        },
        drop: (view, event) => {
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
          if (view.dragging || !event.dataTransfer || at === undefined) return false
          event.preventDefault()
          drop(view, event, event.dataTransfer, at, means)
          return true
        },
      },
    },
  })

const picturesOf = (data: DataTransfer): File[] => [...data.files]

// A browser's "copy picture" gives the file and an <img>; a spreadsheet gives a table and a picture of it.
const isOnlyPicture = (html: string): boolean => {
  const { body } = parseStrangeHtml(html)
  return body.textContent?.trim() === ''
}

const insert = (view: EditorView, event: ClipboardEvent, data: DataTransfer, means: Means): void => {
  const files = picturesOf(data)
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  if (files.length > 0 && (html ? isOnlyPicture(html) : text === '')) return means.uploads().take(files)
  const { $from, empty } = view.state.selection
  if ($from.parent.type.spec.code)
    return view.dispatch(view.state.tr.insertText(text.replace(/\r\n?/g, '\n')).scrollIntoView())
  if (!empty && isWebAddress(text.trim())) return linkSelection(view, text.trim())
  const slice = html ? readHtml(view, html, means) : sliceOfText(view.state.schema, text)
  if (view.someProp('handlePaste', (handle) => handle(view, event, slice))) return
  const only =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1 && slice.content.firstChild
  const change = only ? view.state.tr.replaceSelectionWith(only, false) : view.state.tr.replaceSelection(slice)
  const { from, to } = view.state.selection
  view.dispatch(change.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
  if (isPassage(text) && !isFromEditor(html))
    means.onPassage?.(change.mapping.map(from, -1), change.mapping.map(to), pageOf(html, parseStrangeHtml(html)))
}

const linkSelection = (view: EditorView, href: string): void => {
  const { from, to } = view.state.selection
  const mark = view.state.schema.marks.link?.create({ href })
  if (mark) view.dispatch(view.state.tr.addMark(from, to, mark))
}

const drop = (view: EditorView, event: DragEvent, data: DataTransfer, at: number, means: Means): void => {
  const files = picturesOf(data)
  view.focus()
  if (files.length > 0) return means.uploads().take(files, at)
  const html = data.getData('text/html')
  const slice = html ? readHtml(view, html, means) : sliceOfText(view.state.schema, data.getData('text/plain'))
  if (slice.size === 0 || view.someProp('handleDrop', (handle) => handle(view, event, slice, false))) return
  const place = dropPoint(view.state.doc, at, slice) ?? at
  const change = view.state.tr.replace(place, place, slice)
  const end = change.mapping.map(place)
  view.dispatch(change.setSelection(TextSelection.near(change.doc.resolve(end), -1)).setMeta('uiEvent', 'drop'))
}

const readHtml = (view: EditorView, html: string, { desk, uploads }: Means): Slice => {
  const { body, files, remote, lost } = cleanHtml(parseStrangeHtml(withoutHeader(html)))
  const { pastedRemote, pastedLocal } = desk.texts.pictures
  if (remote > 0) desk.notices.say('remote', fill(pastedRemote, { n: remote }))
  if (lost > 0) desk.notices.say('lost', fill(pastedLocal, { n: lost }))
  if (files.length > 0) setTimeout(() => uploads().take(files)) // after the text they came with
  return sliceOfHtml(view.state.schema, body, view.state.selection.$from)
}
