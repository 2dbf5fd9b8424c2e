import { proseAndCode } from './prose-and-code.ts'

// Where links of the same text lead.
const named: [RegExp, string] = [
  /^(#{1,6}[ \t][^\n]{1,500}?)[ \t]*\{#([\w\p{L}.:-]{1,100})\}[ \t]*$/gmu,
  '$1 <a id="$2"></a>',
]

const rules: [RegExp, string][] = [
  [/\{::comment\}[^{}]{0,20000}\{:\/(?:comment)?\}/g, ''],
  [/\{:[:/][^{}\n]{0,300}\}/g, ''],
  [/^[ \t]{0,12}(?:[*+-]|\d\.)[ \t][^\n]{0,200}\n[ \t]{0,12}\{:\s?toc[^{}\n]{0,100}\}[ \t]*$/gim, ''],
  [/^[ \t>]{0,12}\{:[^{}\n]{0,300}\}[ \t]*$/gm, ''],
  [/(?<=[)*_`\]>])\{:[^{}\n]{0,300}\}/g, ''],
  named,
  // Markdown within a block of HTML is read after an empty line.
  [
    /(<(?:div|section|aside|article|details|figure)\b[^<>\n]{0,500}?) markdown="(?:1|block|span)"([^<>\n]{0,500}>)/gi,
    '$1$2\n\n',
  ],
]

/** Markdown whose headings bear names of their own, as Hugo reads it. */
export const tidyHeadings = (markdown: string): string => outsideFences(markdown, [named], (code) => code)

/** Markdown as Jekyll reads it, without the classes and names that kramdown's authors hang on everything. */
export const tidyKramdown = (markdown: string): string => outsideFences(markdown, rules, withoutRaw)

const outsideFences = (markdown: string, changes: [RegExp, string][], changeCode: (code: string) => string): string =>
  /\{[:#%]| markdown="/.test(markdown)
    ? proseAndCode(markdown)
        .map(({ part, isCode }) =>
          isCode
            ? changeCode(part)
            : changes.reduce((text, [pattern, instead]) => text.replace(pattern, instead), part),
        )
        .join('')
    : markdown

// Liquid is read in fenced code as well: there this tag keeps it from being read.
const withoutRaw = (code: string): string =>
  code.replace(/^[ \t]*\{%-?\s?(?:end)?raw\s?-?%\}[ \t]*\n|\{%-?\s?(?:end)?raw\s?-?%\}/gm, '')
