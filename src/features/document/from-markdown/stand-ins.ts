// Noncharacters: no text may hold them, and to Markdown they are neither space nor punctuation nor syntax.
const standIns = new Map([
  ['$', '\uFDD1'],
  ['*', '\uFDD2'],
  ['_', '\uFDD3'],
  ['~', '\uFDD4'],
  ['>', '\uFDD5'],
  ['-', '\uFDD6'],
  ['+', '\uFDD7'],
  ['.', '\uFDD8'],
  [')', '\uFDD9'],
])
const originals = new Map([...standIns].map(([character, standIn]) => [standIn, character]))

/** Stands beside a character to keep punctuation from touching it, and is nothing itself. */
export const nothing = '\uFDD0'

/** Stands for a character that is to be plain text, whatever Markdown makes of it; `restore` brings it back. */
export function plainly(character: string): string {
  return standIns.get(character) ?? character
}

export function restore(text: string): string {
  return text.replace(/[\uFDD0-\uFDEF]/g, (standIn) => originals.get(standIn) ?? '')
}
