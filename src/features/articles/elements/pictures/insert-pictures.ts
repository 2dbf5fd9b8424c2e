import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { documentLimits } from '#features/document/browser.ts'
import type { EditorPicture } from '../editor-data.ts'

export type StoredPicture = EditorPicture & { hash: string }

export const attributesOf = ({ hash, width, height }: StoredPicture) => ({ media: hash, width, height })

/** Puts pictures that are stored already into a gallery at a position. */
export const insertPicturesAt = (view: EditorView, pictures: StoredPicture[], at: number): void => {
  const figures = figuresOf(view, pictures)
  if (figures.length > 0) view.dispatch(view.state.tr.insert(at, figures))
}

/** Puts them between blocks: one as it is, several as a gallery. */
export const insertPicturesBetween = (view: EditorView, pictures: StoredPicture[], at: number): void => {
  const figures = figuresOf(view, pictures).slice(0, documentLimits.gallery)
  const block = figures.length > 1 ? view.state.schema.nodes.gallery?.create(null, figures) : figures[0]
  if (block) view.dispatch(view.state.tr.insert(at, block).scrollIntoView())
  view.focus()
}

const figuresOf = (view: EditorView, pictures: StoredPicture[]): DocumentNode[] =>
  pictures.flatMap((picture) => view.state.schema.nodes.figure?.create(attributesOf(picture)) ?? [])
