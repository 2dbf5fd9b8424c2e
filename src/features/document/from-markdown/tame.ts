import { plainly } from './stand-ins.ts'

// The parser's time grows with the square of these. No author comes near them; beyond, the characters are plain text.
const mostMarks = 600
const mostLevels = 24
const mostIndented = 200

/** Takes the sting out of Markdown that was written to keep the parser busy, without losing a character of it. */
export function tame(markdown: string): string {
  const shallow = markdown.replace(/^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/gm, withinLevels)
  return shallow
    .replace(/^[ \t]{200,}(?=(?:[-+*]|\d{1,9}[.)])[ \t])/gm, ' '.repeat(mostIndented))
    .split(/(\n[ \t>]*\n)/)
    .map(withinMarks)
    .join('')
}

function withinLevels(prefix: string): string {
  let levels = 0
  return prefix.replace(/[>+*.)-]/g, (marker) => (++levels > mostLevels ? plainly(marker) : marker))
}

function withinMarks(block: string): string {
  const marks = block.match(/[*_~]+/g)?.length ?? 0
  return marks > mostMarks ? block.replace(/[*_~]/g, plainly) : block
}
