import { readDocument } from '#features/document/browser.ts'
import type { Content } from '../editor-data.ts'

/** A content in one spelling: whatever was trimmed, filled in or reordered on the way, equal texts give equal strings. */
export const spelled = ({ title, language, sources, document }: Content): string => {
  const reading = readDocument(document)
  const written = sources.map((source) => Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify([title.trim(), language, written, reading.ok ? reading.document : document])
}

export const isSame = (a: Content, b: Content): boolean => spelled(a) === spelled(b)
