/** A text whose code and scripts are out of reach for a while: what changes the text leaves them as they are. */
export type Held = { text: string; release: (text: string) => string }

const opening = /<(pre|code|script|style|textarea)\b/gi

/** Takes what keeps its own white space and brackets out of a text; blocks get empty lines around them. */
export const holdCode = (content: string): Held => {
  const lower = content.toLowerCase()
  const unclosed = new Set<string>()
  const whole: string[] = []
  let text = ''
  let at = 0
  opening.lastIndex = 0
  for (let match = opening.exec(content); match; match = opening.exec(content)) {
    const name = (match[1] ?? '').toLowerCase()
    const end = unclosed.has(name) ? -1 : lower.indexOf(`</${name}`, match.index)
    if (end < 0) {
      unclosed.add(name)
      continue
    }
    const close = lower.indexOf('>', end)
    const after = close < 0 ? content.length : close + 1
    const mark = `\u0001${whole.push(content.slice(match.index, after)) - 1}\u0001`
    text += content.slice(at, match.index) + (name === 'code' ? mark : `\n\n${mark}\n\n`)
    at = after
    opening.lastIndex = after
  }
  const release = (changed: string) =>
    changed.replace(/\u0001(\d{1,9})\u0001/g, (_all, index: string) => whole[Number(index)] ?? '')
  return { text: text + content.slice(at), release }
}
