import type { EditorData, EditorPicture, EditorTexts } from './editor-data.ts'
import type { Notices } from './notices.ts'

/** What the parts of the editor share. */
export type Desk = {
  texts: EditorTexts
  paths: EditorData['paths']
  locale: EditorData['locale']
  pictures: Map<string, EditorPicture>
  notices: Notices
  articleId: string
}

/** Address of a picture as the editor shows it: the widest size that the column needs. */
export const pictureAddress = (desk: Desk, hash: string): string => {
  const sizes = (desk.pictures.get(hash)?.variants ?? []).filter(({ name, width }) => /^\d+$/.test(name) && width)
  const fitting = sizes.filter(({ width }) => (width ?? 0) <= 960).sort((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]
  return `/media/${hash}/${fitting?.name ?? 'full'}`
}
