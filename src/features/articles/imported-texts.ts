import { hash } from 'node:crypto'
import { type Claim, canonical, plainText, renderDocument } from '#features/document/index.ts'
import type { Picture } from '#features/media/index.ts'
import { citedSources } from './claims/cited-sources.ts'
import type { Content } from './insert-revision.ts'
import { listColumnsWith } from './list-columns.ts'
import { labelsFor } from './text-labels.ts'

/** All that is stored of an article's words, so that no document needs to be read to write it. */
export type ImportedTexts = ReturnType<typeof textsOf>

type Known = { pictures?: ReadonlyMap<string, Picture>; claims?: readonly Claim[]; text?: string }

/** Asks nobody, and may run in a thread. `pictures` are those that it shows, `claims` those answered, `text` is its plain text. */
export const textsOf = (
  { details, document }: Content,
  { pictures = new Map(), claims = [], text = plainText(document) }: Known = {},
) => {
  const json = { details: canonical(details), document: canonical(document) }
  return {
    json,
    text,
    hash: hashOfFirst(json),
    html: renderDocument(document, {
      labels: labelsFor(details.language),
      pictures,
      claims,
      cited: citedSources(details.sources),
    }),
    columns: listColumnsWith({ details, document }, pictures, text),
  }
}

// What `revisionHash` makes of the same content with no revision before it.
const hashOfFirst = ({ details, document }: { details: string; document: string }): string =>
  hash('sha256', `{"details":${details},"document":${document},"parent":null}`)
