import { type Conversion, fromHtml, type HtmlOptions } from '../from-html/index.ts'
import { markDollars } from './dollars.ts'
import { aidEmphasis } from './emphasis.ts'
import { placeInlineNotes } from './inline-notes.ts'
import { mendLinks } from './mend-links.ts'
import { parser } from './parser.ts'
import { restore } from './stand-ins.ts'
import { keepCells } from './table-rows.ts'
import { tame } from './tame.ts'
import { tokensToHtml } from './to-html.ts'

/** A longer text is cut here: many times what a document may hold. */
const maxMarkdown = 1_000_000

/**
 * Makes a document of Markdown: CommonMark with tables, strikes, footnotes, formulas and HTML. It reads what Chinese
 * authors and authors of prices meant where the letter of the rules says otherwise. Never throws.
 */
export function fromMarkdown(markdown: string, options: HtmlOptions = {}): Conversion {
  const conversion = fromHtml(markdownHtml(markdown), options)
  const over = markdown.length - maxMarkdown
  return over > 0 ? { ...conversion, lost: [...conversion.lost, { what: 'cut', count: over }] } : conversion
}

/** The HTML that Markdown stands for, not yet safe for anybody to see: it goes through `fromHtml`. */
export function markdownHtml(markdown: string): string {
  const written = markdown
    .slice(0, maxMarkdown)
    .replace(/[\uFDD0-\uFDEF]/g, '\uFFFD')
    .replace(/\r\n?/g, '\n')
  const source = aidEmphasis(tame(markDollars(placeInlineNotes(keepCells(mendLinks(written))))))
  const env = {}
  return restore(tokensToHtml(parser.parse(source, env), env))
}
