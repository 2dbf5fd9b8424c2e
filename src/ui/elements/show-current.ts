/** Rows that scroll sideways begin where one is: the current channel, tab or step stands in sight. */
export const showCurrent = (): void => {
  for (const current of document.querySelectorAll<HTMLElement>(':is(.nav, .tabs, .side-nav) [aria-current]'))
    bringIntoRow(current)
}

const bringIntoRow = (current: HTMLElement) => {
  const row = current.closest<HTMLElement>('ul, .tabs')
  if (!row || row.scrollWidth <= row.clientWidth) return
  const { left, width } = current.getBoundingClientRect()
  row.scrollLeft += left - row.getBoundingClientRect().left - (row.clientWidth - width) / 2
}
