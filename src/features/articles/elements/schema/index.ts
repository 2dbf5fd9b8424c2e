import type { Extensions, NodeViewRenderer } from '@tiptap/core'
import { Blockquote, Doc, HardBreak, Heading, HorizontalRule, Paragraph, Text } from './blocks.ts'
import { CodeBlock } from './code-block.ts'
import { Embed } from './embed.ts'
import { Figure } from './figure.ts'
import { Footnote, FootnoteKeeping, FootnoteReference, Footnotes } from './footnotes.ts'
import { Formula, FormulaBlock } from './formulas.ts'
import { Gallery, GalleryKeeping } from './gallery.ts'
import { BulletList, ListItem, OrderedList } from './lists.ts'
import { Bold, Claim, Code, Italic, Link, Strike, Subscript, Superscript } from './marks.ts'
import { Table, TableCell, TableEditing, TableHeader, TableRow } from './tables.ts'

export type NodeViews = Record<'figure' | 'gallery' | 'embed' | 'codeBlock' | 'formula', NodeViewRenderer>

/** The document's schema for the editor: the same nodes, marks and attributes as the server's. */
export const documentExtensions = (views?: NodeViews, article = ''): Extensions => [
  Doc,
  Text,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  CodeBlock.configure({ view: views?.codeBlock ?? null }),
  HorizontalRule,
  HardBreak,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Figure.configure({ view: views?.figure ?? null }),
  Gallery.configure({ view: views?.gallery ?? null }),
  Embed.configure({ view: views?.embed ?? null }),
  Formula.configure({ view: views?.formula ?? null }),
  FormulaBlock.configure({ view: views?.formula ?? null }),
  Footnotes,
  Footnote,
  FootnoteReference,
  Claim.configure({ article }),
  Link,
  Bold,
  Italic,
  Strike,
  Subscript,
  Superscript,
  Code,
  TableEditing,
  FootnoteKeeping,
  GalleryKeeping,
]
