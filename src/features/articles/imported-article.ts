import type { Claim, WenhaoDocument } from '#features/document/index.ts'
import type { Details } from './details.ts'
import type { ImportedTexts } from './imported-texts.ts'

/** Either its document, or, where that has no stored picture and no answered claim, what was made of it already. */
export type Words = { document: WenhaoDocument; texts?: undefined } | { texts: ImportedTexts; document?: undefined }

export type ImportedArticle = Words & {
  details: Details
  /** The id that it gets where nobody has it; without, any. */
  wishedId?: string
  creatorId: string
  by: string | null
  /** When its first readers saw it; undefined: it stays a draft. */
  publishedAt?: Date
  updatedAt?: Date
  /** False for pages, which stay off the lists. */
  isListed?: boolean
}

/** With the ids it got, and the claims that its author answered; a job asks the machine afterwards. */
export type Placed = Omit<ImportedArticle, 'texts'> & {
  texts: ImportedTexts
  id: string
  revisionId: string
  claims: Claim[]
}
export type Published = Placed & { publishedAt: Date }
