import { hash } from 'node:crypto'
import { canonical, plainText } from '#features/document/index.ts'
import type { Picture } from '#features/media/index.ts'
import type { Content } from './insert-revision.ts'
import { listColumnsWith } from './list-columns.ts'

/** All that is stored of an article's words, so that no document needs to be read to write it. */
export type ImportedTexts = ReturnType<typeof textsOf>

type Known = { pictures?: ReadonlyMap<string, Picture>; text?: string }

/**
 * Asks nobody, and may run in a thread. `pictures` are those that it shows, `text` is its plain text. Its HTML is not
 * among them: it is made for the first who reads it, once the machine has been asked about its claims.
 */
export const textsOf = (
  { details, document }: Content,
  { pictures = new Map(), text = plainText(document) }: Known = {},
) => {
  const json = { details: canonical(details), document: canonical(document) }
  return {
    json,
    text,
    hash: hashOfFirst(json),
    columns: listColumnsWith({ details, document }, pictures, text),
  }
}

// What `revisionHash` makes of the same content with no revision before it.
const hashOfFirst = ({ details, document }: { details: string; document: string }): string =>
  hash('sha256', `{"details":${details},"document":${document},"parent":null}`)
