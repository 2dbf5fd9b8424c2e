import { outsideCode } from './outside-code.ts'

/**
 * A row of a table with more cells than its head would lose them: the bars beyond become text, and what stands between
 * them stays in the last cell. Most of them are bars of a command that its author did not escape.
 */
export function keepCells(markdown: string): string {
  if (!markdown.includes('|')) return markdown
  let columns = 0
  return outsideCode(markdown, (line) => {
    if (line.trim() === '') columns = 0
    else if (isUnderHead(line)) columns = partsOf(line).length
    else if (columns > 0) return withColumns(line, columns)
    return line
  })
}

function isUnderHead(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s>|:-]+$/.test(line)
}

// The bars at both ends of a row part nothing.
function partsOf(row: string): string[] {
  return row
    .replace(/^[\s>]+/, '')
    .trimEnd()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
}

function withColumns(row: string, columns: number): string {
  const parts = partsOf(row)
  if (parts.length <= columns) return row
  const cells = [...parts.slice(0, columns - 1), parts.slice(columns - 1).join('\\|')]
  return `${/^[\s>]*/.exec(row)?.[0] ?? ''}|${cells.join('|')}|`
}
