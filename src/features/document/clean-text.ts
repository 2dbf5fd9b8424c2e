// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL or a page cannot hold.
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF]/g

/** Replaces what no page and no database can hold (NUL, control characters, noncharacters, halves of a pair) by U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(unfit, '\uFFFD')
}
