/** Fenced code apart from everything else. */
export const proseAndCode = (text: string): { part: string; isCode: boolean }[] => {
  const parts: { part: string; isCode: boolean }[] = []
  let fence = ''
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^[ \t>]{0,12}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    const isCode = fence !== '' || mark !== ''
    const last = parts.at(-1)
    if (last && last.isCode === isCode) last.part += line
    else parts.push({ part: line, isCode })
    if (fence === '') fence = mark
    else if (mark.startsWith(fence)) fence = ''
  }
  return parts
}
