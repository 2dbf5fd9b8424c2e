import { hash } from 'node:crypto'

/** An article as it stands in an archive, before it becomes ours. */
export type Item = {
  /** Where it stands in the archive, for people: `line 12`, `item 3 (Hello)`, `posts/hello.md`. */
  where: string
  site: string // the source site, part of its identity
  key: string // its id within that site
  digest: string // of its title and text: tells whether two items with one id are the same
  title: string
  format: 'html' | 'markdown' | 'text' | 'document'
  body: unknown // text, or a document of ours
  base?: string | undefined // the address of its page, by which relative links are read
  state: 'published' | 'draft'
  isListed: boolean
  language?: string | undefined
  byline: string
  channel: string
  channels?: string[] // further ones
  place?: string
  tags: string[]
  excerpt: string
  published?: Date | undefined
  updated?: Date | undefined
  addresses: string[] // old addresses of its page, whole or as paths
  file?: string | undefined // the path of its source, by which other items may link to it
  folder?: string | undefined // where, within the archive, its pictures stand whose address is only a name
  sources: unknown[]
  claims?: unknown[] // what the author answered about sentences of the text; see place-claims.ts
  declaration?: unknown
  cover?: { src: string; alt: string; credit: string } | undefined
  comments: ItemComment[]
  notes: Record<string, unknown> // what we have no place for, kept as it is
  lost: Loss[] // what the reader of the archive could not bring along
}

export type ItemComment = { key: string; parent: string | null; author: string; body: string; at: Date | undefined }

/** Something of an item that did not come along, in words for the report, and how often. */
export type Loss = { what: string; count: number }

/** What a reader of an archive yields: an item, one that cannot be used and why, or one that is passed over. */
export type Read = { item: Item } | { refused: { where: string; reason: string } } | { skipped: string }

/** An id for an item that brings none: the same text gives the same id. */
export const keyOfText = (...texts: string[]): string => hash('sha256', texts.join('\u0000')).slice(0, 32)
