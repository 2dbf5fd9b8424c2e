import MarkdownIt from 'markdown-it'
import { readBareAddresses } from './bare-addresses.ts'
import { readFormulas } from './formulas.ts'
import { readNotes } from './notes.ts'

// Deeper than `tame` lets blocks go, for beyond this the parser drops them; its stack holds many times this.
const maxNesting = 500

/** Reads Markdown into tokens: CommonMark with tables, strikes, footnotes, formulas, bare addresses and HTML. */
export const parser = new MarkdownIt({ html: true, maxNesting })
// Every address goes into the HTML as it was written: whoever reads that decides what an address may be.
parser.validateLink = () => true
parser.normalizeLink = (address) => address
parser.normalizeLinkText = (address) => address
parser.use(readFormulas).use(readNotes).use(readBareAddresses)
