import { outsideCode } from './outside-code.ts'

const longest = 2000
const mostNotes = 500
// A line in which so many have no end holds none.
const mostInVain = 20

/** Footnotes that are written where they are referred to, ^[like this], as the notes that Markdown knows. */
export function placeInlineNotes(markdown: string): string {
  if (!markdown.includes('^[')) return markdown
  const notes: string[] = []
  const text = outsideCode(markdown, (line) => takeNotes(line, notes))
  return [text, ...notes.map((note, at) => `[^${nameOf(at)}]: ${note}`)].join('\n\n')
}

const nameOf = (at: number): string => `note-in-line-${at + 1}`

function takeNotes(line: string, notes: string[]): string {
  let out = ''
  let at = 0
  let isCode = false
  let inVain = 0
  for (const match of line.matchAll(/`+|\^\[/g)) {
    if (match[0] !== '^[') isCode = !isCode
    else if (!isCode && match.index >= at && notes.length < mostNotes) {
      const end = endOfNote(line, match.index + 2)
      if (end < 0 && ++inVain > mostInVain) break
      if (end < 0) continue
      out += `${line.slice(at, match.index)}[^${nameOf(notes.length)}]`
      notes.push(line.slice(match.index + 2, end).trim())
      at = end + 1
    }
  }
  return out + line.slice(at)
}

/** Where the bracket closes that opened before `from`; -1 when it does not, or when there is too little for a note. */
function endOfNote(line: string, from: number): number {
  let depth = 1
  for (let at = from; at < line.length && at < from + longest; at++) {
    if (line[at] === '[') depth++
    if (line[at] === ']') depth--
    if (depth === 0) return at - from > 5 ? at : -1
  }
  return -1
}
