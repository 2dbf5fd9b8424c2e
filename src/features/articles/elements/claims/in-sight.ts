import type { EditorView } from '@tiptap/pm/view'

/** Scrolls a row into what is seen of the frame that it stands in, and nothing else. */
export const keepInSight = (row: HTMLElement, frame: HTMLElement): void => {
  if (frame.scrollHeight <= frame.clientHeight) return
  const { top, bottom } = row.getBoundingClientRect()
  const around = frame.getBoundingClientRect()
  if (top < around.top) frame.scrollTop -= around.top - top + 8
  else if (bottom > around.bottom) frame.scrollTop += Math.min(bottom - around.bottom + 8, top - around.top - 8)
}

/** Scrolls the text to a place, above the panel where that lies over the text. */
export const showInText = (view: EditorView, panel: HTMLElement, at: number): void => {
  const { top, bottom } = view.coordsAtPos(at)
  const frame = panel.getBoundingClientRect()
  const isOver = getComputedStyle(panel).position === 'fixed'
  const [upper, lower] = [80, (isOver ? frame.top : window.innerHeight) - 40]
  if (top < upper || bottom > lower) window.scrollBy({ top: top - (upper + Math.max(0, lower - upper) / 3) })
}
