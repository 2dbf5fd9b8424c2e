import type { Rendering } from '../rendering.ts'

/** The notes that wait, in a box of their own; nothing where there are none, or where a block around keeps them. */
export function takeNotes({ notes }: Rendering): string {
  if (notes.holds > 0 || notes.waiting.length === 0) return ''
  const taken = notes.waiting.splice(0)
  return `<div class="notes">${taken.join('')}</div>`
}

/** A block that scrolls or stands in rows has no room within for notes: they follow it. */
export function holdingNotes(rendering: Rendering, render: () => string): string {
  rendering.notes.holds += 1
  const block = render()
  rendering.notes.holds -= 1
  return block + takeNotes(rendering)
}
