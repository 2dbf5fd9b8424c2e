import type { Claim } from './claims/claims-in.ts'
import type { CitedSource, ClaimLabels, ShownClaim } from './reading/shown-claims.ts'
import type { DocumentNode, NodeOf } from './schema.ts'

/** The words a rendering needs, in the language of the text. */
export type DocumentLabels = {
  /** Names a table for screen readers and says that it scrolls sideways. */
  table: (number: number) => string
  footnotes: string
  footnote: (number: number) => string
  backToText: (number: number) => string
  /** Names the link to a large picture that has no description of its own. */
  openPicture: string
  missingPicture: string
  hiddenPicture: string
  originalPicture: string
  /** Names a group of pictures for screen readers. */
  gallery: (count: number) => string
  /** What stands where another article of this site is embedded, as long as nothing better is known of it. */
  embeddedArticle: string
  claims: ClaimLabels
}

/** A stored picture; `variants` are the sizes it can be fetched in. */
export type Picture = { width: number; height: number; variants: readonly { name: string; width: number }[] }

export type RenderOptions = {
  labels: DocumentLabels
  /** By content hash; a picture that is not here is shown as missing. */
  pictures?: ReadonlyMap<string, Picture>
  /** Hashes of those that a decision has taken from readers: neither their words nor their origin are shown. */
  hidden?: ReadonlySet<string>
  /** Where pictures are fetched, before `/<hash>/<variant>`; `/media` when it is left out. */
  media?: string
  /** Of this very document, as `claimsIn` found them: each gets its mark, and its note beside the text. */
  claims?: readonly Claim[]
  /** The sources that they name, by the id that a source has within its article. */
  cited?: ReadonlyMap<string, CitedSource>
}

export type Footnote = { number: number; references: number; node: NodeOf<'footnote'> }

/** What is known while one document is being rendered. */
export type Rendering = Required<Omit<RenderOptions, 'claims' | 'cited'>> & {
  headingIds: string[]
  /** By the id they have in the document, in the order in which the text first refers to them. */
  footnotes: Map<string, Footnote>
  counts: { headings: number; tables: number; figures: number }
  references: Map<string, number>
  shown: Map<DocumentNode, ShownClaim[]>
  /** Notes that wait for the end of the block they belong to; `holds` counts blocks that keep them to their own end. */
  notes: { waiting: string[]; holds: number; stood: Set<number> }
}
