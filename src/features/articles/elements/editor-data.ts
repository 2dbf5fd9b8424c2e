import type { Details } from '#features/articles/details.ts'
import type { WenhaoDocument } from '#features/document/browser.ts'
import type { Locale, Messages } from '#ui/messages/index.ts'

/** The part of an article that the editor changes; everything else is set on the pages of steps 2 and 3. */
export type Content = Pick<Details, 'title' | 'language' | 'sources'> & { document: WenhaoDocument }

/** A draft as the server hands it out. */
export type ServerDraft = {
  version: number
  details: Details
  document: WenhaoDocument
  editedAt: string
  editedBy: string | null
}

export type EditorPicture = {
  width: number | null
  height: number | null
  variants: { name: string; width: number | null }[]
}

export type EditorTexts = Messages['editor'] &
  Pick<Messages['writing'], 'gallery' | 'picker' | 'embedding'> &
  Pick<Messages, 'asking'> &
  Pick<Messages['claims'], 'reasons'> & { sources: SourceTexts }

type SourceTexts = Messages['sourceForm'] & Pick<Messages['citing'], 'kinds' | 'protectedPerson'>

/** What the page gives to `<article-editor>`, as JSON in the script element inside it. */
export type EditorData = {
  article: { id: string; state: string; isPublished: boolean; creator: { id: string; handle: string; name: string } }
  draft: ServerDraft
  paths: {
    draft: string
    revisions: string
    comparison: string
    restoration: string
    declaration: string
    preview: string
    media: string
    library: string
    embed: string // before the id of an article
    signIn: string
  }
  pictures: Record<string, EditorPicture>
  locale: Locale
  texts: EditorTexts
  viewer: { id: string; name: string }
  icons?: string // address of the icon sprite
  /** Addresses of the thread that finds claims and of its models. */
  finder?: { worker: string; models: Record<'zh' | 'en', string> }
}

export const contentOf = (draft: ServerDraft): Content => ({
  title: draft.details.title,
  language: draft.details.language,
  sources: draft.details.sources,
  document: draft.document,
})
