import * as z from 'zod'
import { claimAttributes } from './claims/claim-mark.ts'
import { isLinkTarget, isWebAddress } from './links.ts'

/** What one document may hold at most. Depth counts nodes below the root, bytes those of its JSON in UTF-8. */
export const documentLimits = {
  depth: 20,
  bytes: 1_000_000,
  characters: 100_000,
  nodes: 50_000,
  figures: 2_000,
  embeds: 50,
  alt: 500,
  credit: 200,
  tex: 2_000,
  span: 100,
  gallery: 20,
} as const

const footnoteId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const tex = z.string().trim().min(1).max(documentLimits.tex)
const pixels = z.int().min(1).max(100_000).nullable().default(null)
const span = z.int().min(1).max(documentLimits.span).default(1)
const cell = z.strictObject({
  colspan: span,
  rowspan: span,
  colwidth: z.null().default(null),
  align: z.enum(['left', 'center', 'right']).nullable().default(null),
})

const attributes = {
  heading: z.strictObject({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
  orderedList: z.strictObject({ start: z.int().min(0).max(999_999_999).default(1) }),
  codeBlock: z.strictObject({
    language: z
      .string()
      .regex(/^[A-Za-z0-9+#._-]{1,40}$/)
      .nullable()
      .default(null),
  }),
  tableHeader: cell,
  tableCell: cell,
  figure: z.strictObject({
    media: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
    width: pixels,
    height: pixels,
    alt: z.string().max(documentLimits.alt).default(''),
    credit: z.string().max(documentLimits.credit).default(''),
    original: z.string().refine(isWebAddress).nullable().default(null),
  }),
  embed: z.strictObject({ article: z.string().regex(/^[0-9a-hjkmnp-tv-z]{13}$/) }),
  formula: z.strictObject({ tex }),
  formulaBlock: z.strictObject({ tex }),
  footnoteReference: z.strictObject({ id: footnoteId }),
  footnote: z.strictObject({ id: footnoteId }),
}

type Rule = { group?: 'block' | 'inline'; content?: string; marks?: '' }

/**
 * Every node of a document. `group`, `content` and `marks` are ProseMirror's own expressions (here only sequences of
 * names with `+`, `*`, `?` or `{2,20}`), so that the editor can be built from the same table.
 */
export const nodeRules = {
  doc: { content: 'block+ footnotes?' },
  paragraph: { group: 'block', content: 'inline*' },
  heading: { group: 'block', content: 'inline*' },
  bulletList: { group: 'block', content: 'listItem+' },
  orderedList: { group: 'block', content: 'listItem+' },
  listItem: { content: 'paragraph block*' },
  blockquote: { group: 'block', content: 'block+' },
  codeBlock: { group: 'block', content: 'text*', marks: '' },
  horizontalRule: { group: 'block' },
  table: { group: 'block', content: 'tableRow+' },
  tableRow: { content: '(tableHeader|tableCell)+' },
  tableHeader: { content: 'block+' },
  tableCell: { content: 'block+' },
  figure: { group: 'block', content: 'inline*' },
  gallery: { group: 'block', content: 'figure{2,20}' },
  embed: { group: 'block' },
  formulaBlock: { group: 'block' },
  footnotes: { content: 'footnote+' },
  footnote: { content: 'paragraph+' },
  text: { group: 'inline' },
  hardBreak: { group: 'inline' },
  formula: { group: 'inline' },
  footnoteReference: { group: 'inline' },
} as const satisfies Record<string, Rule>

/** Every mark, in the order in which marks stand on a text (outermost first). */
export const markRules = {
  claim: claimAttributes,
  link: z.strictObject({ href: z.string().refine(isLinkTarget) }),
  bold: null,
  italic: null,
  strike: null,
  subscript: null,
  superscript: null,
  code: null,
} as const satisfies Record<string, z.ZodType | null>

/** The schema of a node's attributes, where it has any. */
export function attributesOf(type: NodeType): z.ZodType | undefined {
  return Object.hasOwn(attributes, type) ? attributes[type as keyof typeof attributes] : undefined
}

export type NodeType = keyof typeof nodeRules
export type MarkType = keyof typeof markRules
type Attributes = { [T in keyof typeof attributes]: z.output<(typeof attributes)[T]> }
type MarkAttributes = {
  [T in MarkType]: (typeof markRules)[T] extends z.ZodType ? z.output<(typeof markRules)[T]> : never
}

export type DocumentMark = {
  [T in MarkType]: [MarkAttributes[T]] extends [never]
    ? { type: T; attrs?: undefined }
    : { type: T; attrs: MarkAttributes[T] }
}[MarkType]

type TextNode = { type: 'text'; text: string; marks?: DocumentMark[]; attrs?: undefined; content?: undefined }
type ElementNode<T extends NodeType> = {
  type: T
  content?: DocumentNode[]
  marks?: DocumentMark[]
} & (T extends keyof Attributes ? { attrs: Attributes[T] } : { attrs?: undefined })

export type NodeOf<T extends NodeType> = T extends 'text' ? TextNode : ElementNode<T>
/** Any node of a document; `type` tells which attributes it has. */
export type DocumentNode = { [T in NodeType]: NodeOf<T> }[NodeType]
/** A whole document, as `readDocument` gives it back: checked, with every default filled in. */
export type WenhaoDocument = NodeOf<'doc'>

/** A document with nothing in it, where writing begins. */
export function emptyDocument(): WenhaoDocument {
  return { type: 'doc', content: [{ type: 'paragraph' }] }
}
