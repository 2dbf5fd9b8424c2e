/** Line by line, but for code in fences or behind four spaces, where two asterisks are a pointer or a power. */
export function outsideCode(markdown: string, change: (line: string) => string): string {
  let fence = ''
  const hasFences = /```|~~~/.test(markdown)
  const lines = markdown.split('\n').map((line) => {
    const mark = (hasFences && /^[ \t>*+-]{0,12}(`{3,}|~{3,})/.exec(line)?.[1]) || ''
    const isCode = fence !== '' || mark !== '' || /^(?: {4}|\t)/.test(line)
    if (fence === '') fence = mark
    else if (mark.startsWith(fence)) fence = ''
    return isCode ? line : change(line)
  })
  return lines.join('\n')
}
