import { createHash } from 'node:crypto'
import { canonical } from '#features/document/index.ts'

/**
 * SHA-256 over the canonical JSON of an article's details and text and over the hash of the revision before it: who
 * changes one revision of the past breaks every later one.
 */
export const revisionHash = (content: { details: unknown; document: unknown }, parentHash: string | null): string =>
  createHash('sha256')
    .update(canonical({ details: content.details, document: content.document, parent: parentHash }))
    .digest('hex')
