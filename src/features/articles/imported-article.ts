import type { Claim } from '#features/document/index.ts'
import type { Content } from './insert-revision.ts'

export type ImportedArticle = Content & {
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
export type Placed = ImportedArticle & { id: string; revisionId: string; claims: Claim[] }
export type Published = Placed & { publishedAt: Date }
