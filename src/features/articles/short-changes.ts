import { type BlockChange, compareTexts } from './compare-texts.ts'
import type { Effort } from './shared-runs.ts'

const most = { changes: 3, length: 400 }

/** The paragraphs that differ, where they are few and short enough to stand on a page; a larger change is a click away. */
export const shortChanges = (before: string, after: string, effort?: Effort): BlockChange[] => {
  const changes = compareTexts(before, after, effort).filter(({ is }) => is !== 'same')
  const length = changes.reduce((sum, { pieces }) => sum + pieces.reduce((all, { text }) => all + text.length, 0), 0)
  return changes.length <= most.changes && length <= most.length ? changes : []
}
