/**
 * Opens the note of a claim beside its text, where without script its mark is a link to it: by a press on the mark.
 * A second press closes it, as do Escape, the link back and the mark of another claim.
 */
export const openNotes = (): void => {
  const bodies = [...document.querySelectorAll<HTMLElement>('.body')].filter((body) => body.querySelector('.note'))
  if (bodies.length === 0) return
  for (const body of bodies) body.classList.add('has-notes')
  document.addEventListener('click', press)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && open)
      close(open, open.note.contains(document.activeElement))
  })
  // Somebody who came by a link to a note finds it open.
  const asked = document.getElementById(location.hash.slice(1))
  const mark = asked?.matches('.note') ? document.querySelector<HTMLElement>(`.c[href="#${asked.id}"]`) : null
  if (asked && mark) show({ mark, note: asked })
}

type Open = { mark: HTMLElement; note: HTMLElement }

let open: Open | undefined

const press = (event: MouseEvent) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('.body :is(a.c, a.note-back)')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  if (link.matches('.note-back')) {
    const isOpen = open?.note.contains(link)
    if (!isOpen || !open) return
    event.preventDefault()
    return close(open, true)
  }
  const note = document.getElementById(link.hash.slice(1))
  if (!note?.matches('.note')) return
  event.preventDefault()
  const again = open?.mark === link
  if (open) close(open, again)
  if (!again) show({ mark: link, note })
}

const show = ({ mark, note }: Open) => {
  open = { mark, note }
  note.classList.add('on')
  mark.ariaExpanded = 'true'
  mark.closest('.cl')?.classList.add('on')
  // In the margin it stands at the height of its mark, so that nobody has to look for it.
  const block = note.closest('.beside')
  if (block) note.style.setProperty('--at', `${mark.getBoundingClientRect().top - block.getBoundingClientRect().top}px`)
  note.tabIndex = -1
  note.focus({ preventScroll: true })
  note.scrollIntoView({ block: 'nearest' })
}

const close = ({ mark, note }: Open, goesBack: boolean) => {
  open = undefined
  note.classList.remove('on')
  mark.ariaExpanded = 'false'
  mark.closest('.cl')?.classList.remove('on')
  if (goesBack) mark.focus({ preventScroll: true })
}
