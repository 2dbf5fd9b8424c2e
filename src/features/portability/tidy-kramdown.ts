import { proseAndCode } from './prose-and-code.ts'

const rules: [RegExp, string][] = [
  [/`\s?\{%-?\s?raw\s?-?%\}([^`\n]{0,500}?)\{%-?\s?endraw\s?-?%\}\s?`/g, '`$1`'],
  [/\{::comment\}[^{}]{0,20000}\{:\/(?:comment)?\}/g, ''],
  [/\{:[:/][^{}\n]{0,300}\}/g, ''],
  [/^[ \t]{0,12}(?:[*+-]|\d\.)[ \t][^\n]{0,200}\n[ \t]{0,12}\{:\s?toc[^{}\n]{0,100}\}[ \t]*$/gim, ''],
  [/^[ \t>]{0,12}\{:[^{}\n]{0,300}\}[ \t]*$/gm, ''],
  [/(?<=[)*_`\]>])\{:[^{}\n]{0,300}\}/g, ''],
  // Markdown within a block of HTML is read after an empty line.
  [
    /(<(?:div|section|aside|article|details|figure)\b[^<>\n]{0,500}?) markdown="(?:1|block|span)"([^<>\n]{0,500}>)/gi,
    '$1$2\n\n',
  ],
]

/** Markdown as Jekyll reads it, without the classes and names that kramdown's authors hang on everything. */
export const tidyKramdown = (markdown: string): string => outsideFences(markdown, rules, withoutRaw)

const outsideFences = (markdown: string, changes: [RegExp, string][], changeCode: (code: string) => string): string =>
  /\{[:%]| markdown="/.test(markdown)
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
