import type { DocumentNode, WenhaoDocument } from '#features/document/index.ts'
import type { Problem } from '#ui/messages/index.ts'
import type { Declaration, Details } from './details.ts'
import type { ChangeKind, Content } from './insert-revision.ts'

/** What can be missing, by the field where one mends it. */
export type Lacks = Partial<Record<string, Problem>>

/** What still stands between a draft and its readers. Empty: it can be published. */
export const lacking = (content: Content): Lacks => ({
  ...(content.details.title === '' && { title: 'required' as const }),
  ...(isEmptyText(content.document) && { document: 'text-missing' as const }),
  ...(content.details.channels.length === 0 && { channels: 'choose-one' as const }),
  ...undeclared(content.details),
})

/** The declaration is a step that cannot be skipped: readers are told where a text comes from. */
export const undeclared = ({ declaration, sources }: Pick<Details, 'declaration' | 'sources'>): Lacks => ({
  ...(declaration.origin === null && { origin: 'choose-one' as const }),
  ...(declaration.origin === 'reprint' && declaration.originOf === '' && { originOf: 'required' as const }),
  ...(declaration.origin === 'reprint' && declaration.originLeave === '' && { originLeave: 'required' as const }),
  ...(declaration.origin === 'compiled' && sources.length === 0 && { sources: 'sources-missing' as const }),
  ...(declaration.genres.length === 0 && { genres: 'choose-one' as const }),
  ...(declaration.ai === null && { ai: 'choose-one' as const }),
  ...(!isPastDate(declaration.happened) && { happened: 'no-such-date' as const }),
})

/** A republication says what it is, and a correction says why. */
export const unexplained = (kind: ChangeKind | undefined, reason: string): Lacks => ({
  ...((kind === undefined || kind === 'first') && { kind: 'choose-one' as const }),
  ...(kind === 'correction' && reason.trim() === '' && { reason: 'required' as const }),
  ...(reason.length > 1000 && { reason: 'too-long' as const }),
})

/** 2019, 2019-05 or 2019-05-04, a day that the calendar has. Empty is fine too. */
export const isPastDate = (text: string): boolean => {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!parts) return text === ''
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const isEmptyText = (document: WenhaoDocument): boolean => !document.content?.some(hasSomething)

const hasSomething = (node: DocumentNode): boolean =>
  (node.type === 'text' && node.text.trim() !== '') ||
  (node.type === 'figure' && (node.attrs.media ?? node.attrs.original) !== null) ||
  node.type === 'formula' ||
  node.type === 'formulaBlock' ||
  (node.content?.some(hasSomething) ?? false)

/** A tag as addresses compare it: 城市 and 城市 in another form are one. */
export const tagKey = (label: string): string => label.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** The tags of an article, each once, under the address they have. */
export const tagRows = (labels: readonly string[]): { tag: string; label: string }[] => {
  const rows = new Map<string, { tag: string; label: string }>()
  for (const label of labels) {
    const tag = tagKey(label).slice(0, 40)
    if (tag && !rows.has(tag)) rows.set(tag, { tag, label })
  }
  return [...rows.values()]
}

/** What is told beside the title, before anybody reads on. */
export const isAdvertisement = (declaration: Declaration): boolean => declaration.genres.includes('advertisement')
